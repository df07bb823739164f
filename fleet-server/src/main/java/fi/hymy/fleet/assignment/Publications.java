package fi.hymy.fleet.assignment;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.survey.SurveyRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// Brings a survey to kiosks however many there are: a few at once, many bit by bit behind the request. What
/// is still
/// to be done is in the database, so that a restart goes on with it; of two for the same kiosk the later one
/// holds.
@Component
final class Publications {
    private static final int FULL_INSERT = 500;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final StandingSurvey standing;
    private final NamedParameterJdbcTemplate batches;

    Publications(WriterDb writer, ReaderDb reader, InstantSource clock, StandingSurvey standing) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
        this.standing = standing;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    /// What came of a wish.
    sealed interface Outcome {
        /// They were few, and are decided about.
        record Decided(Map<KioskId, DesiredState> states) implements Outcome {}

        /// They are many, and follow behind.
        record Begun(String publication, int kiosks) implements Outcome {}
    }

    /// @param survey null for nothing
    /// @param by an operator's user name
    /// @throws StandingSurvey.ClosedException when the survey is not open
    Outcome publish(Collection<KioskId> kiosks, @Nullable SurveyRef survey, String by) {
        if (survey != null && !standing.mayShow(survey.survey())) {
            throw new StandingSurvey.ClosedException(survey.survey());
        }
        return kiosks.size() <= StandingSurvey.AT_ONCE
                ? new Outcome.Decided(kiosks.isEmpty() ? Map.of() : standing.set(kiosks, survey, by))
                : new Outcome.Begun(begin(kiosks, survey, by), kiosks.size());
    }

    /// Writes the wish down; the reconciler does it.
    private String begin(Collection<KioskId> kiosks, @Nullable SurveyRef survey, String by) {
        String id = "publication-" + UUID.randomUUID().toString().substring(0, 13);
        writer.transaction().executeWithoutResult(status -> {
            insert(id, kiosks.size(), survey, by);
            List<SqlParameterSource> rows = new ArrayList<>();
            for (KioskId kiosk : kiosks) {
                rows.add(new MapSqlParameterSource()
                        .addValue("kiosk", kiosk.value())
                        .addValue("id", id));
                if (rows.size() == FULL_INSERT) {
                    insertTasks(rows);
                }
            }
            insertTasks(rows);
        });
        return id;
    }

    private void insertTasks(List<SqlParameterSource> rows) {
        batches.batchUpdate("""
                insert into publication_task (kiosk_id, publication_id) values (:kiosk, :id)
                on conflict (kiosk_id) do update set publication_id = excluded.publication_id
                """, rows.toArray(SqlParameterSource[]::new));
        rows.clear();
    }

    private void insert(String id, int kiosks, @Nullable SurveyRef survey, String by) {
        writer.jdbc()
                .sql("""
                        insert into publication (id, survey_id, survey_version, survey_hash, kiosks, made_at,
                                                 made_by)
                        values (:id, :survey, :version, :hash, :kiosks, :at, :by)
                        """)
                .param("id", id)
                .param("survey", survey == null ? null : survey.survey().value(), Types.VARCHAR)
                .param("version", survey == null ? null : survey.version(), Types.INTEGER)
                .param("hash", survey == null ? null : survey.hash().hex(), Types.VARCHAR)
                .param("kiosks", kiosks)
                .param("at", clock.millis())
                .param("by", by)
                .update();
    }

    /// Decides about some of those that wait.
    ///
    /// @return whether any waited
    boolean step() {
        Optional<String> waiting = writer.jdbc()
                .sql("select publication_id from publication_task limit 1")
                .query(String.class)
                .optional();
        waiting.flatMap(this::find)
                .ifPresent(publication -> writer.transaction().executeWithoutResult(status -> someOf(publication)));
        return waiting.isPresent();
    }

    private void someOf(Publication publication) {
        List<KioskId> kiosks = writer.jdbc()
                .sql("""
                        select kiosk_id from publication_task where publication_id = :id order by kiosk_id limit :limit
                        """)
                .param("id", publication.id())
                .param("limit", StandingSurvey.AT_ONCE)
                .query((row, number) -> new KioskId(row.getString("kiosk_id")))
                .list();
        if (kiosks.isEmpty()) {
            return;
        }
        writer.jdbc()
                .sql("delete from publication_task where publication_id = :id and kiosk_id in (:kiosks)")
                .param("id", publication.id())
                .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                .update();
        set(publication, kiosks);
    }

    /// One whose survey closed meanwhile goes to no further kiosk.
    private void set(Publication publication, List<KioskId> kiosks) {
        if (publication.survey().map(ref -> standing.mayShow(ref.survey())).orElse(true)) {
            standing.set(kiosks, publication.surveyOrNull(), publication.by());
        }
    }

    Optional<Publication> find(String id) {
        return reader.jdbc()
                .sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Publications::publication)
                .optional();
    }

    /// Those that are not through, the newest first.
    List<Publication> underWay() {
        return reader.jdbc()
                .sql(SELECT
                        + "where id in (select publication_id from publication_task) order by made_at desc limit 20")
                .query(Publications::publication)
                .list();
    }

    private static final String SELECT = """
            select id, survey_id, survey_version, survey_hash, kiosks, made_at, made_by,
                   (select count(*) from publication_task where publication_id = publication.id) as waiting
            from publication
            """;

    private static Publication publication(ResultSet row, int number) throws SQLException {
        String survey = row.getString("survey_id");
        return new Publication(
                row.getString("id"),
                survey == null
                        ? null
                        : new SurveyRef(
                                new SurveyId(survey),
                                row.getInt("survey_version"),
                                new ContentHash(row.getString("survey_hash"))),
                row.getInt("kiosks"),
                row.getLong("waiting"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("made_by"));
    }
}
