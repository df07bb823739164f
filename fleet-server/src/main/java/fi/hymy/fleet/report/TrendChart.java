package fi.hymy.fleet.report;

import static fi.hymy.fleet.web.Tongue.t;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The data of the trend picture: responses by day as bars, each score as a line.
final class TrendChart {
    private static final JsonMapper JSON = JsonMapper.shared();

    private TrendChart() {}

    static String of(ReportFilter filter, SurveyReport report) {
        ObjectNode chart = JSON.createObjectNode();
        ArrayNode days = chart.putArray("days");
        ArrayNode volume = chart.putArray("volume");
        filter.from().datesUntil(filter.to().plusDays(1)).forEach(day -> {
            days.add(day.toString());
            volume.add(report.byDay().getOrDefault(day, 0L));
        });
        ArrayNode lines = chart.putArray("lines");
        for (QuestionReport question : report.questions()) {
            if (question.score() != null) {
                line(lines.addObject(), filter, question, question.score().metric());
            }
        }
        chart.putObject("words")
                .put("responses", t("Responses"))
                .put("score", t("Score"))
                .put("percent", t("Score, %"));
        return chart.toString();
    }

    /// A day without answers is a gap in the line, not a zero.
    private static void line(ObjectNode line, ReportFilter filter, QuestionReport question, Score.Metric metric) {
        line.put("name", metric.label() + ": " + question.text());
        line.put("percent", metric != Score.Metric.NPS);
        Map<LocalDate, QuestionReport.Day> byDay =
                question.trend().stream().collect(Collectors.toMap(QuestionReport.Day::day, Function.identity()));
        ArrayNode values = line.putArray("values");
        ArrayNode counts = line.putArray("n");
        filter.from().datesUntil(filter.to().plusDays(1)).forEach(date -> {
            QuestionReport.Day day = byDay.get(date);
            if (day == null) {
                values.addNull();
                counts.add(0);
            } else {
                values.add(Math.round(day.value()));
                counts.add(day.n());
            }
        });
    }
}
