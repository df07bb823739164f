package fi.hymy.protocol.id;

/// Names an ending inside one survey.
///
/// @param value `[A-Za-z0-9_-]{1,64}`
public record EndingId(String value) {
    public EndingId {
        IdText.local("ending id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
