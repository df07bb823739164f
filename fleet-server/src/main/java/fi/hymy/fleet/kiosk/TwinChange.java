package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.SurveyId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line of a kiosk's history: what it should be from then on, or what it said that it was.
///
/// @param number rises with every change of this kiosk
/// @param version the desired one; of a report, the newest that the kiosk knew
/// @param surveyOrNull the standing survey, or the one on the screen; null for none
/// @param surveyVersion 0 without a survey
/// @param what changed, in words
/// @param by an operator's user name; empty for the kiosk itself
public record TwinChange(
        long number,
        Side side,
        long version,
        @Nullable SurveyId surveyOrNull,
        int surveyVersion,
        String what,
        String by,
        Instant at) {
    public enum Side {
        DESIRED,
        REPORTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Optional<SurveyId> survey() {
        return Optional.ofNullable(surveyOrNull);
    }

    public boolean isReport() {
        return side == Side.REPORTED;
    }
}
