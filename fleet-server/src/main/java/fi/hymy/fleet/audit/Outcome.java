package fi.hymy.fleet.audit;

/// What came of a request, by its status.
enum Outcome {
    DONE("Done"),
    /// By a rule, or because it could not be done as asked.
    REFUSED("Refused"),
    /// Something broke on the server.
    FAILED("Failed");

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Outcome of(int status) {
        return status < BAD_REQUEST ? DONE : status < SERVER_ERROR ? REFUSED : FAILED;
    }
}
