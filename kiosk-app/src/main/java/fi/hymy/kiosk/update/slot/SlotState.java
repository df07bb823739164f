package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.message.Software.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which version is the good one, which is on trial, and what became of others.
///
/// @param committed what starts
/// @param previousOrNull the good one before it, as long as its slot was not written again
/// @param trialOrNull what has still to prove itself
/// @param floor the highest sequence that was ever found good: nothing below it is taken, unless ordered
/// @param time it is now, or later
/// @param failed hash of a manifest to how badly it failed
/// @param lastOrNull how the last attempt ended
public record SlotState(
        Good committed,
        @Nullable Good previousOrNull,
        @Nullable Trial trialOrNull,
        long floor,
        Instant time,
        Map<String, Integer> failed,
        @Nullable Ending lastOrNull) {
    /// A manifest that failed so badly is not tried again.
    public static final int HOPELESS = 3;

    private static final int MOST_FAILED = 16;

    static final Good FACTORY = new Good(Slot.FACTORY, 0, "", "factory");
    static final SlotState NEW = new SlotState(FACTORY, null, null, 0, Instant.EPOCH, Map.of(), null);

    public SlotState {
        failed = Map.copyOf(failed);
        if (trialOrNull != null && trialOrNull.slot() == committed.slot()) {
            throw new IllegalArgumentException("a version on trial may not lie in the slot of the good one");
        }
        if (previousOrNull != null && previousOrNull.slot() == committed.slot()) {
            throw new IllegalArgumentException("two versions cannot lie in one slot");
        }
    }

    /// A version that proved itself.
    ///
    /// @param manifest SHA-256 of its manifest, empty for the factory's
    public record Good(Slot slot, long sequence, String manifest, String version) {}

    /// @param tries how often it was started so far
    public record Trial(Slot slot, long sequence, String manifest, String version, int tries) {
        Good good() {
            return new Good(slot, sequence, manifest, version);
        }
    }

    /// @param manifest SHA-256 of the manifest that it was about, or empty
    /// @param reasonOrNull why, as the server is told it, or null for what stays
    public record Ending(
            Result result,
            long sequence,
            String manifest,
            @Nullable Reason reasonOrNull,
            String detail) {
        public Reason reason() {
            return reasonOrNull == null ? Reason.OTHER : reasonOrNull;
        }
    }

    public enum Result {
        COMMITTED,
        ROLLED_BACK,
        REFUSED
    }

    public Optional<Good> previous() {
        return Optional.ofNullable(previousOrNull);
    }

    public Optional<Trial> trial() {
        return Optional.ofNullable(trialOrNull);
    }

    public Optional<Ending> last() {
        return Optional.ofNullable(lastOrNull);
    }

    public boolean isHopeless(String manifest) {
        return failed.getOrDefault(manifest, 0) >= HOPELESS;
    }

    SlotState trying(Trial trial) {
        return new SlotState(committed, beside(previousOrNull, trial.slot()), trial, floor, time, failed, lastOrNull);
    }

    SlotState triedOnceMore() {
        Trial was = trial().orElseThrow();
        return trying(new Trial(was.slot(), was.sequence(), was.manifest(), was.version(), was.tries() + 1));
    }

    /// What lies in this slot is about to be overwritten.
    SlotState giveUp(Slot slot) {
        return new SlotState(committed, beside(previousOrNull, slot), null, floor, time, failed, lastOrNull);
    }

    private static @Nullable Good beside(@Nullable Good good, Slot slot) {
        return good == null || good.slot() == slot ? null : good;
    }

    /// Also an ordered step back lowers the floor: it was ordered.
    SlotState commit() {
        Trial good = trial().orElseThrow();
        Good before = committed.slot() == Slot.FACTORY ? null : committed;
        var ending = new Ending(Result.COMMITTED, good.sequence(), good.manifest(), null, "it proved itself");
        return new SlotState(good.good(), before, null, good.sequence(), time, failed, ending);
    }

    /// @param weight how badly it failed, up to [#HOPELESS]
    SlotState rollBack(String why, int weight) {
        Trial bad = trial().orElseThrow();
        var worse = new TreeMap<>(failed);
        if (worse.size() >= MOST_FAILED) {
            worse.pollFirstEntry();
        }
        worse.merge(bad.manifest(), weight, Integer::sum);
        var ending = new Ending(Result.ROLLED_BACK, bad.sequence(), bad.manifest(), Reason.ROLLED_BACK, why);
        return new SlotState(committed, previousOrNull, null, floor, time, worse, ending);
    }

    /// The good version cannot be started any more, and this one is.
    SlotState fallBack(Good to, String why) {
        var ending =
                new Ending(Result.ROLLED_BACK, committed.sequence(), committed.manifest(), Reason.ROLLED_BACK, why);
        return new SlotState(to, beside(previousOrNull, to.slot()), null, floor, time, failed, ending);
    }

    SlotState refuse(long sequence, String manifest, Objection why) {
        return new SlotState(
                committed,
                previousOrNull,
                trialOrNull,
                floor,
                time,
                failed,
                new Ending(Result.REFUSED, sequence, manifest, why.reason(), why.detail()));
    }

    SlotState notBefore(Instant now) {
        return now.isAfter(time)
                ? new SlotState(committed, previousOrNull, trialOrNull, floor, now, failed, lastOrNull)
                : this;
    }
}
