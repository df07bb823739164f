package fi.hymy.fleet.report;

import fi.hymy.fleet.report.Counts.Value;
import fi.hymy.protocol.id.QuestionId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers that were marked as a staff test, a repeat or out of hours, counted apart to be left out.
///
/// @param values by question
/// @param answered responses that answered it, by question
/// @param byDay responses
record Marked(Map<String, List<Value>> values, Map<String, Long> answered, Map<LocalDate, Long> byDay) {
    static final Marked NONE = new Marked(Map.of(), Map.of(), Map.of());

    Marked {
        values = Map.copyOf(values);
        answered = Map.copyOf(answered);
        byDay = Map.copyOf(byDay);
    }

    /// What remains of all values of a question.
    List<Value> outOf(QuestionId question, List<Value> all) {
        var rest = new ArrayList<>(all);
        for (Value marked : values.getOrDefault(question.value(), List.of())) {
            rest.add(new Value(marked.day(), marked.value(), marked.number(), -marked.count()));
        }
        return rest;
    }

    long outOf(QuestionId question, long all) {
        return all - answered.getOrDefault(question.value(), 0L);
    }

    /// What remains of all responses by day.
    Map<LocalDate, Long> outOf(Map<LocalDate, Long> all) {
        var rest = new HashMap<>(all);
        byDay.forEach((day, count) -> rest.merge(day, -count, Long::sum));
        rest.values().removeIf(count -> count <= 0);
        return rest;
    }
}
