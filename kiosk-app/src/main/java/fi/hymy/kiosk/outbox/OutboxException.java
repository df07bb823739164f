package fi.hymy.kiosk.outbox;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
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

    private final boolean overrun;

    public OutboxException(String message) {
        this(message, null, false);
    }

    public OutboxException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private OutboxException(String message, @Nullable Throwable cause, boolean overrun) {
        super(message, cause);
        this.overrun = overrun;
    }

    static OutboxException overrun(int waiting) {
        return new OutboxException("the outbox is overrun, %d changes wait".formatted(waiting), null, true);
    }

    /// @param failure of a change, as its stage tells it; null when there is none
    static Optional<OutboxException> in(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof OutboxException e ? Optional.of(e) : Optional.empty();
    }

    /// Whether something was refused for so much waits already: whoever should do it may stand still. Any other failure
    /// shows that somebody tried.
    ///
    /// @param failure of a change, as its stage tells it; null when there is none
    public static boolean isOverrun(@Nullable Throwable failure) {
        return in(failure).filter(e -> e.overrun).isPresent();
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
