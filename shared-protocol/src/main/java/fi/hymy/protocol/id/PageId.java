package fi.hymy.protocol.id;

/// Names a page inside one survey.
///
/// @param value `[A-Za-z0-9_-]{1,64}`
public record PageId(String value) {
    public PageId {
        IdText.local("page id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
