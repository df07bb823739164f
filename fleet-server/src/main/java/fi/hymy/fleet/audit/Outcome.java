package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Tongue;

/// What came of a request, by its status.
enum Outcome {
    DONE(Tongue.key("Done")),
    /// By a rule, or because it could not be done as asked.
    REFUSED(Tongue.key("Refused")),
    /// Something broke on the server.
    FAILED(Tongue.key("Failed"));

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// For the colour of a state.
    String tone() {
        return switch (this) {
            case DONE -> "good";
            case REFUSED -> "soso";
            case FAILED -> "bad";
        };
    }

    static Outcome of(int status) {
        return status < BAD_REQUEST ? DONE : status < SERVER_ERROR ? REFUSED : FAILED;
    }
}
