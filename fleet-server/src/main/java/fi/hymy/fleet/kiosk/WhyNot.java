package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;

/// The one reason why a kiosk does not show a survey that it should, or shows none: the gravest that is true.
///
/// @param words a sentence for who looks after kiosks
public record WhyNot(Cause cause, String words) {
    /// The gravest first: whatever comes before hides what comes after.
    public enum Cause {
        /// Its certificate was taken back.
        SHUT_OUT(false),
        CERTIFICATE_ENDED(true),
        NEVER_CAME(false),
        OFFLINE(true),
        /// Linked, and yet no heartbeat.
        SILENT(true),
        DISK(true),
        /// What was fetched does not hash to what was promised.
        DAMAGED(true),
        REFUSED(true),
        NOT_FETCHED(true),
        /// It was not told the newest yet.
        BEING_TOLD(false),
        ON_ITS_WAY(false),
        /// It has heard of it, has said nothing, and does not show it.
        UNEXPLAINED(true),
        /// Outside opening hours.
        ASLEEP(false),
        /// Nothing is to be shown now; an assignment begins later.
        WAITS_FOR_ITS_WINDOW(false),
        NOTHING_ASSIGNED(false);

        private final boolean fault;

        Cause(boolean fault) {
            this.fault = fault;
        }

        /// Whether something is wrong, rather than as somebody decided.
        public boolean isFault() {
            return fault;
        }
    }

    static WhyNot of(Problem problem) {
        return new WhyNot(cause(problem.reason()), inWords(problem));
    }

    private static Cause cause(ReportedState.Reason reason) {
        return switch (reason) {
            case UNDER_WAY -> Cause.ON_ITS_WAY;
            case FETCH_FAILED -> Cause.NOT_FETCHED;
            case HASH_MISMATCH -> Cause.DAMAGED;
            case REFUSED -> Cause.REFUSED;
            case DISK -> Cause.DISK;
        };
    }

    static String inWords(Problem problem) {
        String what =
                switch (problem.reason()) {
                    case UNDER_WAY -> t("It is on its way");
                    case FETCH_FAILED -> t("The kiosk could not fetch it");
                    case HASH_MISMATCH -> t("What the kiosk fetched was damaged");
                    case REFUSED -> t("The kiosk refused it");
                    case DISK -> t("The kiosk has no room for it, or its card does not write");
                };
        return problem.detail().isBlank() ? what + "." : what + ": " + KioskSays.said(problem.detail());
    }

    /// What was written down once, in English, in the language of whoever reads it now.
    static String retold(String words) {
        int colon = words.indexOf(": ");
        return colon < 0
                ? words.endsWith(".") ? t(words.substring(0, words.length() - 1)) + "." : t(words)
                : t(words.substring(0, colon)) + ": " + KioskSays.said(words.substring(colon + 2));
    }
}
