package fi.hymy.protocol.id;

/// Names a statement inside one battery.
///
/// @param value `[A-Za-z0-9_-]{1,64}`
public record StatementId(String value) {
    public StatementId {
        IdText.local("statement id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
