package fi.hymy.fleet.storage;

import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Survey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Takes the contact details out of the bodies that servers before the seventh schema stored whole, and makes
/// records of them. Nothing of it is left in the file: what is overwritten is zeroed.
final class DetailsApart implements JavaMigration {
    private static final Logger LOG = LoggerFactory.getLogger(DetailsApart.class);
    private static final int AT_ONCE = 500;

    private final Map<String, Optional<Survey>> surveys = new HashMap<>();

    private record Row(String id, String kiosk, long endedAt, long receivedAt, String body) {}

    private record Aside(String id, String body) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("7.1");
    }

    @Override
    public String getDescription() {
        return "contact details apart";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        if (connection.getMetaData().getURL().startsWith("jdbc:sqlite:")) {
            jdbc.sql("pragma secure_delete = on").query(Integer.class).single();
        }
        int moved = 0;
        String after = "";
        for (List<Row> rows = rows(jdbc, after); !rows.isEmpty(); rows = rows(jdbc, after)) {
            for (Row row : rows) {
                moved += split(jdbc, row);
            }
            after = rows.getLast().id();
        }
        for (Aside aside : asides(jdbc)) {
            moved += split(jdbc, aside);
        }
        surveys.clear();
        if (moved > 0) {
            LOG.info("the contact details of {} responses were taken out of their bodies", moved);
        }
    }

    private static List<Row> rows(JdbcClient jdbc, String after) {
        return jdbc.sql("""
                        select response_id, kiosk_id, ended_at, received_at, body from response
                        where response_id > :after and body like '%"kind":"details"%'
                        order by response_id limit :limit
                        """)
                .param("after", after)
                .param("limit", AT_ONCE)
                .query((row, number) -> new Row(
                        row.getString("response_id"),
                        row.getString("kiosk_id"),
                        row.getLong("ended_at"),
                        row.getLong("received_at"),
                        row.getString("body")))
                .list();
    }

    private static List<Aside> asides(JdbcClient jdbc) {
        return jdbc.sql("select id, raw from quarantine where kind in ('CONFLICT', 'UNSTORABLE')")
                .query((row, number) ->
                        new Aside(row.getString("id"), new String(row.getBytes("raw"), StandardCharsets.UTF_8)))
                .list();
    }

    /// @return 1 when there were details in it
    private int split(JdbcClient jdbc, Row row) {
        Response whole = read(row.body()).orElse(null);
        if (whole == null || whole.details().isEmpty()) {
            return 0;
        }
        whole.details().forEach(details -> insert(jdbc, row, whole, details));
        jdbc.sql("update response set body = :body where response_id = :id")
                .param("body", text(whole.withoutDetails()))
                .param("id", row.id())
                .update();
        return 1;
    }

    private static int split(JdbcClient jdbc, Aside aside) {
        Response whole = read(aside.body()).orElse(null);
        if (whole == null || whole.details().isEmpty()) {
            return 0;
        }
        jdbc.sql("update quarantine set raw = :raw, contact = :contact where id = :id")
                .param("raw", ResponseCodec.encode(whole.withoutDetails()))
                .param("contact", text(whole.withAnswers(whole.details())))
                .param("id", aside.id())
                .update();
        return 1;
    }

    private void insert(JdbcClient jdbc, Row row, Response whole, Answer.Details details) {
        LanguageTag read = details.consentIn() == null ? whole.language() : details.consentIn();
        Survey survey = survey(jdbc, whole.survey().hash().hex()).orElse(null);
        Question.Contact asked = survey == null ? null : asked(survey, details).orElse(null);
        LanguageTag shown = read;
        String consent = null;
        if (survey != null && asked != null) {
            shown = asked.consent().languageFor(read, survey.baseLanguage()).orElse(read);
            consent = asked.consent().in(read, survey.baseLanguage());
        }
        jdbc.sql("""
                        insert into contact_detail (response_id, question_id, kiosk_id, survey_id, survey_version,
                                survey_hash, name, email, phone, consent_text, consent_language, consented_at, received_at)
                        values (:id, :question, :kiosk, :survey, :version, :hash, :name, :email, :phone, :consent,
                                :language, :at, :received)
                        """)
                .param("id", row.id())
                .param("question", details.question().value())
                .param("kiosk", row.kiosk())
                .param("survey", whole.survey().survey().value())
                .param("version", whole.survey().version())
                .param("hash", whole.survey().hash().hex())
                .param("name", details.fields().get(ContactField.NAME))
                .param("email", details.fields().get(ContactField.EMAIL))
                .param("phone", details.fields().get(ContactField.PHONE))
                .param("consent", consent)
                .param("language", shown.tag())
                .param("at", row.endedAt())
                .param("received", row.receivedAt())
                .update();
    }

    private static Optional<Question.Contact> asked(Survey survey, Answer.Details details) {
        return survey.questions()
                .filter(question -> question.id().equals(details.question()))
                .filter(Question.Contact.class::isInstance)
                .map(Question.Contact.class::cast)
                .findFirst();
    }

    private Optional<Survey> survey(JdbcClient jdbc, String hash) {
        return surveys.computeIfAbsent(
                hash,
                wanted -> jdbc.sql("select body from survey_version where content_hash = :hash")
                        .param("hash", wanted)
                        .query(String.class)
                        .optional()
                        .map(body -> SurveyCodec.read(body.getBytes(StandardCharsets.UTF_8)))
                        .flatMap(reading -> switch (reading) {
                            case SurveyReading.Good(var survey) -> Optional.of(survey);
                            case SurveyReading.Bad _ -> Optional.empty();
                        }));
    }

    private static Optional<Response> read(String body) {
        try {
            return Optional.of(ResponseCodec.decode(body.getBytes(StandardCharsets.UTF_8)));
        } catch (CodecException e) {
            // A newer program's, or not ours: it stays as it is.
            return Optional.empty();
        }
    }

    private static String text(Response response) {
        return new String(ResponseCodec.encode(response), StandardCharsets.UTF_8);
    }
}
