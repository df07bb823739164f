package fi.hymy.protocol.message;

import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.survey.CleanText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which software a kiosk runs, and why it is not the one that is desired.
///
/// @param app the program that says this
/// @param osOrNull the system below it, or null where it is not replaced as a whole
/// @param pendingOrNull what is being tried, or waits to be, or null for nothing
/// @param lastOrNull how the last attempt ended, or null for none
/// @param whyNotOrNull the one reason why the desired release does not run, or null when it does or none is
public record Software(
        Installed app,
        @Nullable Installed osOrNull,
        @Nullable Pending pendingOrNull,
        @Nullable Outcome lastOrNull,
        @Nullable WhyNot whyNotOrNull) {
    private static final int MAX_TEXT = 60;

    public Optional<Installed> os() {
        return Optional.ofNullable(osOrNull);
    }

    public Optional<Pending> pending() {
        return Optional.ofNullable(pendingOrNull);
    }

    public Optional<Outcome> last() {
        return Optional.ofNullable(lastOrNull);
    }

    public Optional<WhyNot> whyNot() {
        return Optional.ofNullable(whyNotOrNull);
    }

    /// @param version for people, at most 60 bytes; cut when longer
    /// @param sequence 0 for what the kiosk was made with, or was installed by hand
    /// @param slot `a`, `b`, `factory`, or `none` where nobody keeps slots
    public record Installed(String version, long sequence, String slot) {
        public Installed {
            version = CleanText.cut(version, MAX_TEXT);
            slot = CleanText.cut(slot, MAX_TEXT);
            checkSequence(sequence);
        }
    }

    public record Pending(SoftwareKind kind, long sequence) {
        public Pending {
            checkSequence(sequence);
        }
    }

    /// @param detail in words, at most 300 bytes of UTF-8; cut when longer
    public record Outcome(SoftwareKind kind, long sequence, Result result, String detail) {
        public Outcome {
            checkSequence(sequence);
            detail = CleanText.cut(detail, ReportedState.Problem.MAX_DETAIL);
        }
    }

    public enum Result {
        /// It proved itself and stays.
        COMMITTED,
        /// It did not, and what ran before runs again.
        ROLLED_BACK,
        /// It was never started.
        REFUSED
    }

    /// @param sequence of the release that should run, 0 where it is not known: nothing is believed of a manifest
    ///     whose signature is not good
    /// @param detail in words, at most 300 bytes of UTF-8; cut when longer
    public record WhyNot(SoftwareKind kind, long sequence, Reason reason, String detail) {
        public WhyNot {
            checkSequence(sequence);
            detail = CleanText.cut(detail, ReportedState.Problem.MAX_DETAIL);
        }
    }

    public enum Reason {
        /// For the hours in which it may be fetched.
        WAITING,
        DOWNLOADING,
        /// It is on the card and handed over, or on trial.
        INSTALLING,
        /// The server could not be reached or gave no such file.
        FETCH_FAILED,
        /// What came does not hash to what was promised.
        HASH_MISMATCH,
        /// No room, or a card that does not write.
        DISK,
        UNKNOWN_KEY,
        RETIRED_KEY,
        BAD_SIGNATURE,
        UNREADABLE,
        NO_KEY_LEFT,
        OTHER_KIND,
        WRONG_CHANNEL,
        EXPIRED,
        DOWNGRADE,
        NEEDS_NEWER,
        NO_ARTIFACT,
        /// It was tried and did not prove itself. The same manifest is not tried again; one signed anew is.
        ROLLED_BACK,
        /// Nobody on this box replaces software: it was installed by hand.
        NO_SLOTS,
        /// What a newer kiosk says and this program does not know.
        OTHER
    }

    private static void checkSequence(long sequence) {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must be 0 or more, it is " + sequence);
        }
    }
}
