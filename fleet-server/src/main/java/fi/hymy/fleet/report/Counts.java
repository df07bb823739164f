package fi.hymy.fleet.report;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.protocol.id.QuestionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts answers where they lie. Every query runs along an index that holds all it needs.
@Component
final class Counts {
    private final ReaderDb reader;

    Counts(ReaderDb reader) {
        this.reader = reader;
    }

    /// @param value a point, `YES`, a choice or a statement, by the kind of question
    /// @param number a point, a place or a rating, or null
    record Value(String value, @Nullable Integer number, long count) {}

    record DayValue(LocalDate day, String value, long count) {}

    record Comment(Instant at, String kiosk, String question, String words) {}

    long responses(ReportFilter filter) {
        return reader.jdbc()
                .sql("select count(*) from response where " + filter.where())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /// How many of the period's responses are marked, whether the filter counts them or not.
    long flagged(ReportFilter filter) {
        return reader.jdbc()
                .sql("select count(*) from response where flags <> '' and " + filter.all())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /// When the newest answer of all was given; empty when there is none.
    Optional<Instant> lastEndedAt(ReportFilter filter) {
        return reader.jdbc()
                .sql("select max(ended_at) from response where " + filter.where())
                .params(filter.parameters())
                .query((row, number) -> {
                    long millis = row.getLong(1);
                    return row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(millis));
                })
                .single();
    }

    /// How often each value of a question was given.
    List<Value> values(ReportFilter filter, QuestionId question) {
        return reader.jdbc()
                .sql("select value, number, count(*) as n from answer where " + filter.where() + """
                         and question_id = :question and kind not in ('words', 'other')
                        group by value, number
                        """)
                .params(filter.parameters())
                .param("question", question.value())
                .query((row, number) -> {
                    int point = row.getInt("number");
                    Integer known = row.wasNull() ? null : point;
                    return new Value(row.getString("value"), known, row.getLong("n"));
                })
                .list();
    }

    /// How many responses answered a question, however many values each gave.
    long answered(ReportFilter filter, QuestionId question) {
        return reader.jdbc()
                .sql("select count(distinct response_id) from answer where " + filter.where()
                        + " and question_id = :question")
                .params(filter.parameters())
                .param("question", question.value())
                .query(Long.class)
                .single();
    }

    /// As [#values], by day. Days begin at midnight of the filter's zone, also where clocks are put forward or
    /// back.
    List<DayValue> valuesByDay(ReportFilter filter, QuestionId question) {
        var sums = new HashMap<DayValue, Long>();
        for (Stretch stretch : stretches(filter)) {
            for (DayValue found : valuesByDay(filter, question, stretch)) {
                sums.merge(new DayValue(found.day(), found.value(), 0), found.count(), Long::sum);
            }
        }
        return sums.entrySet().stream()
                .map(entry -> new DayValue(entry.getKey().day(), entry.getKey().value(), entry.getValue()))
                .toList();
    }

    /// Responses by day; days without any are left out.
    Map<LocalDate, Long> responsesByDay(ReportFilter filter) {
        var days = new HashMap<LocalDate, Long>();
        for (Stretch stretch : stretches(filter)) {
            reader.jdbc()
                    .sql("select (ended_at + :offset) / 86400000 as day, count(*) as n from response where "
                            + filter.where() + " and ended_at >= :low and ended_at < :high group by day")
                    .params(filter.parameters())
                    .params(stretch.parameters())
                    .query((row, number) ->
                            days.merge(LocalDate.ofEpochDay(row.getLong("day")), row.getLong("n"), Long::sum))
                    .list();
        }
        return days;
    }

    /// The newest words that people wrote.
    List<Comment> comments(ReportFilter filter, int limit) {
        return reader.jdbc()
                .sql("select ended_at, kiosk_id, question_id, words from answer where " + filter.where() + """
                         and kind in ('words', 'other') and words is not null
                        order by ended_at desc, response_id
                        limit :limit
                        """)
                .params(filter.parameters())
                .param("limit", limit)
                .query((row, number) -> new Comment(
                        Instant.ofEpochMilli(row.getLong("ended_at")),
                        row.getString("kiosk_id"),
                        row.getString("question_id"),
                        row.getString("words")))
                .list();
    }

    private List<DayValue> valuesByDay(ReportFilter filter, QuestionId question, Stretch stretch) {
        return reader.jdbc()
                .sql("select (ended_at + :offset) / 86400000 as day, value, count(*) as n from answer where "
                        + filter.where() + """
                         and ended_at >= :low and ended_at < :high and question_id = :question
                        group by day, value
                        """)
                .params(filter.parameters())
                .params(stretch.parameters())
                .param("question", question.value())
                .query((row, number) -> new DayValue(
                        LocalDate.ofEpochDay(row.getLong("day")), row.getString("value"), row.getLong("n")))
                .list();
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
        private Map<String, Object> parameters() {
            return Map.of("low", low, "high", high, "offset", offset);
        }
    }
}
