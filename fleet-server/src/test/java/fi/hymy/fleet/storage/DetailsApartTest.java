package fi.hymy.fleet.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What a server before the seventh schema had stored whole is taken apart when a newer one opens its database.
final class DetailsApartTest {
    private static final Response CONTACT = SampleResponses.contact(3, "maija@example.fi");
    private static final Response CONFLICT = SampleResponses.contact(3, "other@example.fi");
    private static final Response UNKNOWN = new Response(
            SampleResponses.contact(4, "").id(),
            SampleResponses.smileyWhy(1).survey(),
            new LanguageTag("fi"),
            CONTACT.channel(),
            CONTACT.startedAt(),
            CONTACT.endedAt(),
            CONTACT.status(),
            SampleResponses.contact(4, "nobody@example.fi").answers(),
            CONTACT.flags());

    @TempDir
    Path folder;

    @Test
    void takesContactDetailsOutOfBodiesOnSqliteAndLeavesNothingInTheFile() throws IOException, SQLException {
        Path file = folder.resolve("hymy.db");
        try (InputStream frozen = frozen("hymy.sqlite")) {
            Files.copy(frozen, file);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            storeWhole(connection);
        }

        try (Db db = Db.sqlite(file)) {
            assertTakenApart(db.reader().jdbc());
            db.writer().jdbc().sql("delete from contact_detail").update();
            db.writer().jdbc().sql("update quarantine set contact = null").update();
        }

        assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("@example.fi");
    }

    @Test
    void takesContactDetailsOutOfBodiesOnPostgres() throws IOException, SQLException {
        String url = TestDb.emptyPostgres();
        try (InputStream frozen = frozen("postgres.sql");
                Connection connection = DriverManager.getConnection(url)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(new String(frozen.readAllBytes(), UTF_8));
            }
            storeWhole(connection);
        }

        try (Db db = Db.postgres(url, null, null)) {
            assertTakenApart(db.reader().jdbc());
        }
    }

    private static void assertTakenApart(JdbcClient jdbc) {
        assertThat(body(jdbc, CONTACT)).isEqualTo(text(CONTACT.withoutDetails()));
        assertThat(body(jdbc, UNKNOWN)).isEqualTo(text(UNKNOWN.withoutDetails()));
        assertThat(record(jdbc, CONTACT))
                .containsEntry("email", "maija@example.fi")
                .containsEntry("consent_text", swedishConsent())
                .containsEntry("consent_language", "sv")
                .containsEntry("kiosk_id", "kiosk-frozen");
        assertThat(record(jdbc, UNKNOWN))
                .containsEntry("email", "nobody@example.fi")
                .containsEntry("consent_text", null);
        assertThat(jdbc.sql("select raw from quarantine where id = 'conflict'")
                        .query((row, number) -> row.getBytes("raw"))
                        .single())
                .isEqualTo(ResponseCodec.encode(CONFLICT.withoutDetails()));
        assertThat(jdbc.sql("select contact from quarantine where id = 'conflict'")
                        .query(String.class)
                        .single())
                .contains("other@example.fi");
    }

    /// As older servers did.
    private static void storeWhole(Connection connection) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("""
                        insert into survey_version (survey_id, version, content_hash, name, body, published_at, published_by)
                        values ('every-kind', 3, :hash, 'Every kind', :body, 1, 'anna')
                        """)
                .param("hash", CONTACT.survey().hash().hex())
                .param("body", new String(SurveyCodec.encode(SampleSurveys.everyKind()), UTF_8))
                .update();
        store(jdbc, CONTACT, 3);
        store(jdbc, UNKNOWN, 4);
        jdbc.sql("""
                        insert into quarantine (id, kiosk_id, received_at, kind, reason, response_id, raw, size)
                        values ('conflict', 'kiosk-frozen', 1, 'CONFLICT', 'another', :response, :raw, 1)
                        """)
                .param("response", CONFLICT.id().toString())
                .param("raw", ResponseCodec.encode(CONFLICT))
                .update();
    }

    private static void store(JdbcClient jdbc, Response response, long sequence) {
        jdbc.sql("""
                        insert into response (response_id, kiosk_id, outbox_id, sequence, survey_id, survey_version,
                                              survey_hash, language, channel, status, flags, boot, monotonic_ms,
                                              started_at, ended_at, time_quality, received_at, clash, body)
                        values (:id, 'kiosk-frozen', 'outbox-1', :sequence, 'every-kind', 3, :hash, 'fi', 'TOUCH',
                                'COMPLETE', '', 1, 1, 1, 2, 'CONFIRMED', 3, 0, :body)
                        """)
                .param("id", response.id().toString())
                .param("sequence", sequence)
                .param("hash", response.survey().hash().hex())
                .param("body", text(response))
                .update();
    }

    private static String swedishConsent() {
        return SampleSurveys.everyKind()
                .questions()
                .filter(Question.Contact.class::isInstance)
                .map(question ->
                        ((Question.Contact) question).consent().in(new LanguageTag("sv"), new LanguageTag("fi")))
                .findFirst()
                .orElseThrow();
    }

    private static String body(JdbcClient jdbc, Response response) {
        return jdbc.sql("select body from response where response_id = :id")
                .param("id", response.id().toString())
                .query(String.class)
                .single();
    }

    private static Map<String, Object> record(JdbcClient jdbc, Response response) {
        return jdbc.sql("select * from contact_detail where response_id = :id")
                .param("id", response.id().toString())
                .query()
                .singleRow();
    }

    private static String text(Response response) {
        return new String(ResponseCodec.encode(response), UTF_8);
    }

    private static InputStream frozen(String name) {
        return Objects.requireNonNull(DetailsApartTest.class.getResourceAsStream("/frozen/server-v5/" + name), name);
    }
}
