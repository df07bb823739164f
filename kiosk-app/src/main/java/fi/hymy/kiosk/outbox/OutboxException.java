package fi.hymy.kiosk.outbox;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/// The outbox could not do what was asked: the disk is full, the file is held by another program, or it is closed.
public final class OutboxException extends RuntimeException {
    private static final int PRIMARY_CODE = 0xFF;
    private static final Set<Integer> SPOILED = Set.of(
            SQLiteErrorCode.SQLITE_CORRUPT.code,
            SQLiteErrorCode.SQLITE_NOTADB.code,
            SQLiteErrorCode.SQLITE_IOERR.code,
            SQLiteErrorCode.SQLITE_CANTOPEN.code,
            SQLiteErrorCode.SQLITE_READONLY.code);

    public OutboxException(String message) {
        super(message);
    }

    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Whether the open file is of no use any more, so that it should be closed and opened anew: it is damaged, or the
    /// disk beneath it failed or went.
    boolean spoiled() {
        return getCause() instanceof SQLException e && SPOILED.contains(e.getErrorCode() & PRIMARY_CODE);
    }

    /// In a line, for people.
    String inShort() {
        Throwable cause = getCause();
        return cause == null ? String.valueOf(getMessage()) : getMessage() + ": " + cause.getMessage();
    }
}
