package fi.hymy.cli.api;

/// Nobody answered at the server's address, or what answered was no Hymy server.
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
