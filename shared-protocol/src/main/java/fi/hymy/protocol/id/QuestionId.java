package fi.hymy.protocol.id;

/// Names a question inside one survey; stable over versions, so that trends can follow it.
///
/// @param value `[A-Za-z0-9_-]{1,64}`
public record QuestionId(String value) {
    public QuestionId {
        IdText.local("question id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
