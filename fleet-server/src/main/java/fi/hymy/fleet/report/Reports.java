package fi.hymy.fleet.report;

import fi.hymy.fleet.report.Counts.Value;
import fi.hymy.fleet.report.QuestionReport.Bar;
import fi.hymy.fleet.report.QuestionReport.Day;
import fi.hymy.protocol.score.Ces;
import fi.hymy.protocol.score.Csat;
import fi.hymy.protocol.score.Fcr;
import fi.hymy.protocol.score.Nps;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        return of(wanted, survey.baseLanguage(), survey.questions().toList());
    }

    /// How many answered, and the one score that the survey is there for: a fraction of the time of all of it.
    SurveyReport headline(ReportFilter wanted, Survey survey) {
        List<Question> scored = survey.questions()
                .filter(question -> score(question, Map.of()).isPresent())
                .limit(1)
                .toList();
        return of(wanted, survey.baseLanguage(), scored);
    }

    private SurveyReport of(ReportFilter wanted, LanguageTag language, List<Question> asked) {
        long flagged = counts.flagged(wanted);
        boolean all = flagged == 0 || wanted.flagged();
        ReportFilter filter = all ? wanted.withFlagged() : wanted;
        Marked marked = all ? Marked.NONE : counts.marked(wanted);
        Map<LocalDate, Long> byDay = marked.outOf(counts.responsesByDay(filter));
        var labels = new Labels(language);
        List<QuestionReport> questions = asked.stream()
                .filter(question -> !(question instanceof Question.Contact))
                .map(question -> report(filter, question, labels, marked))
                .toList();
        return new SurveyReport(
                byDay.values().stream().mapToLong(Long::longValue).sum(),
                flagged,
                counts.lastEndedAt(filter),
                byDay,
                questions);
    }

    private QuestionReport report(ReportFilter filter, Question question, Labels labels, Marked marked) {
        List<Value> values = marked.outOf(question.id(), counts.values(filter, question.id()));
        Map<String, Long> byValue = byValue(values);
        long n = answered(filter, question, byValue, marked);
        return new QuestionReport(
                question.id().value(),
                question.getClass().getSimpleName(),
                labels.in(question.prompt().text()),
                n,
                score(question, byValue).orElse(null),
                labels.of(question).stream()
                        .map(label -> bar(label, byValue, values, n))
                        .toList(),
                trend(question, values));
    }

    private static Map<String, Long> byValue(List<Value> values) {
        Map<String, Long> sums = new HashMap<>();
        values.forEach(value -> sums.merge(value.value(), value.count(), Long::sum));
        return sums;
    }

    private long answered(ReportFilter filter, Question question, Map<String, Long> byValue, Marked marked) {
        return switch (question) {
            // Several rows per response, or none but words: count the responses themselves.
            case Question.MultiChoice _,
                    Question.Ranking _,
                    Question.Battery _,
                    Question.OpenText _,
                    Question.Contact _ -> marked.outOf(question.id(), counts.answered(filter, question.id()));
            case Question.Smiley _,
                    Question.Nps _,
                    Question.Rating _,
                    Question.Effort _,
                    Question.YesNo _,
                    Question.SingleChoice _ ->
                byValue.values().stream().mapToLong(Long::longValue).sum();
        };
    }

    private static Bar bar(Labels.Label label, Map<String, Long> byValue, List<Value> values, long n) {
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
    private static Optional<Double> mean(String value, List<Value> values) {
        List<Value> own =
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
        long n = own.stream().mapToLong(Value::count).sum();
        return n == 0 ? Optional.empty() : Optional.of(sum / n);
    }

    private static List<Day> trend(Question question, List<Value> values) {
        if (score(question, Map.of()).isEmpty()) {
            return List.of();
        }
        var days = new TreeMap<>(values.stream().collect(Collectors.groupingBy(Value::day)));
        return days.entrySet().stream()
                .flatMap(day -> score(question, byValue(day.getValue())).stream()
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
