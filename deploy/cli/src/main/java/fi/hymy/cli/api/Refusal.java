package fi.hymy.cli.api;

import java.util.List;

/// The server said no, in problem details (RFC 9457) where it could.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> faults;

    Refusal(int status, String message, List<String> faults) {
        super(message);
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// What exactly is wrong, a line each; often empty.
    public List<String> faults() {
        return faults;
    }

    public boolean isNotFound() {
        return status == 404;
    }

    /// Not signed in, or not allowed to.
    public boolean isNotAllowed() {
        return status == 401 || status == 403;
    }
}
