package fi.hymy.kiosk.outbox;

import fi.hymy.protocol.id.OutboxId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/// How the file is laid out and opened. A frozen file of every version lies in the tests' `frozen/outbox-v…`.
final class OutboxSchema {
    static final int VERSION = 1;

    private static final int PRIMARY_CODE = 0xFF;
    private static final int ID_BYTES = 12;
    private static final int BUSY_MILLIS = 5_000;
    private static final int JOURNAL_BYTES = 4 * 1024 * 1024;

    /// `sealed` is the part of a response that only the server's key `key_id` opens; `body` is the rest.
    private static final String[] LAYOUT = {"""
        create table outbox (
            id text not null,
            made_at integer not null
        )""", """
        create table response (
            sequence integer primary key autoincrement,
            response_id text not null unique,
            body blob not null,
            sealed blob,
            key_id text,
            boot integer not null,
            monotonic_ms integer not null,
            wall_ms integer not null,
            time_quality text not null,
            state integer not null,
            kept_at integer not null,
            released_at integer
        )""", "create index response_by_state on response (state, sequence)"};

    private OutboxSchema() {}

    static Connection openToWrite(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(JOURNAL_BYTES);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            // What is forgotten is overwritten, not only unlinked.
            statement.execute("pragma secure_delete = on");
        }
        return connection;
    }

    static Connection openToRead(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma query_only = on");
        }
        return connection;
    }

    /// For a disk that takes nothing, not even the files beside the database; what is in its journal alone is not seen.
    static Connection openAsItLies(Path file) throws SQLException {
        return config().createConnection("jdbc:sqlite:" + file.toUri() + "?immutable=1");
    }

    static long largestBoot(Connection connection) throws SQLException {
        return number(connection, "select boot from response order by sequence desc limit 1");
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    /// Lays out an empty file and gives it its name.
    static void create(Connection connection, long now) throws SQLException {
        Transaction.in(connection, () -> layOut(connection, now));
    }

    private static void layOut(Connection connection, long now) throws SQLException {
        byte[] random = new byte[ID_BYTES];
        new SecureRandom().nextBytes(random);
        try (Statement statement = connection.createStatement()) {
            for (String part : LAYOUT) {
                statement.execute(part);
            }
            statement.execute("pragma user_version = " + VERSION);
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into outbox (id, made_at) values (?, ?)")) {
            insert.setString(1, HexFormat.of().formatHex(random));
            insert.setLong(2, now);
            insert.executeUpdate();
        }
    }

    static boolean isEmpty(Connection connection) throws SQLException {
        return number(connection, "select count(*) from sqlite_master") == 0;
    }

    /// @throws SQLException when it is broken, or cannot be read now: [#meansBroken]
    /// @throws OutboxException when a newer program has written it: then the program is wrong, not the file
    static void check(Connection connection) throws SQLException {
        int version = Math.toIntExact(number(connection, "pragma user_version"));
        if (version > VERSION) {
            throw new OutboxException(
                    "the outbox was written by a newer program: its schema has version %d, this program knows %d"
                            .formatted(version, VERSION));
        }
        String verdict = text(connection, "pragma quick_check(1)");
        if (version < VERSION || !verdict.equals("ok")) {
            throw broken("version %d, integrity check says: %s".formatted(version, verdict));
        }
        id(connection);
    }

    /// Whether the file itself is at fault, rather than the disk, another program or the moment.
    static boolean meansBroken(SQLException e) {
        int code = e.getErrorCode() & PRIMARY_CODE;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private static SQLException broken(String why) {
        return new SQLException(why, "", SQLiteErrorCode.SQLITE_CORRUPT.code);
    }

    static OutboxId id(Connection connection) throws SQLException {
        try {
            return new OutboxId(text(connection, "select id from outbox"));
        } catch (IllegalArgumentException e) {
            throw broken("its name is damaged: " + e.getMessage());
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? String.valueOf(found.getString(1)) : "";
        }
    }
}
