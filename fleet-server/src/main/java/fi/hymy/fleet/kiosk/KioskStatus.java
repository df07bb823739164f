package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Everything that is known of one kiosk at a moment, and what of it needs somebody.
///
/// Link, heartbeat and last answer stay three facts: a kiosk may be linked and dead, or unlinked and collecting
/// answers.
///
/// @param presence empty when the kiosk was never heard of
public record KioskStatus(Kiosk kiosk, Optional<Presence> presence, TwinState twin, Instant now) {
    /// A heartbeat comes every minute: three missed are news.
    private static final Duration SILENT = Duration.ofMinutes(3);
    /// A router that restarts is no news.
    private static final Duration UNLINKED = Duration.ofMinutes(2);
    private static final Duration OLD_BACKLOG = Duration.ofMinutes(10);
    private static final Duration SLOW_CONTENT = Duration.ofMinutes(2);

    /// What needs somebody, the gravest first.
    public enum Concern {
        NOT_LINKED,
        SILENT,
        WRONG_CONTENT,
        BACKLOG,
        NOTHING_ASSIGNED,
        NEVER_CAME,
        NONE
    }

    public Concern concern() {
        if (presence.isEmpty() || presence.get().linkChangedAt().isEmpty()) {
            return Concern.NEVER_CAME;
        }
        if (!linked()) {
            return olderThan(UNLINKED, linkChangedAt()) ? Concern.NOT_LINKED : Concern.NONE;
        }
        if (olderThan(SILENT, heartbeatAt())) {
            return Concern.SILENT;
        }
        if (!twin.settled() && olderThan(SLOW_CONTENT, twin.desiredAt())) {
            return Concern.WRONG_CONTENT;
        }
        if (oldestUnsent().filter(age -> age.compareTo(OLD_BACKLOG) > 0).isPresent()) {
            return Concern.BACKLOG;
        }
        return shouldShow().isEmpty() ? Concern.NOTHING_ASSIGNED : Concern.NONE;
    }

    public boolean needsSomebody() {
        return switch (concern()) {
            case NOT_LINKED, SILENT, WRONG_CONTENT, BACKLOG -> true;
            case NOTHING_ASSIGNED, NEVER_CAME, NONE -> false;
        };
    }

    public boolean linked() {
        return presence.filter(Presence::linked).isPresent();
    }

    public Optional<Instant> linkChangedAt() {
        return presence.flatMap(Presence::linkChangedAt);
    }

    public Optional<Instant> heartbeatAt() {
        return presence.flatMap(Presence::heartbeatAt);
    }

    public boolean heartbeatIsLate() {
        return olderThan(SILENT, heartbeatAt());
    }

    public Optional<Instant> lastResponseAt() {
        return presence.flatMap(Presence::lastResponseAt);
    }

    public Optional<String> appVersion() {
        return presence.flatMap(Presence::appVersion);
    }

    public Optional<OutboxFacts> outbox() {
        return presence.flatMap(Presence::outbox);
    }

    /// How many answers waited on the kiosk when it last said so.
    public long unsent() {
        return outbox().map(OutboxFacts::unsent).orElse(0L);
    }

    /// How long the oldest of them waits by now; empty when none does.
    public Optional<Duration> oldestUnsent() {
        return outbox().filter(facts -> facts.unsent() > 0)
                .map(facts -> Duration.ofMillis(facts.oldestUnsentMillis())
                        .plus(heartbeatAt()
                                .map(at -> Duration.between(at, now))
                                .filter(Duration::isPositive)
                                .orElse(Duration.ZERO)));
    }

    public Optional<SurveyRef> shouldShow() {
        return twin.desired().survey();
    }

    public Optional<SurveyRef> shows() {
        return twin.reported().flatMap(ReportedState::showing);
    }

    /// Why it does not show what it should, in words; empty when it does.
    public Optional<String> whyNot() {
        if (twin.settled() || (shouldShow().isEmpty() && shows().isEmpty())) {
            return Optional.empty();
        }
        if (twin.heard()) {
            return Optional.of(twin.reported()
                    .flatMap(ReportedState::problem)
                    .map(KioskStatus::inWords)
                    .orElse("It has heard of it and has not said why."));
        }
        return Optional.of(linked() ? "It is being told." : "It hears of it when it is linked again.");
    }

    private static String inWords(ReportedState.Problem problem) {
        String what =
                switch (problem.reason()) {
                    case UNDER_WAY -> "It is on its way";
                    case FETCH_FAILED -> "The kiosk could not fetch it";
                    case HASH_MISMATCH -> "What the kiosk fetched was damaged";
                    case REFUSED -> "The kiosk refused it";
                    case DISK -> "The kiosk has no room for it, or its card does not write";
                };
        return problem.detail().isBlank() ? what + "." : what + ": " + problem.detail();
    }

    private boolean olderThan(Duration limit, Optional<Instant> at) {
        return at.filter(moment -> moment.plus(limit).isBefore(now)).isPresent();
    }
}
