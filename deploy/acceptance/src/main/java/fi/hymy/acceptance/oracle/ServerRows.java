package fi.hymy.acceptance.oracle;

import fi.hymy.acceptance.oracle.Verdict.Stored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads a fleet server's SQLite file from outside, beside the running server, without writing to it.
public final class ServerRows {
    private static final int BUSY_MILLIS = 10_000;

    private final Path database;

    public ServerRows(Path database) {
        this.database = database;
    }

    /// Every response with the digest of its body.
    public List<Stored> responses() {
        return query(
                "select response_id, body from response",
                row -> new Stored(row.getString(1), sha256(row.getString(2))));
    }

    public long count() {
        return number("select count(*) from response");
    }

    /// How many answers belong to no response, which must never be.
    public long orphanedAnswers() {
        return number("select count(*) from answer a where not exists"
                + " (select 1 from response r where r.response_id = a.response_id)");
    }

    /// What people wrote, as reports show it; each text once.
    public List<String> words() {
        return query("select words from answer where words is not null group by words", row -> row.getString(1));
    }

    public long quarantined() {
        return number("select count(*) from quarantine");
    }

    public List<String> quarantineReasons() {
        return query("select kind || ': ' || reason from quarantine limit 20", row -> row.getString(1));
    }

    /// Responses whose sequence clashes with another of the same outbox, which must not be without a cloned card.
    public long clashes() {
        return number("select count(*) from response where clash <> 0");
    }

    /// Sequences of an outbox that are missing between its first and its last response.
    public long gaps() {
        return number(
                "select coalesce(sum(last - first + 1 - n), 0) from (select max(sequence) last, min(sequence) first,"
                        + " count(distinct sequence) n from response group by kiosk_id, outbox_id)");
    }

    /// The number of each linked kiosk's connection, which grows from one to the next.
    public Map<String, Long> sessions() {
        return query(
                        "select kiosk_id, session from presence where linked = 1",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Keeps everybody else from writing until it is closed.
    public Lock lock() {
        try {
            Connection connection = open("rw");
            try (Statement statement = connection.createStatement()) {
                statement.execute("begin immediate");
            }
            return new Lock(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock " + database, e);
        }
    }

    private Connection open(String mode) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + database + "?mode=" + mode);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = " + BUSY_MILLIS);
        }
        return connection;
    }

    /// The right to write, held.
    public static final class Lock implements AutoCloseable {
        private final Connection connection;

        private Lock(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            try (connection;
                    Statement statement = connection.createStatement()) {
                statement.execute("rollback");
            } catch (SQLException e) {
                throw new IllegalStateException("cannot unlock", e);
            }
        }
    }

    public long number(String sql) {
        return query(sql, row -> row.getLong(1)).getFirst();
    }

    private <T> List<T> query(String sql, RowReader<T> reader) {
        var found = new ArrayList<T>();
        try (Connection connection = open("ro");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + database + ": " + sql, e);
        }
    }

    static String sha256(String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
