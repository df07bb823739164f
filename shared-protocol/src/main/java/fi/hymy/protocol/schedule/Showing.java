package fi.hymy.protocol.schedule;

import fi.hymy.protocol.survey.SurveyRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What holds at one moment.
///
/// @param assignmentOrNull the one that shows, or null when none is in force: then the site's standing
///     survey does
/// @param open whether the site is open
public record Showing(@Nullable Assignment assignmentOrNull, boolean open) {
    public Optional<Assignment> assignment() {
        return Optional.ofNullable(assignmentOrNull);
    }

    public Optional<SurveyRef> survey() {
        return assignment().map(Assignment::survey);
    }
}
