package fi.hymy.fleet.survey;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Which surveys are open, closing or closed. Writes down only: that one stops to show is the affair of whoever
/// brings it to kiosks.
@Component
public final class SurveyLives {
    private static final String SELECT = "select survey_id, state, answers, changed_at, changed_by from survey_life ";

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    SurveyLives(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// @param answers how many there were when the state was changed
    /// @param by an operator's user name
    public record Life(SurveyId survey, SurveyState state, long answers, Instant changedAt, String by) {}

    public SurveyState of(SurveyId survey) {
        return find(survey).map(Life::state).orElse(SurveyState.OPEN);
    }

    /// Empty for one that never was anything but open.
    public Optional<Life> find(SurveyId survey) {
        return reader.jdbc()
                .sql(SELECT + "where survey_id = :survey")
                .param("survey", survey.value())
                .query(SurveyLives::life)
                .optional();
    }

    /// Those that may not show.
    public Set<SurveyId> shut() {
        return new HashSet<>(reader.jdbc()
                .sql("select survey_id from survey_life where state <> 'open'")
                .query((row, number) -> new SurveyId(row.getString("survey_id")))
                .list());
    }

    /// Within the caller's transaction, if there is one.
    public void change(SurveyId survey, SurveyState state, String by) {
        Audited.change("state", of(survey).label(), state.label());
        writer.jdbc()
                .sql("""
                        insert into survey_life (survey_id, state, answers, changed_at, changed_by)
                        values (:survey, :state, (select count(*) from response where survey_id = :survey), :at, :by)
                        on conflict (survey_id) do update set state = excluded.state, answers = excluded.answers,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("survey", survey.value())
                .param("state", state.word())
                .param("at", clock.millis())
                .param("by", by)
                .update();
    }

    /// An answer that came after its survey was closed.
    ///
    /// @param version of the survey that was answered
    public record Late(String response, String kiosk, int version, Instant answeredAt, Instant receivedAt) {}

    /// How many answers came since it was closed; 0 where it is not.
    public long countLate(SurveyId survey) {
        return find(survey)
                .filter(life -> life.state() == SurveyState.CLOSED)
                .map(life -> Math.max(0, answers(survey) - life.answers()))
                .orElse(0L);
    }

    /// The last ones given of those that came since it was closed.
    public List<Late> late(SurveyId survey, int limit) {
        Optional<Life> closed = find(survey).filter(life -> life.state() == SurveyState.CLOSED);
        return closed.isEmpty()
                ? List.of()
                : reader.jdbc()
                        .sql("""
                                select response_id, kiosk_id, survey_version, ended_at, received_at from response
                                where survey_id = :survey and received_at > :closed
                                order by ended_at desc, response_id desc limit :limit
                                """)
                        .param("survey", survey.value())
                        .param("closed", closed.get().changedAt().toEpochMilli())
                        .param("limit", limit)
                        .query((row, number) -> new Late(
                                row.getString("response_id"),
                                row.getString("kiosk_id"),
                                row.getInt("survey_version"),
                                Instant.ofEpochMilli(row.getLong("ended_at")),
                                Instant.ofEpochMilli(row.getLong("received_at"))))
                        .list();
    }

    /// Those of these responses that came since it was closed; none where it is not.
    public Set<String> lateAmong(SurveyId survey, Collection<String> responses) {
        Optional<Life> closed = find(survey).filter(life -> life.state() == SurveyState.CLOSED);
        return closed.isEmpty() || responses.isEmpty()
                ? Set.of()
                : new HashSet<>(reader.jdbc()
                        .sql("""
                                select response_id from response
                                where response_id in (:responses) and received_at > :closed
                                """)
                        .param("responses", responses)
                        .param("closed", closed.get().changedAt().toEpochMilli())
                        .query(String.class)
                        .list());
    }

    private long answers(SurveyId survey) {
        return reader.jdbc()
                .sql("select count(*) from response where survey_id = :survey")
                .param("survey", survey.value())
                .query(Long.class)
                .single();
    }

    private static Life life(ResultSet row, int number) throws SQLException {
        return new Life(
                new SurveyId(row.getString("survey_id")),
                SurveyState.of(row.getString("state")),
                row.getLong("answers"),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getString("changed_by"));
    }
}
