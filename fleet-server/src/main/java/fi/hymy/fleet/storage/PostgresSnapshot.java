package fi.hymy.fleet.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Every table by PostgreSQL's own COPY, in one transaction that sees one moment: it needs no program of PostgreSQL's
/// on this machine, and none of its version.
///
/// A table's part of the archive is a line with its columns, and its rows as COPY writes them.
record PostgresSnapshot(
        String url, @Nullable String user, @Nullable String password) implements Snapshot {
    private static final String HISTORY = "flyway_schema_history";
    private static final String ENDING = ".rows";

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public String write(ArchiveWriter out, Path beside) throws IOException, SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            SequencedSet<String> tables = tables(statement);
            if (!tables.contains(HISTORY)) {
                throw new BackupFault("The database is empty: start the server first");
            }
            String schema = Snapshot.schema(connection);
            CopyManager copying = copying(connection);
            for (String table : tables) {
                if (!table.equals(HISTORY)) {
                    String columns = columns(statement, table);
                    out.add(Archive.DATABASE + table + ENDING, stream -> {
                        stream.write((columns + "\n").getBytes(StandardCharsets.UTF_8));
                        copying.copyOut("copy \"%s\" (%s) to stdout".formatted(table, columns), stream);
                    });
                }
            }
            connection.rollback();
            return schema;
        }
    }

    @Override
    public void restore(Archive from, About about, Path folder) throws IOException, SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            if (!tables(statement).isEmpty()) {
                throw new BackupFault(
                        "The database is not empty: a backup goes into one that was just made (create database …)");
            }
            var migrations = Db.migrations(Dialect.POSTGRESQL, url, user, password);
            Snapshot.refuseUnknown(migrations.load(), about);
            migrations.target(about.schema()).load().migrate();
            connection.setAutoCommit(false);
            fill(statement, copying(connection), from);
            Snapshot.signEverybodyOut(statement);
            connection.commit();
        }
    }

    /// Rows that migrations themselves had put there are in the backup too.
    private static void fill(Statement statement, CopyManager copying, Archive from) throws IOException, SQLException {
        SequencedSet<String> tables = inOrder(statement, tables(statement));
        tables.remove(HISTORY);
        statement.execute("truncate "
                + String.join(
                        ", ", tables.stream().map(PostgresSnapshot::quoted).toList()));
        for (String table : tables) {
            try (InputStream in = from.read(Archive.DATABASE + table + ENDING)) {
                String columns = line(in);
                copying.copyIn("copy \"%s\" (%s) from stdin".formatted(table, columns), in);
            }
        }
    }

    private static SequencedSet<String> tables(Statement statement) throws SQLException {
        return names(statement, """
                select table_name from information_schema.tables
                where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name""");
    }

    private static String columns(Statement statement, String table) throws SQLException {
        return String.join(",", names(statement, """
                        select '"' || column_name || '"' from information_schema.columns
                        where table_schema = current_schema() and table_name = '%s'
                        order by ordinal_position""".formatted(table)));
    }

    /// A table comes after those that its rows point to.
    private static SequencedSet<String> inOrder(Statement statement, SequencedSet<String> tables) throws SQLException {
        var placed = new LinkedHashSet<String>();
        List<String> left = new ArrayList<>(tables);
        while (!left.isEmpty()) {
            int before = left.size();
            for (String table : List.copyOf(left)) {
                SequencedSet<String> needed = names(statement, """
                        select distinct confrelid::regclass::text from pg_constraint
                        where contype = 'f' and conrelid = '%s'::regclass and confrelid <> conrelid
                        """.formatted(quoted(table)));
                if (placed.containsAll(needed)) {
                    placed.add(table);
                    left.remove(table);
                }
            }
            if (left.size() == before) {
                throw new IllegalStateException("tables point to each other in a circle: " + left);
            }
        }
        return placed;
    }

    private static SequencedSet<String> names(Statement statement, String sql) throws SQLException {
        var names = new LinkedHashSet<String>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private Connection open() throws SQLException {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        // An error's detail holds the whole row, and with it what people said.
        properties.setProperty("logServerErrorDetail", "false");
        return DriverManager.getConnection(url, properties);
    }
}
