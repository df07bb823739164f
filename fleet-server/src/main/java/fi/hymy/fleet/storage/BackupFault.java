package fi.hymy.fleet.storage;

/// A backup that cannot be made, or is not whole, or must not be put where it was to go. The message is for whoever
/// gave the command: what happened, and what to do.
public final class BackupFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    BackupFault(String message) {
        super(message);
    }

    BackupFault(String message, Throwable cause) {
        super(message, cause);
    }
}
