package fi.hymy.protocol.id;

/// Names a choice inside one question; the stable code that is stored and reported.
///
/// @param value `[A-Za-z0-9_-]{1,64}`
public record ChoiceId(String value) {
    public ChoiceId {
        IdText.local("choice id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
