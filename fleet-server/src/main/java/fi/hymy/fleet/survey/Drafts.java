package fi.hymy.fleet.survey;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Survey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Keeps drafts, one per survey.
@Component
final class Drafts {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final Assets assets;

    Drafts(WriterDb writer, ReaderDb reader, InstantSource clock, Assets assets) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
        this.assets = assets;
    }

    List<Draft> list() {
        return reader.jdbc()
                .sql("select survey_id, name, body, updated_at, updated_by from survey_draft order by name")
                .query(Drafts::draft)
                .list();
    }

    Optional<Draft> find(SurveyId survey) {
        return reader.jdbc()
                .sql("""
                        select survey_id, name, body, updated_at, updated_by from survey_draft
                        where survey_id = :survey
                        """)
                .param("survey", survey.value())
                .query(Drafts::draft)
                .optional();
    }

    /// Reads a text as the draft of a survey, without keeping it.
    DraftText read(String body, SurveyId survey) {
        return DraftText.read(body, survey, assets::holds);
    }

    /// Keeps a text, faulty or not: nobody loses work for a missing comma.
    ///
    /// @param by an operator's user name
    DraftText save(SurveyId survey, String body, String by) {
        DraftText text = read(body, survey);
        String name = text.survey().map(Survey::name).orElseGet(() -> nameUntilNow(survey));
        writer.jdbc()
                .sql("""
                        insert into survey_draft (survey_id, name, body, updated_at, updated_by)
                        values (:survey, :name, :body, :at, :by)
                        on conflict (survey_id) do update set
                            name = excluded.name, body = excluded.body,
                            updated_at = excluded.updated_at, updated_by = excluded.updated_by
                        """)
                .param("survey", survey.value())
                .param("name", name)
                .param("body", body)
                .param("at", clock.millis())
                .param("by", by)
                .update();
        return text;
    }

    private String nameUntilNow(SurveyId survey) {
        return find(survey).map(Draft::name).orElse(survey.value());
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                new SurveyId(row.getString("survey_id")),
                row.getString("name"),
                row.getString("body"),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                row.getString("updated_by"));
    }
}
