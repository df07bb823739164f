package fi.hymy.protocol.id;

/// Names one command to one kiosk; what is asked twice under one id is done once.
///
/// @param value `[A-Za-z0-9_-]{8,64}`, fit for a file name
public record CommandId(String value) {
    public CommandId {
        IdText.topicLevel("command id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
