package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.oracle.ServerRows;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.random.RandomGenerator;

/// The server's database takes nothing for a while, so that batches are put off and their messages acknowledged with
/// a failure, over the real broker.
///
/// @param refusals how often
record Refusals(int refusals, RandomGenerator random) {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int CROWD = 40;

    Outcome run(Stage stage) {
        long start = System.nanoTime();
        try (TappedKiosk kiosk = TappedKiosk.begin(stage, "Refused kiosk", random)) {
            var faults = new ArrayList<String>();
            for (int i = 0; i < refusals; i++) {
                long before = putOff(kiosk);
                try (ServerRows.Lock _ = stage.rows().lock()) {
                    kiosk.crowd(CROWD);
                    Wait.until("the server puts the answers off", LIMIT, () -> putOff(kiosk) > before);
                } catch (Wait.TimedOut e) {
                    faults.add(e.getMessage());
                }
            }
            Outcome outcome = Scenario.judge(
                    "database locked",
                    "%d times, until the kiosk was put off".formatted(refusals),
                    stage,
                    kiosk::testimony,
                    start);
            faults.addAll(outcome.faults());
            return new Outcome(outcome.name(), outcome.did(), outcome.verdict(), faults, outcome.took());
        }
    }

    private static long putOff(TappedKiosk kiosk) {
        return kiosk.logged("the server defers", "refused a batch");
    }
}
