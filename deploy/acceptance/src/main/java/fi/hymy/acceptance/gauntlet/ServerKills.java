package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Many kiosks send while the server is killed, or now and then stopped in order, and started again; or, without kills,
/// while every message is delivered many times in any order.
///
/// @param kills how often the server goes
/// @param kiosks how many send
/// @param rows what each has to say
/// @param repeats how often each message is delivered
record ServerKills(int kills, int kiosks, int rows, int repeats, RandomGenerator random) {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    Outcome run(Stage stage) {
        long start = System.nanoTime();
        Senders senders =
                Senders.of(stage, Kind.LONG, kiosks, rows, repeats, random).begin();
        int stops = 0;
        for (int i = 0; i < kills; i++) {
            long before = stage.rows().count();
            // In the midst of ingest: some rows of this life are there, more are on their way.
            Wait.until("the server took something in", LIMIT, () -> stage.rows().count() > before || senders.drained());
            Wait.pause(random.nextInt(300));
            if (random.nextInt(5) == 0) {
                stage.server().stop();
                stops++;
            } else {
                stage.server().kill();
            }
            stage.server().start();
            stage.server().awaitReady();
        }
        String late = senders.finish(LIMIT) ? "" : ", RECEIPTS MISSING";
        String did = kills > 0
                ? "%d kills, %d orderly restarts, %d kiosks%s".formatted(kills - stops, stops, kiosks, late)
                : "%d kiosks, every message %d times, shuffled%s".formatted(kiosks, repeats, late);
        return Scenario.judge(
                kills > 0 ? "server kill -9" : "repeated and shuffled", did, stage, senders::testimony, start);
    }
}
