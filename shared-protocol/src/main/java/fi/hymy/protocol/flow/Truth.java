package fi.hymy.protocol.flow;

/// Kleene's three values: a condition over a question that was not reached yet is neither true nor false.
enum Truth {
    YES,
    NO,
    OPEN;

    static Truth of(boolean value) {
        return value ? YES : NO;
    }

    boolean possible() {
        return this != NO;
    }
}
