package fi.hymy.fleet.alert;

import fi.hymy.fleet.kiosk.KioskStatus;
import fi.hymy.fleet.kiosk.KioskStatus.Concern;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Finding;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Trouble;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/// What is bad at one kiosk at one moment. Pure.
///
/// @param condition what its box says of itself; empty where it says nothing any more
/// @param silence how long nobody has answered; empty where that is not known
/// @param lacking answers that it was asked for again in vain
/// @param started how often its program or its box started within the last hour
/// @param open the time in which somebody could answer
/// @param threshold of the rule that holds for it
record KioskLook(
        KioskStatus status,
        Optional<Condition> condition,
        Optional<Rhythm.Silence> silence,
        long lacking,
        long started,
        OpenTime open,
        ToLongFunction<AlertKind> threshold) {
    /// A program that has run for longer does not start again and again.
    private static final long YOUNG_SECONDS = Duration.ofMinutes(15).toSeconds();
    /// A box that is up for longer has seen starts that were no trouble, as after updates.
    private static final long STARTS_TELL_SECONDS = Duration.ofDays(1).toSeconds();

    Map<AlertKind, Look.Bad> all() {
        Map<AlertKind, Look.Bad> bad = new EnumMap<>(AlertKind.class);
        if (status.linkChangedAt().isEmpty()) {
            return bad;
        }
        if (!status.linked()) {
            bad.put(AlertKind.OFFLINE, new Look.Bad(status.linkChangedAt().get(), open, List.of()));
        } else if (status.heartbeatIsLate()) {
            bad.put(AlertKind.HUNG, new Look.Bad(status.heartbeatAt().orElse(null), open, List.of()));
        } else {
            content(bad);
            backlog(bad);
            silence.filter(one -> one.isUnusual(threshold.applyAsLong(AlertKind.NO_ANSWERS)))
                    .ifPresent(one -> put(bad, AlertKind.NO_ANSWERS, String.valueOf(Math.round(one.expected()))));
            condition.ifPresent(said -> box(bad, said));
        }
        restarts(bad);
        if (lacking >= Math.max(1, threshold.applyAsLong(AlertKind.GAP))) {
            put(bad, AlertKind.GAP, String.valueOf(lacking));
        }
        return bad;
    }

    private void content(Map<AlertKind, Look.Bad> bad) {
        if (status.concern() == Concern.WRONG_CONTENT) {
            bad.put(
                    AlertKind.WRONG_CONTENT,
                    new Look.Bad(null, open, status.whyNot().map(List::of).orElse(List.of())));
        }
    }

    private void backlog(Map<AlertKind, Look.Bad> bad) {
        Duration most = Duration.ofMinutes(threshold.applyAsLong(AlertKind.BACKLOG));
        if (status.oldestUnsent().filter(age -> age.compareTo(most) > 0).isPresent()) {
            put(bad, AlertKind.BACKLOG, String.valueOf(status.unsent()));
        }
    }

    private void box(Map<AlertKind, Look.Bad> bad, Condition said) {
        said.findings()
                .forEach(finding -> kind(finding.trouble())
                        .ifPresent(kind ->
                                bad.putIfAbsent(kind, new Look.Bad(null, OpenTime.ALWAYS, facts(finding, said)))));
    }

    /// Starts that were seen here, of programs and boxes; and of a program that dies before it can say anything those
    /// that it counts itself, since its box started.
    private void restarts(Map<AlertKind, Look.Bad> bad) {
        long counted = condition
                .filter(said -> said.measure(Measure.PROGRAM_UPTIME_SECONDS).orElse(Long.MAX_VALUE) < YOUNG_SECONDS
                        && said.measure(Measure.UPTIME_SECONDS).orElse(0) < STARTS_TELL_SECONDS)
                .map(said -> said.measure(Measure.PROGRAM_STARTS_COUNT).orElse(0))
                .orElse(0L);
        long starts = Math.max(started, counted);
        if (starts >= Math.max(2, threshold.applyAsLong(AlertKind.RESTARTS))) {
            put(bad, AlertKind.RESTARTS, String.valueOf(starts));
        }
    }

    /// Of rows that its own outbox lacks the number comes first, as the title says it; in two lines, as it is not what
    /// the server lacks.
    private static List<String> facts(Finding finding, Condition said) {
        OptionalLong missing = said.measure(Measure.OUTBOX_GAPS_COUNT);
        return finding.trouble() == Trouble.GAPS && missing.isPresent()
                ? List.of(String.valueOf(missing.getAsLong()), finding.detail())
                : List.of(finding.detail());
    }

    private static Optional<AlertKind> kind(Trouble trouble) {
        return Optional.ofNullable(
                switch (trouble) {
                    case DISK_FULL, DISK_FAILING, DISK_READ_ONLY -> AlertKind.CARD;
                    case UNDER_VOLTAGE -> AlertKind.UNDER_VOLTAGE;
                    case HOT -> AlertKind.HOT;
                    case SCREEN_FROZEN -> AlertKind.FROZEN;
                    case GAPS -> AlertKind.GAP;
                    case MEMORY_SHORT, RESTARTS, CLOCK_UNSURE, BACKLOG, WIFI_WEAK, PICTURES_UNSHOWN -> null;
                });
    }

    private static void put(Map<AlertKind, Look.Bad> bad, AlertKind kind, String fact) {
        bad.put(kind, new Look.Bad(null, OpenTime.ALWAYS, List.of(fact)));
    }
}
