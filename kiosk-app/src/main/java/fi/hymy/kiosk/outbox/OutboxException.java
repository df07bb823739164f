package fi.hymy.kiosk.outbox;

/// The outbox could not do what was asked: the disk is full, the file is held by another program, or it is closed.
public final class OutboxException extends RuntimeException {
    public OutboxException(String message) {
        super(message);
    }

    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
