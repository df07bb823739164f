package fi.hymy.fleet.site;

/// A file that cannot be read as a sheet at all; the message is for who sent it.
final class SheetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SheetException(String message) {
        super(message);
    }

    SheetException(String message, Throwable cause) {
        super(message, cause);
    }
}
