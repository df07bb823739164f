package fi.hymy.fleet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Backups, on whichever database.
abstract class BackupContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final byte[] PICTURE = {0, 1, 2, '\\', '\n', (byte) 0xff};

    @TempDir
    Path folder;

    /// A server's settings with an empty database of its own.
    abstract StorageSettings fresh(Path data);

    @Test
    void putsEverythingIntoAnEmptyPlace() throws IOException, SQLException {
        StorageSettings server = fresh(folder.resolve("data"));
        Path backup = folder.resolve("hymy.backup.zip");
        try (Db db = open(server)) {
            fill(db.writer().jdbc());
            Files.createDirectories(server.data().resolve("ca"));
            Files.writeString(server.data().resolve("ca/authority.pem"), "key");
            Files.writeString(server.data().resolve("ports.json"), "{}");
            backups(server).backUp(backup);
        }
        StorageSettings other = fresh(folder.resolve("other"));

        About about = backups(other).restore(backup);

        assertThat(about.madeAt()).isEqualTo(NOON);
        try (Db db = open(other)) {
            assertHolds(db.reader().jdbc());
        }
        assertThat(other.data().resolve("ca/authority.pem")).hasContent("key");
        assertThat(Files.getPosixFilePermissions(other.data().resolve("ca/authority.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(other.data().resolve("ports.json")).doesNotExist();
        assertThat(other.data().resolve(Backups.RESTORED)).content().contains("made-at=" + NOON, "restored-at=" + NOON);
    }

    @Test
    void isMadeWhileOthersWriteAndSeesOneMoment() throws Exception {
        StorageSettings server = fresh(folder.resolve("data"));
        Path backup = folder.resolve("hymy.backup.zip");
        var ending = new AtomicBoolean();
        try (Db db = open(server);
                var thread = Executors.newSingleThreadExecutor()) {
            var writing = thread.submit(() -> {
                int written = 0;
                while (!ending.get()) {
                    pair(db, written++);
                }
                return written;
            });
            backups(server).backUp(backup);
            ending.set(true);
            assertThat(writing.get()).isPositive();
        }
        StorageSettings other = fresh(folder.resolve("other"));
        backups(other).restore(backup);
        try (Db db = open(other)) {
            JdbcClient jdbc = db.reader().jdbc();
            assertThat(count(jdbc, "kiosk")).isEqualTo(count(jdbc, "asset"));
        }
    }

    @Test
    void signsEverybodyOut() throws IOException, SQLException {
        StorageSettings server = fresh(folder.resolve("data"));
        Path backup = folder.resolve("hymy.backup.zip");
        try (Db db = open(server)) {
            db.writer().jdbc().sql("""
                            insert into spring_session (primary_id, session_id, creation_time, last_access_time,
                                                        max_inactive_interval, expiry_time)
                            values ('p', 's', 1, 1, 1, 1)""").update();
            backups(server).backUp(backup);
        }
        StorageSettings other = fresh(folder.resolve("other"));
        backups(other).restore(backup);
        try (Db db = open(other)) {
            assertThat(count(db.reader().jdbc(), "spring_session")).isZero();
        }
    }

    @Test
    void isWrittenOverNothing() throws IOException, SQLException {
        StorageSettings server = fresh(folder.resolve("data"));
        Path backup = folder.resolve("hymy.backup.zip");
        try (Db db = open(server)) {
            backups(server).backUp(backup);
            assertThat(db.reader().jdbc().sql("select 1").query(Integer.class).single())
                    .isEqualTo(1);
            assertThatThrownBy(() -> backups(server).backUp(backup)).hasMessageContaining("is there already");
            assertThatThrownBy(() -> backups(server).restore(backup)).hasMessageContaining("not empty");
        }
        StorageSettings half = fresh(folder.resolve("half"));
        Files.createDirectories(half.data());
        Files.writeString(half.data().resolve("note"), "mine");
        assertThatThrownBy(() -> backups(half).restore(backup))
                .hasMessageContaining("half is not empty: move note and");
        assertThat(half.data().resolve("note")).hasContent("mine");
        assertThat(leftBeside(folder)).containsExactlyInAnyOrder("data", "half", "hymy.backup.zip");
    }

    @Test
    void refusesWhatIsDamaged() throws IOException, SQLException {
        StorageSettings server = fresh(folder.resolve("data"));
        Path backup = folder.resolve("hymy.backup.zip");
        try (Db db = open(server)) {
            fill(db.writer().jdbc());
            Files.writeString(server.data().resolve("ca.pem"), "ours");
            backups(server).backUp(backup);
        }
        Path torn = folder.resolve("torn.zip");
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(backup), (int) Files.size(backup) / 2));
        Path changed = Files.copy(backup, folder.resolve("changed.zip"));
        try (FileSystem inside = FileSystems.newFileSystem(changed)) {
            Files.writeString(inside.getPath("files/ca.pem"), "another");
        }
        StorageSettings other = fresh(folder.resolve("other"));

        assertThatThrownBy(() -> backups(other).restore(torn)).isInstanceOf(BackupFault.class);
        assertThatThrownBy(() -> backups(other).restore(changed)).hasMessageContaining("damaged or was changed");
        assertThatThrownBy(() -> Backups.check(folder.resolve("none"))).hasMessageContaining("no backup at");
        assertThat(other.data()).doesNotExist();
        assertThat(backups(other).restore(backup).madeAt()).isEqualTo(NOON);
    }

    private static Db open(StorageSettings settings) throws IOException {
        Files.createDirectories(settings.data());
        String url = settings.db().url();
        return url == null ? TestDb.sqlite(settings.data()) : Db.postgres(url, null, null);
    }

    private static Backups backups(StorageSettings settings) {
        return Backups.of(settings, () -> NOON);
    }

    /// What a plain copy of text would lose: bytes, nulls, empty texts, tabs, line ends, backslashes, letters.
    private static void fill(JdbcClient jdbc) {
        jdbc.sql("insert into kiosk (id, name, created_at) values ('kiosk-aaaa', :name, 7)")
                .param("name", "Ovi\t\\N\n\"Ö\" \\. 😀")
                .update();
        jdbc.sql("insert into asset (hash, media_type, size, bytes, added_at) values ('h', 'image/png', 6, :bytes, 1)")
                .param("bytes", PICTURE)
                .update();
        jdbc.sql("""
                insert into quarantine (id, kiosk_id, received_at, kind, reason, response_id, raw, size)
                values ('q', 'kiosk-aaaa', 1, 'CONFLICT', '', null, :bytes, 6)""").param("bytes", PICTURE).update();
    }

    private static void assertHolds(JdbcClient jdbc) {
        assertThat(jdbc.sql("select name from kiosk").query(String.class).single())
                .isEqualTo("Ovi\t\\N\n\"Ö\" \\. 😀");
        assertThat(jdbc.sql("select bytes from asset")
                        .query((row, n) -> row.getBytes("bytes"))
                        .single())
                .isEqualTo(PICTURE);
        assertThat(jdbc.sql("select reason from quarantine where response_id is null")
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    private static void pair(Db db, int number) {
        db.writer().transaction().executeWithoutResult(status -> {
            JdbcClient jdbc = db.writer().jdbc();
            jdbc.sql("insert into kiosk (id, name, created_at) values (:id, 'x', 7)")
                    .param("id", "kiosk-%04d".formatted(number))
                    .update();
            jdbc.sql("insert into asset (hash, media_type, size, bytes, added_at) values (:id, 'x', 1, :bytes, 1)")
                    .param("id", "%04d".formatted(number))
                    .param("bytes", PICTURE)
                    .update();
        });
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static List<String> leftBeside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
