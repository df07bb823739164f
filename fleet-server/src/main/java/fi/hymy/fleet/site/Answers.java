package fi.hymy.fleet.site;

import fi.hymy.fleet.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/// What programs hear.
final class Answers {
    private Answers() {}

    /// @throws ApiProblem a conflict, when it was refused
    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw ApiProblem.conflict(why);
        };
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
