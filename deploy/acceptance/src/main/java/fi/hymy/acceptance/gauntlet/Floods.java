package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.oracle.ServerRows;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A server whose queue holds next to nothing while its database stands still: a packaged kiosk among many is told that
/// there is no room, leaves the server alone for a while, and loses nothing.
///
/// @param floods how often
record Floods(int floods, RandomGenerator random) {
    /// Of the server that is flooded.
    static final String SETTING = "--hymy.ingest.queue-rows=20";

    private static final Duration LIMIT = Duration.ofSeconds(90);
    /// Shorter than the server waits for its database: it shall be full, not in trouble.
    private static final Duration STANDSTILL = Duration.ofSeconds(6);

    private static final int ATTEMPTS = 5;
    private static final int KIOSKS = 12;
    private static final int ROWS = 60;
    private static final int CROWD = 20;
    /// In one standstill, by a kiosk that waits two seconds and more after each.
    private static final int MOST_REFUSALS = 3;

    Outcome run(Stage stage) {
        long start = System.nanoTime();
        try (TappedKiosk kiosk = TappedKiosk.begin(stage, "Flooded kiosk", random)) {
            var all = new ArrayList<Senders>();
            var faults = new ArrayList<String>();
            for (int i = 0; i < floods; i++) {
                flood(stage, kiosk, all, faults);
            }
            return judge(stage, kiosk, all, faults, start);
        }
    }

    /// Until the packaged kiosk was refused, in as many standstills as that takes.
    private void flood(Stage stage, TappedKiosk kiosk, List<Senders> all, List<String> faults) {
        long before = refusals(kiosk);
        for (int attempt = 0; attempt < ATTEMPTS && refusals(kiosk) == before; attempt++) {
            Senders senders = Senders.of(stage, Kind.SHORT, KIOSKS, ROWS, 1, random);
            all.add(senders);
            try (ServerRows.Lock _ = stage.rows().lock()) {
                long end = System.nanoTime() + STANDSTILL.toNanos();
                senders.begin();
                Wait.until("the queue is full", STANDSTILL, () -> senders.refused() > 0);
                kiosk.crowd(CROWD);
                Wait.until(
                        "the kiosk is refused",
                        Duration.ofNanos(Math.max(0, end - System.nanoTime())),
                        () -> refusals(kiosk) > before);
            } catch (Wait.TimedOut e) {
                System.out.println("[gauntlet] " + e.getMessage() + ", so again");
            }
            if (!senders.finish(LIMIT)) {
                faults.add("receipts are missing");
            }
        }
    }

    private Outcome judge(Stage stage, TappedKiosk kiosk, List<Senders> all, List<String> faults, long start) {
        long refused = all.stream().mapToLong(Senders::refused).sum();
        long ofTheKiosk = refusals(kiosk);
        double told = stage.console().metric("hymy_ingest_busy_total");
        if (ofTheKiosk < floods) {
            faults.add("the packaged kiosk was refused %d times only".formatted(ofTheKiosk));
        }
        if (ofTheKiosk > (long) MOST_REFUSALS * all.size()) {
            faults.add("the packaged kiosk does not leave a full server alone: refused %d times".formatted(ofTheKiosk));
        }
        if (told < refused + ofTheKiosk) {
            faults.add("the server counts %.0f refusals".formatted(told));
        }
        Outcome outcome = Scenario.judge(
                "queue full",
                "%d times; quota exceeded was told to %d wire kiosks %d times, to the packaged one %d times"
                        .formatted(floods, KIOSKS, refused, ofTheKiosk),
                stage,
                () -> all.stream().map(Senders::testimony).reduce(kiosk.testimony(), Testimony::and),
                start);
        faults.addAll(outcome.faults());
        return new Outcome(outcome.name(), outcome.did(), outcome.verdict(), faults, outcome.took());
    }

    /// How often the packaged kiosk was told that there is no room.
    private static long refusals(TappedKiosk kiosk) {
        return kiosk.logged("refused a batch: reason code 0x97");
    }
}
