package fi.hymy.kiosk.update.slot;

import fi.hymy.kiosk.update.slot.SlotState.Good;
import fi.hymy.kiosk.update.slot.SlotState.Trial;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses what starts: the version on trial as long as it has tries left, else the good one, else the good one before
/// it, else the factory's, which always can.
///
/// A try is counted on the disk before it begins; on a disk that does not take that, nothing is tried.
final class SlotMachine {
    private static final Logger LOG = LoggerFactory.getLogger(SlotMachine.class);

    private final Ledger ledger;
    private final Vault vault;
    private final Papers papers;
    private final Places places;
    private final Hands hands;
    private final int mostTries;

    SlotMachine(Disk disk, Places places, Vault vault, Hands hands, int mostTries) {
        this.ledger = new Ledger(disk, places);
        this.vault = vault;
        this.papers = new Papers(disk);
        this.places = places;
        this.hands = hands;
        this.mostTries = mostTries;
    }

    /// To be called whenever the kiosk's program is about to start.
    ///
    /// @throws IOException when not even the factory's version can be mounted
    void mount() throws IOException {
        SlotState state = ledger.read().orElseGet(this::rebuilt);
        state = state.trialOrNull() == null ? state : tryOnce(state, state.trialOrNull());
        if (state.trialOrNull() == null) {
            mountGood(state);
        }
    }

    /// Mounts the trial, whose tries are then above 0; or gives it up; or leaves it for a day when the disk is better.
    private SlotState tryOnce(SlotState state, Trial trial) throws IOException {
        Optional<String> fault = trial.tries() >= mostTries
                ? Optional.of("it was started %d times and did not prove itself".formatted(trial.tries()))
                : vault.fault(trial.slot(), trial.manifest(), false, ledger.keys());
        if (fault.isPresent()) {
            return givenUp(state, fault.get());
        }
        SlotState counted = state.triedOnceMore();
        if (!saved(counted)) {
            return state.giveUp(Slot.FACTORY);
        }
        try {
            start(trial.good(), true);
            return counted;
        } catch (IOException e) {
            return givenUp(counted, "it cannot be mounted (%s)".formatted(e.getMessage()));
        }
    }

    private SlotState givenUp(SlotState state, String why) {
        LOG.error("the version on trial is given up: {}", why);
        // Lightly: twice a cut of the power looks the same, and a copy that rotted may come whole another night.
        SlotState back = state.rollBack(why, 1);
        // When it cannot be written down, the same is found again at the next start.
        saved(back);
        return back;
    }

    private void mountGood(SlotState state) throws IOException {
        String why = "";
        for (Good good : Stream.concat(Stream.of(state.committed()), state.previous().stream())
                .toList()) {
            Optional<String> fault = started(good);
            if (fault.isEmpty()) {
                noteFallBack(state, good, why);
                return;
            }
            LOG.error("slot {} cannot start: {}", good.slot().word(), fault.get());
            why = why.isEmpty() ? fault.get() : why;
        }
        start(SlotState.FACTORY, false);
        noteFallBack(state, SlotState.FACTORY, why);
    }

    private void noteFallBack(SlotState state, Good good, String why) {
        if (!good.equals(state.committed())) {
            saved(state.fallBack(good, why));
        }
    }

    private Optional<String> started(Good good) {
        try {
            Optional<String> fault = good.slot() == Slot.FACTORY
                    ? Optional.empty()
                    : vault.fault(good.slot(), good.manifest(), true, ledger.keys());
            if (fault.isEmpty()) {
                start(good, false);
            }
            return fault;
        } catch (IOException e) {
            return Optional.of("it cannot be mounted (%s)".formatted(e.getMessage()));
        }
    }

    private void start(Good good, boolean trial) throws IOException {
        hands.mount(good.slot());
        try {
            papers.replace(
                    places.running(),
                    "slot=%s\nsequence=%d\nversion=%s\ntrial=%s\n"
                            .formatted(good.slot().word(), good.sequence(), good.version(), trial));
        } catch (IOException e) {
            // It runs all the same; only nobody can prove that it does.
            LOG.error("what runs could not be written down: {}", e.toString());
        }
        LOG.info("slot {} starts, sequence {}{}", good.slot().word(), good.sequence(), trial ? ", on trial" : "");
    }

    /// The state is lost, as on a new card, or on one that rots. Whatever whole version lies in a slot may prove itself
    /// once more; until then the factory's is the good one.
    private SlotState rebuilt() {
        var keys = ledger.keys();
        SlotState state = Stream.of(Slot.A, Slot.B)
                .flatMap(slot -> vault.found(slot, keys).stream())
                .max(Comparator.comparingLong(Trial::sequence))
                .map(SlotState.NEW::trying)
                .orElse(SlotState.NEW);
        LOG.warn("there is no state of the slots; on trial: {}", state.trialOrNull());
        saved(state);
        return state;
    }

    private boolean saved(SlotState state) {
        try {
            ledger.write(state);
            return true;
        } catch (IOException e) {
            LOG.error("the state of the slots could not be written: {}", e.toString());
            return false;
        }
    }
}
