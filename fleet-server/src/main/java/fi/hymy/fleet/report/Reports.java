package fi.hymy.fleet.report;

import fi.hymy.fleet.report.QuestionReport.Bar;
import fi.hymy.fleet.report.QuestionReport.Day;
import fi.hymy.protocol.score.Ces;
import fi.hymy.protocol.score.Csat;
import fi.hymy.protocol.score.Fcr;
import fi.hymy.protocol.score.Nps;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Makes scores and distributions out of counts. The maths is shared-protocol's.
@Component
final class Reports {
    private final Counts counts;

    Reports(Counts counts) {
        this.counts = counts;
    }

    /// @param survey the version whose questions and words are used
    SurveyReport of(ReportFilter wanted, Survey survey) {
        long flagged = counts.flagged(wanted);
        // Where nothing is marked, nothing need be left out, which every query would pay for.
        ReportFilter filter = flagged == 0 ? wanted.withFlagged() : wanted;
        var labels = new Labels(survey.baseLanguage());
        List<QuestionReport> questions = survey.questions()
                .filter(question -> !(question instanceof Question.Contact))
                .map(question -> report(filter, question, labels))
                .toList();
        return new SurveyReport(
                counts.responses(filter),
                flagged,
                counts.lastEndedAt(filter),
                counts.responsesByDay(filter),
                questions);
    }

    private QuestionReport report(ReportFilter filter, Question question, Labels labels) {
        List<Counts.Value> values = counts.values(filter, question.id());
        Map<String, Long> byValue = new HashMap<>();
        values.forEach(value -> byValue.merge(value.value(), value.count(), Long::sum));
        long n = answered(filter, question, byValue);
        return new QuestionReport(
                question.id().value(),
                question.getClass().getSimpleName(),
                labels.in(question.prompt().text()),
                n,
                score(question, byValue).orElse(null),
                labels.of(question).stream()
                        .map(label -> bar(label, byValue, values, n))
                        .toList(),
                trend(filter, question));
    }

    private long answered(ReportFilter filter, Question question, Map<String, Long> byValue) {
        return switch (question) {
            // Several rows per response, or none but words: count the responses themselves.
            case Question.MultiChoice _,
                    Question.Ranking _,
                    Question.Battery _,
                    Question.OpenText _,
                    Question.Contact _ -> counts.answered(filter, question.id());
            case Question.Smiley _,
                    Question.Nps _,
                    Question.Rating _,
                    Question.Effort _,
                    Question.YesNo _,
                    Question.SingleChoice _ ->
                byValue.values().stream().mapToLong(Long::longValue).sum();
        };
    }

    private static Bar bar(Labels.Label label, Map<String, Long> byValue, List<Counts.Value> values, long n) {
        long count = byValue.getOrDefault(label.value(), 0L);
        return new Bar(
                label.value(),
                label.words(),
                label.tone(),
                count,
                n == 0 ? 0 : 100.0 * count / n,
                mean(label.value(), values).orElse(null));
    }

    /// Of the numbers that came with a value, where a value has several.
    private static Optional<Double> mean(String value, List<Counts.Value> values) {
        List<Counts.Value> own =
                values.stream().filter(row -> row.value().equals(value)).toList();
        boolean counted = own.stream()
                .allMatch(
                        row -> row.number() == null || value.equals(row.number().toString()));
        if (own.isEmpty() || counted) {
            return Optional.empty();
        }
        double sum = own.stream()
                .mapToDouble(row -> Objects.requireNonNull(row.number()) * (double) row.count())
                .sum();
        return Optional.of(sum / own.stream().mapToLong(Counts.Value::count).sum());
    }

    private List<Day> trend(ReportFilter filter, Question question) {
        if (score(question, Map.of()).isEmpty()) {
            return List.of();
        }
        var days = new TreeMap<LocalDate, Map<String, Long>>();
        counts.valuesByDay(filter, question.id())
                .forEach(found -> days.computeIfAbsent(found.day(), day -> new HashMap<>())
                        .put(found.value(), found.count()));
        return days.entrySet().stream()
                .flatMap(day -> score(question, day.getValue()).stream()
                        .filter(score -> score.value() != null)
                        .map(score -> new Day(day.getKey(), score.n(), Objects.requireNonNull(score.value()))))
                .toList();
    }

    /// The score that a kind of question has, if any.
    private static Optional<Score> score(Question question, Map<String, Long> byValue) {
        return switch (question) {
            case Question.Smiley smiley -> Optional.of(Score.of(Csat.ofCounts(points(1, smiley.faces(), byValue))));
            case Question.Rating rating -> Optional.of(Score.of(Csat.ofCounts(points(1, rating.points(), byValue))));
            case Question.Nps _ -> Optional.of(Score.of(Nps.ofCounts(points(0, 10, byValue))));
            case Question.Effort effort -> Optional.of(Score.of(Ces.ofCounts(points(1, effort.points(), byValue))));
            case Question.YesNo _ ->
                Optional.of(Score.of(Fcr.of(byValue.getOrDefault("YES", 0L), byValue.getOrDefault("NO", 0L))));
            case Question.SingleChoice _,
                    Question.MultiChoice _,
                    Question.Battery _,
                    Question.Ranking _,
                    Question.OpenText _,
                    Question.Contact _ -> Optional.empty();
        };
    }

    private static long[] points(int from, int to, Map<String, Long> byValue) {
        long[] counts = new long[to - from + 1];
        for (int value = from; value <= to; value++) {
            counts[value - from] = byValue.getOrDefault(Integer.toString(value), 0L);
        }
        return counts;
    }
}
