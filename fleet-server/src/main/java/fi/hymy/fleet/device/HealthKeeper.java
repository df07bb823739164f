package fi.hymy.fleet.device;

import fi.hymy.fleet.device.HealthHistory.Entry;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Makes hours of slots and days of hours once they are over, and takes away what is too old: some kiosks at a time,
/// each time in one short transaction, so that nobody who stores answers waits for it.
@Component
final class HealthKeeper implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /// What a kiosk said last in a slot is on the disk by then.
    private static final Duration AFTERWARDS = Duration.ofMinutes(2);
    static final int KIOSKS_AT_ONCE = 100;
    /// So much is made at once after the server was away for long.
    private static final int SLOTS_AT_ONCE = 6;

    private final HealthHistory history;
    private final Starts starts;
    private final LinkChanges links;
    private final InstantSource clock;
    private final Rounds rounds =
            new Rounds("health-keeper", PAUSE, "the health of past hours cannot be summed up", this::round);

    HealthKeeper(HealthHistory history, Starts starts, LinkChanges links, InstantSource clock) {
        this.history = history;
        this.starts = starts;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    void round() {
        while (roll(Grain.SLOT, Grain.HOUR)) {
            // Goes on until all that is over is summed up.
        }
        while (roll(Grain.HOUR, Grain.DAY)) {
            // As above.
        }
    }

    /// @return whether there may be more to do
    private boolean roll(Grain fine, Grain coarse) {
        Instant now = clock.instant();
        Instant end = coarse.floor(now.minus(AFTERWARDS));
        Instant from = history.rolledUntil(coarse).orElseGet(() -> coarse.floor(now.minus(fine.kept())));
        if (!from.isBefore(end)) {
            return false;
        }
        Instant most = from.plus(coarse.length().multipliedBy(SLOTS_AT_ONCE));
        Instant to = most.isBefore(end) ? most : end;
        for (List<KioskId> some = history.kiosksAfter("", KIOSKS_AT_ONCE);
                !some.isEmpty();
                some = history.kiosksAfter(some.getLast().value(), KIOSKS_AT_ONCE)) {
            roll(some, fine, coarse, from, to);
        }
        history.rolled(coarse, to);
        return true;
    }

    private void roll(List<KioskId> kiosks, Grain fine, Grain coarse, Instant from, Instant to) {
        List<Entry> made = new ArrayList<>();
        history.of(kiosks, fine, from, to)
                .forEach((kiosk, samples) -> bySlot(coarse, samples)
                        .forEach((at, parts) -> made.add(new Entry(kiosk, Sample.over(at, parts)))));
        Instant now = clock.instant();
        history.inOne(() -> {
            history.save(coarse, made);
            history.forget(kiosks, fine, now.minus(fine.kept()));
            if (coarse == Grain.DAY) {
                history.forget(kiosks, coarse, now.minus(coarse.kept()));
                starts.forget(kiosks, now.minus(Starts.KEPT));
                links.forget(kiosks, now.minus(LinkChanges.KEPT));
            }
        });
    }

    private static Map<Instant, List<Sample>> bySlot(Grain grain, List<Sample> samples) {
        Map<Instant, List<Sample>> slots = new TreeMap<>();
        samples.forEach(sample -> slots.computeIfAbsent(grain.floor(sample.at()), at -> new ArrayList<>())
                .add(sample));
        return slots;
    }
}
