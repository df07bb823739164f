package fi.hymy.protocol.message;

import fi.hymy.protocol.survey.SurveyRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a kiosk should be.
///
/// @param version rises with every change; a kiosk ignores one that is not newer than what it has applied
/// @param surveyRef the survey to show, or null for none
public record DesiredState(long version, @Nullable SurveyRef surveyRef) {
    public DesiredState {
        if (version < 0) {
            throw new IllegalArgumentException("version must be 0 or more, it is " + version);
        }
    }

    public Optional<SurveyRef> survey() {
        return Optional.ofNullable(surveyRef);
    }
}
