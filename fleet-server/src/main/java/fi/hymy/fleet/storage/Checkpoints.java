package fi.hymy.fleet.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves what was committed from SQLite's log into its file, a little at a time on a thread of its own: otherwise the
/// commit that fills the log does it, and with it every receipt that waits behind. Commits go on meanwhile.
final class Checkpoints implements AutoCloseable {
    /// From here on, a commit does what is left to do, so that the log does not grow for ever: 64 MiB.
    static final int MOST_PAGES = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final long PAUSE_MILLIS = 250;
    private static final long PATIENCE_MILLIS = 10_000;

    private final String url;
    private final Thread thread =
            Thread.ofPlatform().name("checkpoints").daemon().unstarted(this::run);
    private volatile boolean ending;

    private Checkpoints(String url) {
        this.url = url;
    }

    /// @param url of the file, with the same durability as the writer's: what is moved is on the disk before it is
    ///     taken out of the log
    static Checkpoints start(String url) {
        var checkpoints = new Checkpoints(url);
        checkpoints.thread.start();
        return checkpoints;
    }

    /// Ends without moving the rest: the last connection that closes does.
    @Override
    public void close() {
        ending = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean told = false;
        while (!ending) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                while (!ending) {
                    Thread.sleep(PAUSE_MILLIS);
                    statement.execute("pragma wal_checkpoint(passive)");
                }
            } catch (SQLException e) {
                if (!told) {
                    LOG.warn("the log is not moved into the database beside the commits, so they do it", e);
                }
                told = true;
                rest();
            } catch (InterruptedException e) {
                ending = true;
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            ending = true;
        }
    }
}
