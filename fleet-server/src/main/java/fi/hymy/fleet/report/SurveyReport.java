package fi.hymy.fleet.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the answers to one survey say.
///
/// @param flagged how many were marked as a staff test, a repeat or out of hours; the filter says whether they count
/// @param lastAt when the newest of them was given
/// @param byDay responses by day; days without any are left out
record SurveyReport(
        long responses,
        long flagged,
        Optional<Instant> lastAt,
        Map<LocalDate, Long> byDay,
        List<QuestionReport> questions) {
    SurveyReport {
        byDay = Map.copyOf(byDay);
        questions = List.copyOf(questions);
    }

    /// The scores that the survey is there for.
    List<Score> scores() {
        return questions.stream()
                .map(QuestionReport::score)
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
