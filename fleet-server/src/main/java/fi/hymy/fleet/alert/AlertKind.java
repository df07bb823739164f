package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an alarm can be about, with what holds unless somebody wants it otherwise.
///
/// The usual rules raise no alarm for a kiosk that is well, or new: what they count was chosen so that a restarted
/// router,
/// a slow download or a busy minute is no news.
enum AlertKind {
    /// Not linked within opening hours.
    OFFLINE(Severity.URGENT, 0, minutes(15), minutes(3), Unit.NONE, true, false),
    /// Linked, and yet no heartbeat.
    HUNG(Severity.URGENT, 0, minutes(5), minutes(3), Unit.NONE, true, false),
    /// Fewer answers than chance explains: none, though so many are usual at this hour.
    NO_ANSWERS(Severity.WARNING, 1_000_000, minutes(10), minutes(5), Unit.ONE_IN, true, true),
    /// It does not show what it should.
    WRONG_CONTENT(Severity.WARNING, 0, minutes(15), minutes(5), Unit.NONE, true, true),
    /// Answers wait on it although it is linked.
    BACKLOG(Severity.WARNING, 30, minutes(10), minutes(10), Unit.MINUTES, true, true),
    /// Answers that were given are missing here, and the kiosk does not send them again.
    GAP(Severity.URGENT, 1, minutes(10), minutes(30), Unit.ANSWERS, false, false),
    /// The card or the disk is full, dying or takes nothing any more.
    CARD(Severity.URGENT, 0, minutes(5), minutes(30), Unit.NONE, false, true),
    HOT(Severity.WARNING, 0, minutes(10), minutes(20), Unit.NONE, false, true),
    UNDER_VOLTAGE(Severity.WARNING, 0, minutes(5), minutes(60), Unit.NONE, false, true),
    /// The picture on the glass does not change any more.
    FROZEN(Severity.URGENT, 0, minutes(5), minutes(5), Unit.NONE, false, true),
    /// The program or the whole box starts again and again.
    RESTARTS(Severity.WARNING, 4, Duration.ZERO, minutes(60), Unit.STARTS, false, true),
    /// The certificate ends soon and was not renewed.
    CERTIFICATE(Severity.WARNING, 21, Duration.ZERO, Duration.ZERO, Unit.DAYS, false, false),
    /// Two kiosks write under one name, as with a cloned card.
    CLASH(Severity.URGENT, 1, Duration.ZERO, Duration.ZERO, Unit.ANSWERS, false, false),
    /// This server lacks a key, and so cannot open what kiosks sealed: they keep it, and bring it again and again.
    LOCKED(Severity.URGENT, 0, Duration.ZERO, minutes(10), Unit.NONE, true, false),
    /// It was shipped, runs by now, and nobody said where: until somebody does, nothing else of it raises an alarm.
    NOT_CHECKED_IN(Severity.NOTICE, 0, minutes(60), Duration.ZERO, Unit.NONE, false, true),
    /// It tried the software that is meant for it, and took it back by itself.
    WENT_BACK(Severity.WARNING, 0, Duration.ZERO, Duration.ZERO, Unit.NONE, true, false);

    private final Severity severity;
    private final long threshold;
    private final Duration hold;
    private final Duration calm;
    private final Unit unit;
    private final boolean grouped;
    private final boolean needsLink;

    /// @param threshold in the unit
    /// @param hold how long it must be bad, as [Look.Bad#counts] counts it
    /// @param calm how long it must be good again
    /// @param grouped whether the same at most kiosks of a site has one cause, and so is one alarm
    /// @param needsLink whether nothing is known of it while a kiosk is away
    AlertKind(
            Severity severity,
            long threshold,
            Duration hold,
            Duration calm,
            Unit unit,
            boolean grouped,
            boolean needsLink) {
        this.severity = severity;
        this.threshold = threshold;
        this.hold = hold;
        this.calm = calm;
        this.unit = unit;
        this.grouped = grouped;
        this.needsLink = needsLink;
    }

    /// What a rule's threshold counts.
    enum Unit {
        NONE(""),
        MINUTES(key("minutes that the oldest answer may wait")),
        ANSWERS(key("answers")),
        STARTS(key("starts of the program or the box within an hour")),
        DAYS(key("days before it ends")),
        /// Of so many such silences one comes by chance.
        ONE_IN(key("silences of which one may come by chance"));

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        public String words() {
            return words.isEmpty() ? "" : t(words);
        }
    }

    AlertRule usual() {
        return new AlertRule("", 0, this, "", true, threshold, hold, calm, severity);
    }

    public Unit unit() {
        return unit;
    }

    boolean isGrouped() {
        return grouped;
    }

    /// Whether its cause is this server: one alarm of the whole, by the first kiosk that shows it.
    boolean isOfServer() {
        return this == LOCKED;
    }

    boolean needsLink() {
        return needsLink;
    }

    /// As it stands in addresses: `no-answers`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AlertKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
