package fi.hymy.fleet.assignment;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.AssignmentId;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Period;
import fi.hymy.protocol.survey.SurveyRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All assignments with every change of them. Writes down only: that kiosks follow is the reconciler's.
@Component
final class AssignmentBook {
    private static final String SELECT = """
            select id, revision, survey_id, survey_version, survey_hash, target_kind, target, from_at, to_at, hours,
                   priority, note, ended, made_at, made_by
            from assignment
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    AssignmentBook(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    static AssignmentId freshId() {
        return new AssignmentId(
                "assignment-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
    }

    /// Every one as it is now, the newest change first.
    List<Planned> all() {
        return reader.jdbc()
                .sql(SELECT + "where newest = 1 order by made_at desc, id")
                .query(AssignmentBook::planned)
                .list();
    }

    /// One page, by id.
    ///
    /// @param after an id, or empty for the first page
    List<Planned> page(String after, int limit) {
        return reader.jdbc()
                .sql(SELECT + "where newest = 1 and id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(AssignmentBook::planned)
                .list();
    }

    Optional<Planned> find(AssignmentId id) {
        return newest(reader.jdbc(), id);
    }

    /// Every change, the newest first.
    List<Planned> history(AssignmentId id) {
        return reader.jdbc()
                .sql(SELECT + "where id = :id order by revision desc")
                .param("id", id.value())
                .query(AssignmentBook::planned)
                .list();
    }

    /// Writes a new one, or the next revision of one.
    ///
    /// @param by an operator's user name
    Planned save(Planned planned, String by) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            Optional<Planned> old = newest(writer.jdbc(), planned.id());
            int last = old.map(Planned::revision).orElse(0);
            Audited.change("assignment", old.map(Planned::inWords).orElse(null), planned.inWords());
            writer.jdbc()
                    .sql("update assignment set newest = 0 where id = :id and newest = 1")
                    .param("id", planned.id().value())
                    .update();
            insert(planned, last + 1, by);
            return newest(writer.jdbc(), planned.id()).orElseThrow();
        }));
    }

    /// Takes the last change back, by a change of its own: one that is new ends.
    ///
    /// @param revision the last one, as whoever wants it back saw it
    /// @return empty when there is no such assignment, or somebody changed it since
    Optional<Planned> undo(AssignmentId id, int revision, String by) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            List<Planned> last = writer.jdbc()
                    .sql(SELECT + "where id = :id order by revision desc limit 2")
                    .param("id", id.value())
                    .query(AssignmentBook::planned)
                    .list();
            if (last.isEmpty() || last.getFirst().revision() != revision) {
                return Optional.empty();
            }
            return Optional.of(save(last.size() == 1 ? last.getFirst().ended(true) : last.get(1), by));
        }));
    }

    private void insert(Planned planned, int revision, String by) {
        Assignment assignment = planned.assignment();
        writer.jdbc()
                .sql("""
                        insert into assignment (id, revision, newest, survey_id, survey_version, survey_hash,
                                                target_kind, target, from_at, to_at, hours, priority, note, ended,
                                                made_at, made_by)
                        values (:id, :revision, 1, :survey, :version, :hash, :kind, :target, :from, :to, :hours,
                                :priority, :note, :ended, :at, :by)
                        """)
                .param("id", planned.id().value())
                .param("revision", revision)
                .param("survey", planned.survey().survey().value())
                .param("version", planned.survey().version())
                .param("hash", planned.survey().hash().hex())
                .param("kind", planned.target().kind().word())
                .param("target", planned.target().value())
                .param("from", text(assignment.period().fromOrNull()), Types.VARCHAR)
                .param("to", text(assignment.period().toOrNull()), Types.VARCHAR)
                .param("hours", HoursText.of(assignment.hours()))
                .param("priority", assignment.priority())
                .param("note", planned.note())
                .param("ended", planned.ended() ? 1 : 0)
                .param("at", clock.millis())
                .param("by", by)
                .update();
    }

    private static Optional<Planned> newest(JdbcClient jdbc, AssignmentId id) {
        return jdbc.sql(SELECT + "where id = :id and newest = 1")
                .param("id", id.value())
                .query(AssignmentBook::planned)
                .optional();
    }

    private static @Nullable String text(@Nullable LocalDateTime time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable LocalDateTime time(@Nullable String text) {
        return text == null ? null : LocalDateTime.parse(text);
    }

    private static Planned planned(ResultSet row, int number) throws SQLException {
        var ref = new SurveyRef(
                new SurveyId(row.getString("survey_id")),
                row.getInt("survey_version"),
                new ContentHash(row.getString("survey_hash")));
        return new Planned(
                row.getInt("revision"),
                new Assignment(
                        new AssignmentId(row.getString("id")),
                        ref,
                        new Period(time(row.getString("from_at")), time(row.getString("to_at"))),
                        HoursText.parse(row.getString("hours")),
                        row.getInt("priority")),
                new Target(Target.Kind.of(row.getString("target_kind")), row.getString("target")),
                row.getString("note"),
                row.getInt("ended") == 1,
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("made_by"));
    }
}
