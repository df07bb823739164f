package fi.hymy.fleet.plan;

import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is wanted at the points.
@Component
final class Plans {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    Plans(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// [PointPlan#nothing] where nothing is wanted yet.
    PointPlan find(PointId point) {
        return find(reader.jdbc(), point);
    }

    /// @return whether there is such a point
    boolean save(PointPlan plan, String by) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            boolean known = writer.jdbc()
                    .sql("select 1 from experience_point where id = :id")
                    .param("id", plan.point().value())
                    .query(Integer.class)
                    .optional()
                    .isPresent();
            if (known) {
                write(plan, by);
            }
            return known;
        }));
    }

    /// Changes many in one transaction.
    ///
    /// @return the plans of those that were changed as they were before
    List<PointPlan> change(Collection<PointId> points, PointPlan.Wish wish, String by) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            var before = new ArrayList<PointPlan>();
            for (PointId point : points) {
                PointPlan old = find(writer.jdbc(), point);
                if (!old.with(wish).equals(old) && save(old.with(wish), by)) {
                    before.add(old);
                }
            }
            return before;
        }));
    }

    /// Surveys by name, with their ids: what can be wanted.
    Map<String, String> surveys() {
        Map<String, String> names = new LinkedHashMap<>();
        reader.jdbc()
                .sql("select survey_id, name from survey_draft order by name, survey_id")
                .query(row -> {
                    names.put(row.getString("survey_id"), row.getString("name"));
                });
        return names;
    }

    private void write(PointPlan plan, String by) {
        SurveyId survey = plan.survey();
        writer.jdbc()
                .sql("""
                        insert into point_plan (point_id, survey_id, sign_text, sign_format, due, changed_at, changed_by)
                        values (:point, :survey, :text, :format, :due, :at, :by)
                        on conflict (point_id) do update set survey_id = excluded.survey_id,
                            sign_text = excluded.sign_text, sign_format = excluded.sign_format, due = excluded.due,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("point", plan.point().value())
                .param("survey", survey == null ? null : survey.value(), Types.VARCHAR)
                .param("text", plan.signText())
                .param("format", plan.signFormat())
                .param("due", plan.dueDay().map(LocalDate::toString).orElse(null), Types.VARCHAR)
                .param("at", clock.millis())
                .param("by", by)
                .update();
    }

    private static PointPlan find(JdbcClient jdbc, PointId point) {
        return jdbc.sql("select survey_id, sign_text, sign_format, due from point_plan where point_id = :point")
                .param("point", point.value())
                .query((row, number) -> plan(point, row))
                .optional()
                .orElseGet(() -> PointPlan.nothing(point));
    }

    static PointPlan plan(PointId point, ResultSet row) throws SQLException {
        String survey = row.getString("survey_id");
        String due = row.getString("due");
        return new PointPlan(
                point,
                survey == null ? null : new SurveyId(survey),
                text(row.getString("sign_text")),
                text(row.getString("sign_format")),
                due == null ? null : LocalDate.parse(due));
    }

    private static String text(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }
}
