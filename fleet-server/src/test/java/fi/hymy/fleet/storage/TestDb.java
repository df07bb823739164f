package fi.hymy.fleet.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// Databases for tests: a fresh SQLite file, or a fresh database in one PostgreSQL that the tests share and that
/// ends with them. `HYMY_TEST_PG_URL` (`jdbc:postgresql://…`, with a user that may create databases) names one of
/// yours instead.
public final class TestDb {
    private static final String OUTSIDE = "HYMY_TEST_PG_URL";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDb() {}

    public static Db sqlite(Path folder) {
        return Db.sqlite(folder.resolve("hymy.db"));
    }

    /// A database of its own, empty but for the schema.
    public static Db postgres() {
        return Db.postgres(emptyPostgres(), null, null);
    }

    /// The JDBC URL of a database without any table.
    public static String emptyPostgres() {
        String server = serverUrl();
        String name = "hymy_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database could be made on " + server, e);
        }
        return server.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
    }

    private static String serverUrl() {
        String outside = System.getenv(OUTSIDE);
        return outside == null ? Embedded.SERVER.getJdbcUrl("postgres", "postgres") : outside;
    }

    /// Started by the first test that wants it; its own hook stops it when the JVM ends.
    private static final class Embedded {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start here; set " + OUTSIDE, e);
            }
        }
    }
}
