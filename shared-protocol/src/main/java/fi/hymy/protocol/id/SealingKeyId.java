package fi.hymy.protocol.id;

/// Names one of a server's keys to which kiosks seal what people wrote.
///
/// @param value `[A-Za-z0-9_-]{8,64}`
public record SealingKeyId(String value) {
    public SealingKeyId {
        IdText.topicLevel("sealing key id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
