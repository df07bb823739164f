package fi.hymy.fleet.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/// Gives up a connection whose transaction could not begin because the database was locked.
///
/// The SQLite driver notes that a transaction is open before it asks for one. When that fails, each later transaction
/// of the connection writes every statement by itself, and none can be committed any more.
final class LeaveTheLocked implements SQLExceptionOverride {
    /// SQLITE_BUSY and SQLITE_LOCKED, in the lowest byte of their extended codes (https://sqlite.org/rescode.html).
    private static final Set<Integer> LOCKED = Set.of(5, 6);

    private static final int LOWEST_BYTE = 0xff;

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return LOCKED.contains(failure.getErrorCode() & LOWEST_BYTE) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
