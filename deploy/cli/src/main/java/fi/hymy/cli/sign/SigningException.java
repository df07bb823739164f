package fi.hymy.cli.sign;

/// Something about a key, a manifest or a file is not as it must be; the message says what and what to do.
public final class SigningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SigningException(String message) {
        super(message);
    }

    SigningException(String message, Throwable cause) {
        super(message, cause);
    }
}
