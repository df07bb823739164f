package fi.hymy.kiosk.update.slot;

import fi.hymy.kiosk.update.slot.SlotState.Trial;
import fi.hymy.protocol.release.SoftwareKind;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what was asked for, after checking it all over again, has it started, and lets it stay or takes it back.
///
/// Ends when there is nothing left to do. Killed at any moment it goes on where it was when it is run again: every step
/// finds out from the disk whether it was done.
final class Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
    private static final int MOST_REQUESTS = 3;

    private final Ledger ledger;
    private final Vault vault;
    private final Desk desk;
    private final Papers papers;
    private final Places places;
    private final Hands hands;
    private final Patience patience;
    private final Courtesy courtesy;

    Judge(Disk disk, Places places, Vault vault, Hands hands, Patience patience) {
        this.ledger = new Ledger(disk, places);
        this.vault = vault;
        this.desk = new Desk(disk, places, vault, SoftwareKind.APP, vault);
        this.papers = new Papers(disk);
        this.places = places;
        this.hands = hands;
        this.patience = patience;
        this.courtesy = new Courtesy(disk, places, hands);
    }

    /// @throws IOException when the disk does not take a decision; to be run again
    void run() throws IOException, InterruptedException {
        for (int i = 0; i < MOST_REQUESTS; i++) {
            SlotState state = ledger.read().orElse(SlotState.NEW);
            if (state.trialOrNull() != null) {
                prove(state, state.trialOrNull());
            } else if (!desk.take(state)) {
                return;
            }
        }
    }

    private void prove(SlotState state, Trial trial) throws IOException, InterruptedException {
        if (!isRunning(trial)) {
            // Only on a disk that takes the count of tries; else the program would be restarted in vain for ever.
            ledger.write(state);
            courtesy.await();
            hands.restart();
        }
        Optional<Finding> fault = new Probation(papers, places, hands, patience).fault(trial.sequence());
        // It may have been given up by `mount` meanwhile.
        SlotState now = ledger.read().orElse(state);
        if (now.trialOrNull() == null || !now.trialOrNull().manifest().equals(trial.manifest())) {
            return;
        }
        if (fault.isEmpty()) {
            commit(now, trial);
        } else {
            rollBack(now, fault.get());
        }
    }

    private boolean isRunning(Trial trial) throws IOException {
        Lines running = Lines.of(papers.read(places.running()).orElse(""));
        return running.isTrue("trial")
                && running.values().getOrDefault("sequence", "").equals(String.valueOf(trial.sequence()))
                && running.values().getOrDefault("slot", "").equals(trial.slot().word());
    }

    private void commit(SlotState state, Trial trial) throws IOException {
        ledger.commit(state, vault.signed(trial.slot()));
        LOG.info("sequence {} proved itself and stays", trial.sequence());
    }

    private void rollBack(SlotState state, Finding fault) throws IOException, InterruptedException {
        LOG.error("sequence {} is taken back: {}", state.trial().orElseThrow().sequence(), fault.why());
        try {
            ledger.write(state.rollBack(fault.why(), fault.weight()));
        } finally {
            // On a disk that takes no decision the good version runs again too: `mount` cannot count a try there.
            hands.restart();
        }
    }
}
