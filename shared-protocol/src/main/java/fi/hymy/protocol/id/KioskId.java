package fi.hymy.protocol.id;

/// Names one kiosk for as long as it lives; a kiosk that replaces another gets a new one.
///
/// @param value `[A-Za-z0-9_-]{8,64}`, fit for a topic level
public record KioskId(String value) {
    public KioskId {
        IdText.topicLevel("kiosk id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
