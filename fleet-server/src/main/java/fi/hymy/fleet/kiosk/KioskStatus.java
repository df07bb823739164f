package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

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
/// @param boxInTrouble whether its box says that something is gravely wrong with it
/// @param presence empty when the kiosk was never heard of
public record KioskStatus(
        Kiosk kiosk,
        Optional<Presence> presence,
        TwinState twin,
        Optional<ShutOut> shutOut,
        boolean boxInTrouble,
        Instant now) {
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
        /// Its box is in danger, as by heat or a dying card.
        BOX(4, true),
        BACKLOG(5, true),
        /// Not linked, and nobody is there to answer: as when the power is switched off over night.
        AWAY_WHILE_CLOSED(6, false),
        NOTHING_ASSIGNED(7, false),
        NEVER_CAME(8, false),
        /// Somebody wanted it so.
        SHUT_OUT(9, false),
        NONE(10, false);

        private final int rank;
        private final boolean needsSomebody;

        Concern(int rank, boolean needsSomebody) {
            this.rank = rank;
            this.needsSomebody = needsSomebody;
        }

        /// The smaller, the graver: lists begin with the smallest.
        public int rank() {
            return rank;
        }

        public Concern worse(Concern other) {
            return rank <= other.rank ? this : other;
        }

        /// `good`, `soso`, `bad` or `none`: a colour and a shape.
        public String tone() {
            return switch (this) {
                case CERTIFICATE_ENDED, NOT_LINKED, SILENT, BOX -> "bad";
                case WRONG_CONTENT, BACKLOG, NOTHING_ASSIGNED -> "soso";
                case AWAY_WHILE_CLOSED, NEVER_CAME, SHUT_OUT -> "none";
                case NONE -> "good";
            };
        }

        /// In a few words.
        public String inWords() {
            return switch (this) {
                case CERTIFICATE_ENDED -> t("A certificate has ended");
                case NOT_LINKED -> t("A kiosk is not linked");
                case SILENT -> t("A kiosk is linked but silent");
                case WRONG_CONTENT -> t("A kiosk shows something else");
                case BOX -> t("The box of a kiosk is in trouble");
                case BACKLOG -> t("Answers wait on a kiosk");
                case AWAY_WHILE_CLOSED -> t("Not linked, and closed now");
                case NOTHING_ASSIGNED -> t("A kiosk has no survey");
                case NEVER_CAME -> t("A kiosk has never come");
                case SHUT_OUT -> t("A kiosk is shut out");
                case NONE -> t("All is well");
            };
        }

        public boolean needsSomebody() {
            return needsSomebody;
        }
    }

    public Concern concern() {
        Optional<WhyNot> why = new Diagnosis(this, false).why();
        return switch (why.map(WhyNot::cause).orElse(null)) {
            case SHUT_OUT -> Concern.SHUT_OUT;
            case CERTIFICATE_ENDED -> Concern.CERTIFICATE_ENDED;
            case NEVER_CAME -> Concern.NEVER_CAME;
            case OFFLINE -> offline();
            case SILENT -> Concern.SILENT;
            case DISK, DAMAGED, REFUSED, NOT_FETCHED, BEING_TOLD, ON_ITS_WAY, UNEXPLAINED ->
                isOverdue() ? Concern.WRONG_CONTENT : backlogOr(assigned());
            case NOTHING_ASSIGNED -> backlogOr(Concern.NOTHING_ASSIGNED);
            case ASLEEP, WAITS_FOR_ITS_WINDOW -> backlogOr(assigned());
            case null -> backlogOr(Concern.NONE);
        };
    }

    /// Worse while people come by than while the doors are shut.
    private Concern offline() {
        if (!olderThan(UNLINKED, linkChangedAt())) {
            return Concern.NONE;
        }
        return open() ? Concern.NOT_LINKED : Concern.AWAY_WHILE_CLOSED;
    }

    /// Whether it is within the opening hours of where it stands; one that has none is always open.
    public boolean open() {
        return twin.desired().schedule().map(schedule -> schedule.open(now)).orElse(true);
    }

    /// Whether what it says can be believed to be so now: it is linked, and gave a sign of life lately. No light is
    /// green without.
    public boolean alive() {
        return linked() && heartbeatAt().isPresent() && !heartbeatIsLate();
    }

    private Concern assigned() {
        return twin.desired().surveys().isEmpty() ? Concern.NOTHING_ASSIGNED : Concern.NONE;
    }

    private Concern backlogOr(Concern otherwise) {
        if (boxInTrouble && alive()) {
            return Concern.BOX;
        }
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
