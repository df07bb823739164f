package fi.hymy.protocol.id;

/// Names an assignment of a survey to a place.
///
/// @param value `[A-Za-z0-9_-]{1,64}`
public record AssignmentId(String value) {
    public AssignmentId {
        IdText.local("assignment id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
