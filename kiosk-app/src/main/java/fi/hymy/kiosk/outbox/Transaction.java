package fi.hymy.kiosk.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One transaction, begun and ended in words. The driver's own counting is not used: SQLite rolls back by itself when
/// the disk is full, and the driver, not noticing, then writes without a transaction.
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private Transaction() {}

    @FunctionalInterface
    interface Body {
        void run() throws SQLException;
    }

    /// Commits what the body does, or leaves nothing of it.
    ///
    /// @throws SQLException or what else the body throws
    static void in(Connection connection, Body body) throws SQLException {
        execute(connection, "begin immediate");
        boolean committed = false;
        try {
            body.run();
            execute(connection, "commit");
            committed = true;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            execute(connection, "rollback");
        } catch (SQLException e) {
            LOG.debug("rolled back already: {}", e.toString());
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
