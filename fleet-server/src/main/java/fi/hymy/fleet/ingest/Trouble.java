package fi.hymy.fleet.ingest;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Whose fault it is that responses cannot be stored.
enum Trouble {
    /// The database refuses what is in a response.
    THIS_RESPONSE,
    /// The disk is full, the database is down or busy: no response is at fault.
    EVERYTHING,
    /// Not known: tried one by one, and never rejected.
    UNKNOWN;

    static Trouble of(RuntimeException failure) {
        return switch (failure) {
            case DataIntegrityViolationException _ -> THIS_RESPONSE;
            case DataAccessResourceFailureException _ -> EVERYTHING;
            case NonTransientDataAccessResourceException _ -> EVERYTHING;
            case TransientDataAccessException _ -> EVERYTHING;
            case RecoverableDataAccessException _ -> EVERYTHING;
            case TransactionException _ -> EVERYTHING;
            default -> UNKNOWN;
        };
    }
}
