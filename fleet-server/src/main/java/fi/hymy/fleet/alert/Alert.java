package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that is wrong, or was, and what people did about it.
///
/// @param kioskName null for a group, and for a kiosk that is no more
/// @param siteName null where it is at no site
/// @param facts what its words need, in the order of its kind
/// @param since when it began to be bad
/// @param times how often it opened
/// @param goodSinceOrNull since when it looks good again, while it is open
record Alert(
        String id,
        Cause cause,
        Severity severity,
        @Nullable String kioskName,
        @Nullable String siteId,
        @Nullable String siteName,
        List<String> facts,
        Instant since,
        Instant openedAt,
        int times,
        @Nullable Instant goodSinceOrNull,
        @Nullable Instant closedAtOrNull,
        String closedWhy,
        @Nullable Instant ackedAtOrNull,
        @Nullable String ackedBy,
        @Nullable Instant snoozedUntilOrNull) {
    Alert {
        facts = List.copyOf(facts);
    }

    public boolean isOpen() {
        return closedAtOrNull == null;
    }

    public boolean isAcknowledged() {
        return ackedBy != null;
    }

    public Optional<Instant> goodSince() {
        return Optional.ofNullable(goodSinceOrNull);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAtOrNull);
    }

    public Optional<Instant> ackedAt() {
        return Optional.ofNullable(ackedAtOrNull);
    }

    public Optional<Instant> snoozedUntil() {
        return Optional.ofNullable(snoozedUntilOrNull);
    }

    /// What it is about, in names.
    public String subject() {
        if (cause.ofKiosk().isPresent()) {
            return kioskName == null ? cause.ofKiosk().get().value() : kioskName;
        }
        return siteName == null ? "" : siteName;
    }

    /// As `open`, `acknowledged`, `snoozed` or `closed`.
    public String state() {
        if (!isOpen()) {
            return "closed";
        }
        if (snoozedUntilOrNull != null) {
            return "snoozed";
        }
        return isAcknowledged() ? "acknowledged" : "open";
    }

    /// Something that happened to it.
    ///
    /// @param by an operator's user name; empty where it happened by itself
    record Event(Instant at, What what, String by, String words) {}

    enum What {
        OPENED(key("Opened")),
        REOPENED(key("Opened again")),
        ACKNOWLEDGED(key("Taken by %s")),
        GIVEN_BACK(key("Given back by %s")),
        COMMENTED(key("Comment by %s")),
        SNOOZED(key("Put off by %s")),
        WOKE(key("The pause is over")),
        CLOSED(key("Closed by itself"));

        private final String words;

        What(String words) {
            this.words = words;
        }

        /// @param by who did it, where somebody did
        public String words(String by) {
            return t(words, by);
        }
    }
}
