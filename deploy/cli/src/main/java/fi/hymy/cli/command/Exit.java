package fi.hymy.cli.command;

/// What a command ends with, for scripts.
public enum Exit {
    OK(0),
    /// It was asked for, and did not come about.
    FAILED(1),
    /// The command was not understood.
    USAGE(2),
    UNREACHABLE(3),
    /// Not signed in, or not allowed to.
    NOT_ALLOWED(4),
    NOT_FOUND(5),
    /// The server refused what was asked: wrong values, or against the state of things.
    REFUSED(6),
    /// It had not come about when the time to wait was over; it may still.
    NOT_YET(7);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
