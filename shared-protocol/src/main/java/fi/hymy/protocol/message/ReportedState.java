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
/// @param setUpOrNull how its box is set up now, or null where it does not say
/// @param softwareOrNull which software it runs, or null where it does not say
public record ReportedState(
        long desiredVersion,
        @Nullable SurveyRef showingRef,
        @Nullable Problem whyNot,
        @Nullable SetUp setUpOrNull,
        @Nullable Software softwareOrNull) {
    public ReportedState {
        if (desiredVersion < 0) {
            throw new IllegalArgumentException("desiredVersion must be 0 or more, it is " + desiredVersion);
        }
    }

    /// Nothing is said about its software.
    public ReportedState(
            long desiredVersion,
            @Nullable SurveyRef showingRef,
            @Nullable Problem whyNot,
            @Nullable SetUp setUpOrNull) {
        this(desiredVersion, showingRef, whyNot, setUpOrNull, null);
    }

    /// Nothing is said about the box.
    public ReportedState(long desiredVersion, @Nullable SurveyRef showingRef, @Nullable Problem whyNot) {
        this(desiredVersion, showingRef, whyNot, null, null);
    }

    public Optional<SurveyRef> showing() {
        return Optional.ofNullable(showingRef);
    }

    public Optional<Problem> problem() {
        return Optional.ofNullable(whyNot);
    }

    public Optional<SetUp> setUp() {
        return Optional.ofNullable(setUpOrNull);
    }

    public Optional<Software> software() {
        return Optional.ofNullable(softwareOrNull);
    }

    /// What became of the device's settings. Staff may have changed some at the kiosk since.
    ///
    /// @param brightnessOrNull of the screen, in percent; null where there is no backlight that can be set
    /// @param volumeOrNull in percent; null before the first wish
    /// @param staffPin whether the staff's pages can be entered
    /// @param staffTest whether answers are marked as tests by staff
    /// @param open whether the site is, by the hours that the kiosk knows
    public record SetUp(
            @Nullable Integer brightnessOrNull,
            @Nullable Integer volumeOrNull,
            boolean staffPin,
            boolean staffTest,
            boolean open) {
        public SetUp {
            percent("brightness", brightnessOrNull);
            percent("volume", volumeOrNull);
        }

        /// The same with the site open or closed.
        public SetUp open(boolean isOpen) {
            return new SetUp(brightnessOrNull, volumeOrNull, staffPin, staffTest, isOpen);
        }

        public Optional<Integer> brightness() {
            return Optional.ofNullable(brightnessOrNull);
        }

        public Optional<Integer> volume() {
            return Optional.ofNullable(volumeOrNull);
        }

        private static void percent(String name, @Nullable Integer value) {
            if (value != null && (value < 0 || value > 100)) {
                throw new IllegalArgumentException(name + " must lie between 0 and 100, it is " + value);
            }
        }
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
