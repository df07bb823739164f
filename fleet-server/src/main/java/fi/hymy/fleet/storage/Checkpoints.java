package fi.hymy.fleet.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves what was committed from SQLite's log into its file, a little at a time on a thread of its own: otherwise the
/// commit that fills the log does it, and with it every receipt that waits behind. Commits go on meanwhile.
final class Checkpoints implements AutoCloseable {
    /// From here on, a commit does what is left to do, so that the log does not grow for ever: 64 MiB.
    static final int MOST_PAGES = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final String url;
    private final Rounds rounds = new Rounds(
            "checkpoints",
            PAUSE,
            "the log is not moved into the database beside the commits, so they do it",
            this::move);

    /// Belong to the rounds' thread.
    private @Nullable Connection connection;

    private Checkpoints(String url) {
        this.url = url;
    }

    /// @param url of the file, with the same durability as the writer's: what is moved is on the disk before it is
    ///     taken out of the log
    static Checkpoints start(String url) {
        var checkpoints = new Checkpoints(url);
        checkpoints.rounds.start();
        return checkpoints;
    }

    /// Moves what can be moved now; the last connection that closes does the rest.
    @Override
    public void close() {
        rounds.stop();
        leave();
    }

    private void move() throws SQLException {
        try {
            if (connection == null) {
                connection = DriverManager.getConnection(url);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma wal_checkpoint(passive)");
            }
        } catch (SQLException e) {
            leave();
            throw e;
        }
    }

    private void leave() {
        Connection leaving = connection;
        connection = null;
        try {
            if (leaving != null) {
                leaving.close();
            }
        } catch (SQLException e) {
            LOG.debug("a connection for moving the log could not be closed", e);
        }
    }
}
