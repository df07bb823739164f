package fi.hymy.fleet.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the answers to one question say.
///
/// @param text of the question, in the survey's base language
/// @param n how many answered it
/// @param score where the kind of question has one, else null
/// @param bars the distribution, in the order of the question
/// @param trend the score by day, where there is one; days without answers are left out
record QuestionReport(
        String id,
        String kind,
        String text,
        long n,
        @Nullable Score score,
        List<Bar> bars,
        List<Day> trend) {
    QuestionReport {
        bars = List.copyOf(bars);
        trend = List.copyOf(trend);
    }

    /// @param value the stored code
    /// @param tone how it is painted, beside its label
    /// @param mean of ratings or places, or null where counting says it all
    record Bar(
            String value,
            String label,
            Tone tone,
            long count,
            double percent,
            @Nullable Double mean) {}

    /// @param value of the score on that day, not rounded
    record Day(LocalDate day, long n, double value) {}

    enum Tone {
        GOOD,
        SOSO,
        BAD,
        PLAIN
    }
}
