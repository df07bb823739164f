package fi.hymy.fleet.ingest;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Whose fault it is that responses cannot be stored.
enum Trouble {
    /// The database refuses what is in a response.
    THIS_RESPONSE,
    /// The database is locked, or away: no response is at fault, and it may be over within seconds.
    PASSING,
    /// The disk is full, or the file is damaged: no response is at fault, and somebody must come.
    LASTING,
    /// Not known: tried one by one, and never rejected.
    UNKNOWN;

    /// SQLite's words for a database that somebody else writes to: SQLITE_BUSY and SQLITE_LOCKED, in the lowest byte
    /// of its extended codes (https://sqlite.org/rescode.html).
    private static final Set<Integer> LOCKED = Set.of(5, 6);

    private static final int LOWEST_BYTE = 0xff;

    static Trouble of(RuntimeException failure) {
        return switch (failure) {
            case DataIntegrityViolationException _ -> THIS_RESPONSE;
            case DataAccessResourceFailureException _ -> lasts(failure);
            case NonTransientDataAccessResourceException _ -> LASTING;
            case TransientDataAccessException _ -> lasts(failure);
            case RecoverableDataAccessException _ -> PASSING;
            case TransactionException _ -> lasts(failure);
            default -> UNKNOWN;
        };
    }

    /// A transaction that cannot begin or commit says why only in its cause.
    private static Trouble lasts(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean locked = cause instanceof SQLException sql && LOCKED.contains(sql.getErrorCode() & LOWEST_BYTE);
            if (locked
                    || cause instanceof SQLTransientException
                    || cause instanceof PessimisticLockingFailureException) {
                return PASSING;
            }
        }
        return LASTING;
    }
}
