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
        try (Db db = Db.sqlite(laidDown("server-v1"))) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
        }
    }

    @Test
    void opensAPostgresDatabaseOfTheFirstSchema() throws IOException, SQLException {
        try (Db db = Db.postgres(filled("server-v1"), null, null)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
        }
    }

    @Test
    void opensASqliteFileOfTheSecondSchema() throws IOException {
        try (Db db = Db.sqlite(laidDown("server-v2"))) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsHealthAndCommand(db.reader().jdbc());
        }
    }

    @Test
    void opensAPostgresDatabaseOfTheSecondSchema() throws IOException, SQLException {
        try (Db db = Db.postgres(filled("server-v2"), null, null)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsHealthAndCommand(db.reader().jdbc());
        }
    }

    @Test
    void opensASqliteFileOfTheFifthSchema() throws IOException {
        try (Db db = Db.sqlite(laidDown("server-v5"))) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsHealthAndCommand(db.reader().jdbc());
            assertHoldsPlacesAndClocks(db.reader().jdbc());
        }
    }

    @Test
    void opensAPostgresDatabaseOfTheFifthSchema() throws IOException, SQLException {
        try (Db db = Db.postgres(filled("server-v5"), null, null)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsHealthAndCommand(db.reader().jdbc());
            assertHoldsPlacesAndClocks(db.reader().jdbc());
        }
    }

    @Test
    void opensASqliteFileOfTheSixthSchema() throws IOException {
        try (Db db = Db.sqlite(laidDown("server-v6"))) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsPlacesAndClocks(db.reader().jdbc());
            assertHoldsASetup(db.reader().jdbc());
        }
    }

    @Test
    void opensAPostgresDatabaseOfTheSixthSchema() throws IOException, SQLException {
        try (Db db = Db.postgres(filled("server-v6"), null, null)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsPlacesAndClocks(db.reader().jdbc());
            assertHoldsASetup(db.reader().jdbc());
        }
    }

    @Test
    void opensASqliteFileOfTheSeventhSchema() throws IOException {
        try (Db db = Db.sqlite(laidDown("server-v7"))) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsASetup(db.reader().jdbc());
            assertHoldsContactDetails(db.reader().jdbc());
        }
    }

    @Test
    void opensAPostgresDatabaseOfTheSeventhSchema() throws IOException, SQLException {
        try (Db db = Db.postgres(filled("server-v7"), null, null)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsASetup(db.reader().jdbc());
            assertHoldsContactDetails(db.reader().jdbc());
        }
    }

    @Test
    void opensASqliteFileOfTheEleventhSchema() throws IOException {
        try (Db db = Db.sqlite(laidDown("server-v11"))) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsContactDetails(db.reader().jdbc());
            assertHoldsHowTheFleetIsRun(db.reader().jdbc());
        }
    }

    @Test
    void opensAPostgresDatabaseOfTheEleventhSchema() throws IOException, SQLException {
        try (Db db = Db.postgres(filled("server-v11"), null, null)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsContactDetails(db.reader().jdbc());
            assertHoldsHowTheFleetIsRun(db.reader().jdbc());
        }
    }

    @Test
    void opensASqliteFileOfTheSixteenthSchema() throws IOException {
        try (Db db = Db.sqlite(laidDown("server-v16"))) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsHowTheFleetIsRun(db.reader().jdbc());
            assertHoldsWhoMayAndWhatIsWrong(db.reader().jdbc());
        }
    }

    @Test
    void opensAPostgresDatabaseOfTheSixteenthSchema() throws IOException, SQLException {
        try (Db db = Db.postgres(filled("server-v16"), null, null)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsHowTheFleetIsRun(db.reader().jdbc());
            assertHoldsWhoMayAndWhatIsWrong(db.reader().jdbc());
        }
    }

    @Test
    void opensASqliteFileOfTheEighteenthSchema() throws IOException {
        try (Db db = Db.sqlite(laidDown("server-v18"))) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsWhoMayAndWhatIsWrong(db.reader().jdbc());
            assertHoldsWhatSoftwareRuns(db.reader().jdbc());
        }
    }

    @Test
    void opensAPostgresDatabaseOfTheEighteenthSchema() throws IOException, SQLException {
        try (Db db = Db.postgres(filled("server-v18"), null, null)) {
            assertHoldsWhatWasFrozen(db.reader().jdbc());
            assertHoldsWhoMayAndWhatIsWrong(db.reader().jdbc());
            assertHoldsWhatSoftwareRuns(db.reader().jdbc());
        }
    }

    /// What was there before kiosks had lives, and people roles, goes on as it was.
    @Test
    void givesThoseOfEarlierSchemasALifeAndARole() throws IOException {
        Path file = laidDown("server-v7");
        String operator = """
                insert into operator (id, user_name, password_hash, must_change, created_at, language)
                values ('o', 'anna', '{noop}never-used', 0, 0, 'en')""";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(operator);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Db db = Db.sqlite(file)) {
            JdbcClient jdbc = db.reader().jdbc();
            assertThat(jdbc.sql("select role from operator").query(String.class).single())
                    .isEqualTo("ADMIN");
            assertThat(jdbc.sql("select step from kiosk_life")
                            .query(String.class)
                            .list())
                    .containsExactly("IN_SERVICE");
        }
    }

    private Path laidDown(String version) throws IOException {
        Path file = folder.resolve("hymy.db");
        try (InputStream frozen = frozen(version + "/hymy.sqlite")) {
            Files.copy(frozen, file);
        }
        return file;
    }

    private static String filled(String version) throws IOException, SQLException {
        String url = TestDb.emptyPostgres();
        try (InputStream frozen = frozen(version + "/postgres.sql");
                Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(new String(frozen.readAllBytes(), StandardCharsets.UTF_8));
        }
        return url;
    }

    private static void assertHoldsWhatSoftwareRuns(JdbcClient jdbc) {
        assertThat(jdbc.sql("""
                        select r.version from software_release r
                        join release_artifact f on f.release_id = r.id and f.stored = 1
                        join twin t on t.desired_app = r.id and t.software_channel = r.channel
                        join kiosk_software s on s.kiosk_id = t.kiosk_id and s.last_result = 'ROLLED_BACK'
                        """).query(String.class).single()).isEqualTo("1.4.0 “Kesä”");
    }

    private static void assertHoldsASetup(JdbcClient jdbc) {
        assertThat(jdbc.sql("""
                        select d.opening from device_setup d join twin t on t.kiosk_id = d.kiosk_id
                        where d.brightness = 60 and t.reported_volume = 35 and t.reported_brightness is null
                        """).query(String.class).single()).isEqualTo("Mon-Fri 08:00-16:00; 2026-12-24 closed");
    }

    private static void assertHoldsPlacesAndClocks(JdbcClient jdbc) {
        assertThat(jdbc.sql("""
                        select s.name from placement p
                        join experience_point e on e.id = p.point_id
                        join place s on s.id = e.site_id
                        join kiosk_boot b on b.kiosk_id = p.kiosk_id
                        where p.kiosk_id = 'kiosk-frozen' and b.wall_ms = 1795341600000""").query(String.class).single()).isEqualTo("Pääkirjasto");
        assertThat(jdbc.sql("select staff_pin_hash from kiosk where id = 'kiosk-frozen'")
                        .query(String.class)
                        .single())
                .startsWith("pbkdf2-sha512$");
    }

    private static void assertHoldsContactDetails(JdbcClient jdbc) {
        assertThat(jdbc.sql("""
                        select c.consent_text from contact_detail c join response r on r.response_id = c.response_id
                        where c.email = 'maija.meikalainen@example.fi'""").query(String.class).single()).isEqualTo("Saatte vastata minulle.");
        assertThat(jdbc.sql("select erased_by from contact_detail where email is null")
                        .query(String.class)
                        .single())
                .isEqualTo("admin");
        assertThat(jdbc.sql("select contact from quarantine")
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

    private static void assertHoldsHowTheFleetIsRun(JdbcClient jdbc) {
        assertThat(jdbc.sql("""
                        select c.issued_by from kiosk_credential c
                        join enrolment_ticket t on t.serial = c.serial
                        join kiosk k on k.id = c.kiosk_id
                        where t.code = '12345674' and c.revoked_at is null""").query(String.class).single()).isEqualTo("anna");
        assertThat(jdbc.sql("""
                        select s.by_whom from kiosk_life l
                        join kiosk_step s on s.kiosk_id = l.kiosk_id and s.step = l.step
                        join point_plan p on p.point_id = s.point_id
                        where p.sign_text = 'Miten meni?'""").query(String.class).single()).isEqualTo("Asentaja Äijälä");
        assertThat(jdbc.sql("select bytes from install_photo")
                        .query((row, n) -> row.getBytes("bytes"))
                        .single())
                .startsWith((byte) 0xff, (byte) 0xd8);
        assertThat(jdbc.sql("select role from operator where user_name = 'liisa'")
                        .query(String.class)
                        .single())
                .isEqualTo("COORDINATOR");
        assertThat(jdbc.sql("select note from assignment where newest = 1 and priority = 5")
                        .query(String.class)
                        .single())
                .isEqualTo("Joulu");
        assertThat(jdbc.sql("select state from survey_life").query(String.class).single())
                .isEqualTo("CLOSING");
        assertThat(jdbc.sql("""
                        select k.before_text from rollout r join rollout_kiosk k on k.rollout_id = r.id
                        where r.state = 'PAUSED' and k.state = 'TOLD'""").query(String.class).single()).isEqualTo("brightness=80");
    }

    private static void assertHoldsWhoMayAndWhatIsWrong(JdbcClient jdbc) {
        assertThat(jdbc.sql("""
                        select e.what from audit_entry e join audit_subject s on s.entry_id = e.id
                        where s.kind = 'KIOSK' and s.subject_id = 'kiosk-frozen' and e.who = 'anna'""").query(String.class).single()).isEqualTo("Renamed");
        assertThat(jdbc.sql("""
                        select v.words from alert a
                        join alert_event v on v.alert_id = a.id
                        join health_history h on h.kiosk_id = a.kiosk_id
                        join command_batch_kiosk b on b.kiosk_id = a.kiosk_id
                        where a.closed_at is null and b.command_id = 'command-frozen'""").query(String.class).single()).isEqualTo("Sähköt poikki.");
        assertThat(jdbc.sql("select state from delivery").query(String.class).single())
                .isEqualTo("SENT");
    }

    private static void assertHoldsHealthAndCommand(JdbcClient jdbc) {
        assertThat(jdbc.sql("select body from health where kiosk_id = 'kiosk-frozen'")
                        .query(String.class)
                        .single())
                .contains("\"cpuMillicelsius\":61300");
        assertThat(jdbc.sql("select outcome from command where command_id = 'command-frozen'")
                        .query(String.class)
                        .single())
                .isEqualTo("DONE");
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
