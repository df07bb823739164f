package fi.hymy.fleet.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// @param file the database of the running server
record SqliteSnapshot(Path file) implements Snapshot {
    static final String NAME = "hymy.db";

    private static final String ENTRY = Archive.DATABASE + NAME;

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    /// One read, however long it takes: the writer goes on beside it, and never makes it begin anew, as it would
    /// SQLite's own backup interface.
    @Override
    public String write(ArchiveWriter out, Path beside) throws IOException, SQLException {
        if (!Files.isRegularFile(file)) {
            throw new BackupFault("There is no database at %s: is --data right?".formatted(file));
        }
        Path copy = beside.resolveSibling(beside.getFileName() + ".db");
        try {
            Files.deleteIfExists(copy);
            try (Connection connection =
                            DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro&busy_timeout=10000");
                    Statement statement = connection.createStatement()) {
                statement.execute("vacuum into '" + copy.toString().replace("'", "''") + "'");
            }
            String schema;
            try (Connection connection = open(copy)) {
                schema = Snapshot.schema(connection);
            }
            out.add(ENTRY, stream -> Files.copy(copy, stream));
            return schema;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public void restore(Archive from, About about, Path folder) throws IOException, SQLException {
        Path target = folder.resolve(NAME);
        try (InputStream in = from.read(ENTRY)) {
            Files.copy(in, target);
        }
        Snapshot.refuseUnknown(
                Db.migrations(Dialect.SQLITE, "jdbc:sqlite:" + target, null, null)
                        .load(),
                about);
        try (Connection connection = open(target);
                Statement statement = connection.createStatement()) {
            try (ResultSet said = statement.executeQuery("pragma quick_check")) {
                if (!said.next() || !"ok".equals(said.getString(1))) {
                    throw new BackupFault("The database in the backup is damaged: take another");
                }
            }
            Snapshot.signEverybodyOut(statement);
        }
    }

    private static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }
}
