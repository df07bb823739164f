package fi.hymy.fleet.assignment;

import fi.hymy.protocol.survey.SurveyRef;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A survey on its way to many kiosks, or off them.
///
/// @param surveyOrNull null for taking off whatever is there
/// @param kiosks how many were meant
/// @param left how many are still to be decided about
/// @param by an operator's user name
public record Publication(
        String id, @Nullable SurveyRef surveyOrNull, int kiosks, long left, Instant madeAt, String by) {
    public Optional<SurveyRef> survey() {
        return Optional.ofNullable(surveyOrNull);
    }

    public boolean done() {
        return left == 0;
    }

    long decided() {
        return Math.max(0, kiosks - left);
    }
}
