package fi.hymy.simulator.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/// The file of all outboxes: a kiosk's own row format, keyed by kiosk.
final class SharedSchema {
    static final int WAITING = 0;
    static final int RELEASED = 1;

    private static final int VERSION = 1;
    private static final int BUSY_MILLIS = 5_000;

    private static final String[] LAYOUT = {
        """
        create table kiosk (
            number integer primary key,
            kiosk_id text not null unique,
            outbox_id text not null,
            boot integer not null,
            last_sequence integer not null
        )""", """
        create table response (
            kiosk integer not null,
            sequence integer not null,
            response_id text not null,
            body blob not null,
            sealed blob,
            key_id text,
            boot integer not null,
            monotonic_ms integer not null,
            wall_ms integer not null,
            time_quality text not null,
            state integer not null,
            kept_at integer not null,
            released_at integer,
            primary key (kiosk, sequence)
        ) without rowid""", "create unique index response_by_id on response (response_id)", """
        create index response_waiting on response (kiosk, sequence) where state = 0""", """
        create index response_released on response (released_at) where state = 1"""
    };

    private SharedSchema() {}

    /// Opens the file, laid out if it is new.
    static Connection openToWrite(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int version = version(statement);
            if (version == 0) {
                for (String part : LAYOUT) {
                    statement.execute(part);
                }
                statement.execute("pragma user_version = " + VERSION);
            } else if (version != VERSION) {
                throw new SQLException("its schema has version %d, this program knows %d".formatted(version, VERSION));
            }
            connection.commit();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static Connection openToRead(Path file) throws SQLException {
        Connection connection = config().createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma query_only = on");
        }
        return connection;
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("pragma user_version")) {
            return found.next() ? found.getInt(1) : 0;
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }
}
