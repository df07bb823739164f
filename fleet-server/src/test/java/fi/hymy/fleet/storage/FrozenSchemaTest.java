package fi.hymy.fleet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Opens databases as servers of every schema since the first have left them. The files are never changed: a
/// schema that came after gets a folder of its own (see README.md there).
final class FrozenSchemaTest {
    @TempDir
    Path folder;

    @Test
    void opensASqliteFileOfTheFirstSchema() throws IOException {
        Path file = folder.resolve("hymy.db");
        try (InputStream frozen = frozen("server-v1/hymy.sqlite")) {
            Files.copy(frozen, file);
        }
        try (Db db = Db.sqlite(file)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
        }
    }

    @Test
    void opensAPostgresDatabaseOfTheFirstSchema() throws IOException, SQLException {
        String url = TestDb.emptyPostgres();
        try (InputStream frozen = frozen("server-v1/postgres.sql");
                Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(new String(frozen.readAllBytes(), StandardCharsets.UTF_8));
        }
        try (Db db = Db.postgres(url, null, null)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
        }
    }

    private static void assertHoldsWhatWasFrozen(JdbcClient jdbc) {
        assertThat(jdbc.sql("select name from kiosk where id = 'kiosk-frozen'")
                        .query(String.class)
                        .single())
                .isEqualTo("Entrance Ö");
        assertThat(jdbc.sql("select body from response").query(String.class).list())
                .hasSize(2)
                .allSatisfy(body -> assertThat(body).startsWith("{"));
        assertThat(jdbc.sql("select count(*) from answer").query(Long.class).single())
                .isEqualTo(8);
        assertThat(jdbc.sql("select reported_version from twin")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select outbox_last from presence")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select raw from quarantine")
                        .query((row, n) -> row.getBytes("raw"))
                        .single())
                .isEqualTo(new byte[] {0, 1, 2, (byte) 0xff});
    }

    private static InputStream frozen(String name) {
        return Objects.requireNonNull(FrozenSchemaTest.class.getResourceAsStream("/frozen/" + name), name);
    }
}
