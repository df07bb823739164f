package fi.hymy.kiosk.update.slot;

import fi.hymy.kiosk.update.slot.SlotState.Good;
import fi.hymy.kiosk.update.slot.SlotState.Trial;
import fi.hymy.protocol.message.Remark;
import fi.hymy.protocol.release.SoftwareKind;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces the whole system, kernel and all, by the rules of [Judge]. Which one starts is the boot loader's to say, so
/// that one that does not even reach its first program is left behind without anybody.
///
/// To be run once after every start, and when there is a request. Ends when there is nothing left to do, or with the
/// machine about to start anew.
final class SystemJudge {
    private static final Logger LOG = LoggerFactory.getLogger(SystemJudge.class);
    private static final int MOST_REQUESTS = 3;
    private static final String FACTORY = "factory";

    private final Ledger ledger;
    private final Vault vault;
    private final Systems systems;
    private final Desk desk;
    private final Disk disk;
    private final Papers papers;
    private final Places places;
    private final Places program;
    private final Firmware firmware;
    private final Hands hands;
    private final Patience patience;
    private final Courtesy courtesy;

    /// What the machine is made of.
    ///
    /// @param hands whose restart is one of the machine
    record Machine(Firmware firmware, Hands hands, Patience patience) {}

    /// @param program where its slots are: it is what shows that the system is well
    /// @param vault of the system's own manifests, at [Places#system] of these
    SystemJudge(Disk disk, Places program, Vault vault, Machine machine) {
        this.disk = disk;
        this.program = program;
        this.places = program.system();
        this.ledger = new Ledger(disk, places);
        this.vault = vault;
        this.systems = new Systems(disk, places, vault, machine.firmware());
        this.desk = new Desk(disk, places, vault, SoftwareKind.OS, systems);
        this.papers = new Papers(disk);
        this.firmware = machine.firmware();
        this.hands = machine.hands();
        this.patience = machine.patience();
        this.courtesy = new Courtesy(disk, program, hands);
    }

    /// @throws IOException when the disk does not take a decision; to be run again
    void run() throws IOException, InterruptedException {
        for (int i = 0; i < MOST_REQUESTS; i++) {
            Slot running = firmware.running();
            SlotState state = ledger.read().orElseGet(() -> found(running));
            tell(state, running);
            Trial trial = state.trialOrNull();
            if (trial == null && isLeaving()) {
                hands.restart();
                return;
            }
            if (trial == null) {
                state = settled(state, running);
            }
            boolean more = trial == null ? desk.take(state) : prove(state, trial, running);
            if (!more) {
                return;
            }
        }
    }

    /// The state is lost, or there was none: what runs is what is good, unless the loader still counts its starts.
    private SlotState found(Slot running) {
        Good good = whole(running);
        boolean counted = systems.isCounted(running) && good.sequence() > 0;
        Good kept = counted ? whole(running.other()) : good;
        LOG.info("there is no state of the systems; {} runs{}", good, counted ? ", on trial" : "");
        var state = new SlotState(kept, null, null, kept.sequence(), Instant.EPOCH, Map.of(), null);
        return counted ? state.trying(new Trial(running, good.sequence(), good.manifest(), good.version(), 0)) : state;
    }

    private Good whole(Slot slot) {
        return systems.told(slot)
                .filter(each ->
                        systems.fault(slot, each.manifest(), ledger.keys()).isEmpty())
                .orElse(new Good(slot, 0, "", FACTORY));
    }

    private void tell(SlotState state, Slot running) {
        Good good = state.trial()
                .map(Trial::good)
                .filter(each -> each.slot() == running)
                .or(() -> Optional.of(state.committed()).filter(each -> each.slot() == running))
                .orElseGet(() -> systems.told(running).orElse(new Good(running, 0, "", FACTORY)));
        try {
            papers.replace(
                    places.running(),
                    "slot=%s\nsequence=%d\nversion=%s\ntrial=%s\n"
                            .formatted(
                                    good.slot().word(),
                                    good.sequence(),
                                    good.version(),
                                    state.trial()
                                            .filter(each -> each.slot() == running)
                                            .isPresent()));
        } catch (IOException e) {
            LOG.error("which system runs could not be written down: {}", e.toString());
        }
    }

    /// Nothing is on trial. What a cut left undone is done now; when the loader left the good one behind, the other is.
    private SlotState settled(SlotState state, Slot running) throws IOException {
        if (state.committed().slot() == running) {
            systems.bless(running);
            return state;
        }
        Good other = systems.told(running).orElse(new Good(running, 0, "", FACTORY));
        SlotState back = state.fallBack(other, Remark.OTHER_SYSTEM.with());
        LOG.error("{} did not start, {} runs", state.committed(), other);
        systems.bless(running);
        ledger.write(back);
        return back;
    }

    /// @return whether there may be more to do before the machine starts anew
    private boolean prove(SlotState state, Trial trial, Slot running) throws IOException, InterruptedException {
        if (trial.slot() == running) {
            return judged(state, trial);
        }
        if (disk.holds(systems.asked()) && !isLeaving()) {
            giveUp(state, Remark.MACHINE_NOT_UP.with());
            return true;
        }
        Optional<String> fault = systems.fault(trial.slot(), trial.manifest(), ledger.keys());
        if (fault.isPresent()) {
            giveUp(state, fault.get());
            return true;
        }
        try {
            systems.enter(trial.slot());
        } catch (IOException e) {
            giveUp(state, Remark.NOT_STARTABLE.with(String.valueOf(e.getMessage())));
            return true;
        }
        courtesy.await();
        papers.replace(systems.asked(), firmware.run());
        LOG.info("the machine starts anew, with system {} on trial", trial.sequence());
        hands.restart();
        return false;
    }

    /// Whether this run of the machine is to end: the restart was asked for, and is under way or was lost.
    private boolean isLeaving() throws IOException {
        return papers.read(systems.asked()).orElse("").strip().equals(firmware.run());
    }

    /// Lightly: power that went twice looks the same, and another night it may come up.
    private void giveUp(SlotState state, String why) throws IOException {
        LOG.error("the system on trial is given up: {}", why);
        systems.ban(state.trial().orElseThrow().slot());
        ledger.write(state.rollBack(why, 1));
    }

    private boolean judged(SlotState state, Trial trial) throws IOException, InterruptedException {
        long shown =
                Lines.of(papers.read(program.running()).orElse("sequence=0")).whole("sequence");
        Optional<Finding> fault = new Probation(papers, program, hands, patience).fault(shown);
        if (fault.isEmpty()) {
            // The loader first: a good system that is still counted would be left behind some day.
            systems.bless(trial.slot());
            ledger.commit(state, vault.signed(trial.slot()));
            LOG.info("system {} proved itself and stays", trial.sequence());
            return true;
        }
        LOG.error("system {} is taken back: {}", trial.sequence(), fault.get().why());
        try {
            systems.ban(trial.slot());
            papers.replace(systems.asked(), firmware.run());
            ledger.write(state.rollBack(fault.get().why(), fault.get().weight()));
        } finally {
            // What could not be written down, the old system finds out.
            hands.restart();
        }
        return false;
    }
}
