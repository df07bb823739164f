package fi.hymy.protocol.id;

/// Names one outbox file of a kiosk: a fresh file, after a broken one was put aside, counts its sequence anew.
///
/// @param value `[A-Za-z0-9_-]{8,64}`, fit for a topic level
public record OutboxId(String value) {
    public OutboxId {
        IdText.topicLevel("outbox id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
