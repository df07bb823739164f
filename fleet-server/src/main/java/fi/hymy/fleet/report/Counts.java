package fi.hymy.fleet.report;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.SurveyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts answers where they lie. Every query runs along an index that holds all it needs.
///
/// Marked answers are counted with the others and taken away again ([#marked]): they are few, and looking each
/// answer up to see whether it is one of them took longer than all else.
@Component
final class Counts {
    /// Marked responses with their answers; written so that SQLite too begins with the few.
    private static final String MARKED_ANSWERS = """
            from response f cross join answer a
            where a.response_id = f.response_id and a.kind not in ('words', 'other') and f.flags <> '' and\s""";

    private final ReaderDb reader;

    Counts(ReaderDb reader) {
        this.reader = reader;
    }

    /// How often a value was given on a day.
    ///
    /// @param value a point, `YES`, a choice or a statement, by the kind of question
    /// @param number a point, a place or a rating, or null
    record Value(LocalDate day, String value, @Nullable Integer number, long count) {}

    record Comment(Instant at, String response, String kiosk, String question, String words) {}

    /// How many of the period's responses are marked, whether the filter counts them or not.
    long flagged(ReportFilter filter) {
        return reader.jdbc()
                .sql("select count(*) from response where flags <> '' and " + filter.all())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /// Whether the survey was ever answered where the one who asks may look.
    boolean anySeen(SurveyId survey) {
        return reader.jdbc()
                .sql("select 1 from response where survey_id = :survey and "
                        + Sight.now().kiosksAt("response.kiosk_id", "response.ended_at") + " limit 1")
                .param("survey", survey.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// When the newest answer of all was given; empty when there is none.
    Optional<Instant> lastEndedAt(ReportFilter filter) {
        return reader.jdbc()
                .sql("select ended_at from response where " + filter.all() + (filter.flagged() ? "" : " and flags = ''")
                        + " order by ended_at desc limit 1")
                .params(filter.parameters())
                .query((row, number) -> Instant.ofEpochMilli(row.getLong("ended_at")))
                .optional();
    }

    /// How often each value of a question was given on each day, marked answers included. Days begin at midnight
    /// of the filter's zone, also where clocks are put forward or back.
    List<Value> values(ReportFilter filter, QuestionId question) {
        var values = new ArrayList<Value>();
        for (Stretch stretch : stretches(filter)) {
            values.addAll(reader.jdbc()
                    .sql(
                            "select (ended_at + :offset) / 86400000 as day, value, number, count(*) as n from answer where "
                                    + filter.all() + Stretch.WITHIN.formatted("") + """
                             and question_id = :question and kind not in ('words', 'other')
                            group by day, value, number
                            """)
                    .params(filter.parameters())
                    .params(stretch.parameters())
                    .param("question", question.value())
                    .query(Counts::value)
                    .list());
        }
        return values;
    }

    /// How many responses answered a question, however many values each gave; marked ones included.
    ///
    /// A kiosk serves one visitor at a time, so that its responses are told apart by when they ended: that is
    /// in the index, their ids are not.
    long answered(ReportFilter filter, QuestionId question) {
        return reader.jdbc()
                .sql("select count(*) from (select distinct ended_at, survey_version, kiosk_id from answer where "
                        + filter.all() + " and question_id = :question) as visit")
                .params(filter.parameters())
                .param("question", question.value())
                .query(Long.class)
                .single();
    }

    /// Responses by day, marked ones included; days without any are left out.
    Map<LocalDate, Long> responsesByDay(ReportFilter filter) {
        return responsesByDay(filter, "");
    }

    /// What is to be taken away from all of these counts.
    Marked marked(ReportFilter filter) {
        var values = new HashMap<String, List<Value>>();
        for (Stretch stretch : stretches(filter)) {
            reader.jdbc()
                    .sql(
                            "select a.question_id, (a.ended_at + :offset) / 86400000 as day, a.value, a.number, count(*) as n "
                                    + MARKED_ANSWERS + filter.all("f.") + Stretch.WITHIN.formatted("f.")
                                    + " group by a.question_id, day, a.value, a.number")
                    .params(filter.parameters())
                    .params(stretch.parameters())
                    .query(row -> {
                        values.computeIfAbsent(row.getString("question_id"), question -> new ArrayList<>())
                                .add(value(row, 0));
                    });
        }
        var answered = new HashMap<String, Long>();
        reader.jdbc()
                .sql("select a.question_id, count(distinct a.response_id) as n from response f cross join answer a"
                        + " where a.response_id = f.response_id and f.flags <> '' and " + filter.all("f.")
                        + " group by a.question_id")
                .params(filter.parameters())
                .query(row -> {
                    answered.put(row.getString("question_id"), row.getLong("n"));
                });
        return new Marked(values, answered, responsesByDay(filter, " and flags <> ''"));
    }

    /// The newest words that people wrote.
    List<Comment> comments(ReportFilter filter, int limit) {
        return comments(filter, null, limit);
    }

    /// Where a page of comments ended.
    ///
    /// @param at milliseconds since 1970
    record Mark(long at, String response, String question) {}

    /// The newest words that people wrote, then those before.
    ///
    /// @param after where the page before ended, or null
    List<Comment> comments(ReportFilter filter, @Nullable Mark after, int limit) {
        return questions(filter).stream()
                .flatMap(question -> comments(filter, question, after, limit).stream())
                .sorted(Comparator.comparing(Comment::at)
                        .reversed()
                        .thenComparing(Comment::response)
                        .thenComparing(Comment::question))
                .limit(limit)
                .toList();
    }

    /// Each found by itself: the index has the newest of one question at its end, not the newest of all.
    private List<Comment> comments(ReportFilter filter, String question, @Nullable Mark after, int limit) {
        String before = after == null ? "" : """
                 and (ended_at < :at
                      or (ended_at = :at and (response_id > :response
                          or (response_id = :response and question_id > :lastQuestion))))
                """;
        var statement = reader.jdbc()
                .sql("select ended_at, response_id, kiosk_id, question_id, words from answer where " + filter.where()
                        + """
                         and question_id = :question and kind in ('words', 'other') and words is not null %s
                        order by ended_at desc, response_id
                        limit :limit
                        """.formatted(before))
                .params(filter.parameters())
                .param("question", question)
                .param("limit", limit);
        if (after != null) {
            statement = statement
                    .param("at", after.at())
                    .param("response", after.response())
                    .param("lastQuestion", after.question());
        }
        return statement
                .query((row, number) -> new Comment(
                        Instant.ofEpochMilli(row.getLong("ended_at")),
                        row.getString("response_id"),
                        row.getString("kiosk_id"),
                        row.getString("question_id"),
                        row.getString("words")))
                .list();
    }

    /// The questions of a survey that were ever answered, found from one to the next along the index.
    private List<String> questions(ReportFilter filter) {
        return reader.jdbc()
                .sql("""
                        with recursive question (id) as (
                            select min(question_id) from answer where survey_id = :survey
                            union all
                            select (select min(question_id) from answer
                                    where survey_id = :survey and question_id > question.id)
                            from question where id is not null)
                        select id from question where id is not null
                        """)
                .param("survey", filter.survey().value())
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /// @param more a further condition, or empty
    private Map<LocalDate, Long> responsesByDay(ReportFilter filter, String more) {
        var days = new HashMap<LocalDate, Long>();
        for (Stretch stretch : stretches(filter)) {
            reader.jdbc()
                    .sql("select (ended_at + :offset) / 86400000 as day, count(*) as n from response where "
                            + filter.all() + Stretch.WITHIN.formatted("") + more + " group by day")
                    .params(filter.parameters())
                    .params(stretch.parameters())
                    .query((row, number) ->
                            days.merge(LocalDate.ofEpochDay(row.getLong("day")), row.getLong("n"), Long::sum))
                    .list();
        }
        return days;
    }

    private static Value value(ResultSet row, int index) throws SQLException {
        int number = row.getInt("number");
        Integer known = row.wasNull() ? null : number;
        return new Value(LocalDate.ofEpochDay(row.getLong("day")), row.getString("value"), known, row.getLong("n"));
    }

    /// The period, cut where the zone's offset changes.
    private static List<Stretch> stretches(ReportFilter filter) {
        var stretches = new ArrayList<Stretch>();
        Instant low = Instant.ofEpochMilli(filter.begin());
        Instant end = Instant.ofEpochMilli(filter.end());
        while (low.isBefore(end)) {
            ZoneOffsetTransition change = filter.zone().getRules().nextTransition(low);
            Instant high = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            Duration offset =
                    Duration.ofSeconds(filter.zone().getRules().getOffset(low).getTotalSeconds());
            stretches.add(new Stretch(low.toEpochMilli(), high.toEpochMilli(), offset.toMillis()));
            low = high;
        }
        return stretches;
    }

    private record Stretch(long low, long high, long offset) {
        static final String WITHIN = " and %1$sended_at >= :low and %1$sended_at < :high ";

        private Map<String, Object> parameters() {
            return Map.of("low", low, "high", high, "offset", offset);
        }
    }
}
