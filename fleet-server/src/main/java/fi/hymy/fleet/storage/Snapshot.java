package fi.hymy.fleet.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/// A database as it was at one moment, into a backup and out of it, while servers write on.
sealed interface Snapshot permits SqliteSnapshot, PostgresSnapshot {
    Dialect dialect();

    /// @param beside a place for a file of its own, on a disk with room for the database
    /// @return the newest migration that it has seen
    String write(ArchiveWriter out, Path beside) throws IOException, SQLException;

    /// Puts it into a database that is empty, and ends everybody's session in it.
    ///
    /// @param folder where a database that is a file goes
    /// @throws BackupFault when the database is not empty, or this program does not know the schema
    void restore(Archive from, About about, Path folder) throws IOException, SQLException;

    static String schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select version from flyway_schema_history where version is not null
                        order by installed_rank desc limit 1""")) {
            if (!row.next()) {
                throw new BackupFault("The database is empty: start the server first");
            }
            return row.getString(1);
        }
    }

    static void refuseUnknown(Flyway flyway, About about) {
        boolean known = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .anyMatch(version -> version != null && version.getVersion().equals(about.schema()));
        if (!known) {
            throw new BackupFault("The backup was made by a newer program (%s, schema %s): install that one, or newer"
                    .formatted(about.program(), about.schema()));
        }
    }

    /// Whoever was signed in when the backup was made may have been shut out since.
    static void signEverybodyOut(Statement statement) throws SQLException {
        statement.execute("delete from spring_session_attributes");
        statement.execute("delete from spring_session");
    }
}
