package fi.hymy.protocol.message;

import fi.hymy.protocol.survey.CleanText;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a kiosk is.
///
/// @param desiredVersion the newest desired state it knows, 0 when it knows none
/// @param showingRef the survey on its screen, or null for none
/// @param whyNot the one reason why it does not show what it should, or null when it does
public record ReportedState(
        long desiredVersion,
        @Nullable SurveyRef showingRef,
        @Nullable Problem whyNot) {
    public ReportedState {
        if (desiredVersion < 0) {
            throw new IllegalArgumentException("desiredVersion must be 0 or more, it is " + desiredVersion);
        }
    }

    public Optional<SurveyRef> showing() {
        return Optional.ofNullable(showingRef);
    }

    public Optional<Problem> problem() {
        return Optional.ofNullable(whyNot);
    }

    /// @param detail in words, at most 300 bytes of UTF-8; cut when longer
    public record Problem(Reason reason, String detail) {
        public static final int MAX_DETAIL = 300;

        public Problem {
            detail = CleanText.cut(detail, MAX_DETAIL);
        }
    }

    public enum Reason {
        /// On its way: being fetched, or waiting for the visitor to finish.
        UNDER_WAY,
        /// The server could not be reached or gave no such file.
        FETCH_FAILED,
        /// What came does not hash to what was promised.
        HASH_MISMATCH,
        /// The survey is faulty, or of a kind that this kiosk does not know.
        REFUSED,
        /// No room, or a card that does not write.
        DISK
    }
}
