package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Everything that is known of one kiosk at a moment, and what of it needs somebody.
///
/// Link, heartbeat and last answer stay three facts: a kiosk may be linked and dead, or unlinked and
/// collecting
/// answers.
///
/// @param shutOut when it cannot come whatever its network does, or empty
/// @param presence empty when the kiosk was never heard of
public record KioskStatus(
        Kiosk kiosk, Optional<Presence> presence, TwinState twin, Optional<ShutOut> shutOut, Instant now) {
    /// A heartbeat comes every minute: three missed are news.
    private static final Duration SILENT = Duration.ofMinutes(3);
    /// A router that restarts is no news.
    private static final Duration UNLINKED = Duration.ofMinutes(2);
    private static final Duration OLD_BACKLOG = Duration.ofMinutes(10);
    private static final Duration SLOW_CONTENT = Duration.ofMinutes(2);

    /// What needs somebody, the gravest first.
    public enum Concern {
        CERTIFICATE_ENDED(0, true),
        NOT_LINKED(1, true),
        SILENT(2, true),
        WRONG_CONTENT(3, true),
        BACKLOG(4, true),
        NOTHING_ASSIGNED(5, false),
        NEVER_CAME(6, false),
        /// Somebody wanted it so.
        SHUT_OUT(7, false),
        NONE(8, false);

        private final int rank;
        private final boolean needsSomebody;

        Concern(int rank, boolean needsSomebody) {
            this.rank = rank;
            this.needsSomebody = needsSomebody;
        }

        /// The smaller, the graver: lists begin with the smallest.
        int rank() {
            return rank;
        }

        boolean needsSomebody() {
            return needsSomebody;
        }
    }

    public Concern concern() {
        Optional<WhyNot> why = new Diagnosis(this, false).why();
        return switch (why.map(WhyNot::cause).orElse(null)) {
            case SHUT_OUT -> Concern.SHUT_OUT;
            case CERTIFICATE_ENDED -> Concern.CERTIFICATE_ENDED;
            case NEVER_CAME -> Concern.NEVER_CAME;
            case OFFLINE -> olderThan(UNLINKED, linkChangedAt()) ? Concern.NOT_LINKED : Concern.NONE;
            case SILENT -> Concern.SILENT;
            case DISK, DAMAGED, REFUSED, NOT_FETCHED, BEING_TOLD, ON_ITS_WAY, UNEXPLAINED ->
                isOverdue() ? Concern.WRONG_CONTENT : backlogOr(assigned());
            case NOTHING_ASSIGNED -> backlogOr(Concern.NOTHING_ASSIGNED);
            case ASLEEP, WAITS_FOR_ITS_WINDOW -> backlogOr(assigned());
            case null -> backlogOr(Concern.NONE);
        };
    }

    private Concern assigned() {
        return twin.desired().surveys().isEmpty() ? Concern.NOTHING_ASSIGNED : Concern.NONE;
    }

    private Concern backlogOr(Concern otherwise) {
        return oldestUnsent().filter(age -> age.compareTo(OLD_BACKLOG) > 0).isPresent() ? Concern.BACKLOG : otherwise;
    }

    /// Whether it should show something else for longer than that takes.
    private boolean isOverdue() {
        return !settled()
                && olderThan(SLOW_CONTENT, twin.desiredAt())
                && twin.shouldShow(now.minus(SLOW_CONTENT)).equals(shouldShow());
    }

    public boolean needsSomebody() {
        return concern().needsSomebody();
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

    /// What it should show at this moment: what its schedule wants, else the standing survey.
    public Optional<SurveyRef> shouldShow() {
        return twin.shouldShow(now);
    }

    public Optional<SurveyRef> shows() {
        return twin.shows();
    }

    /// Whether it says that it shows what it should at this moment.
    public boolean settled() {
        return twin.settled(now);
    }

    /// The one reason why people cannot answer there what they should, the gravest that is true; empty when
    /// they can.
    public Optional<WhyNot> why() {
        return new Diagnosis(this, true).why();
    }

    /// As [#why], in words.
    public Optional<String> whyNot() {
        return why().map(WhyNot::words);
    }

    private boolean olderThan(Duration limit, Optional<Instant> at) {
        return at.filter(moment -> moment.plus(limit).isBefore(now)).isPresent();
    }
}
