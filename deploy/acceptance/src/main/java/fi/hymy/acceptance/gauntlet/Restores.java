package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// The server is lost and put back from a backup that was made while it ran: answers that were receipted since are
/// asked for again, and the kiosk still has them.
///
/// @param restores how often
record Restores(int restores, RandomGenerator random) {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int BEFORE = 60;
    private static final int SINCE = 250;
    private static final int AFTER = 20;

    Outcome run(Stage stage) {
        long start = System.nanoTime();
        try (TappedKiosk kiosk = TappedKiosk.begin(stage, "Restored kiosk", random)) {
            for (int i = 0; i < restores; i++) {
                kiosk.crowd(BEFORE);
                awaitAll(stage, kiosk);
                Path backup = stage.directory().resolve("hymy-" + i + ".backup.zip");
                stage.server().command("backup", "--to", backup);
                kiosk.crowd(SINCE);
                awaitAll(stage, kiosk);
                // The receipts follow the commit: let them arrive, so that the kiosk believes that all is well.
                Wait.pause(1500);
                stage.server().kill();
                setAside(stage.server().data(), i);
                stage.server().command("restore", "--from", backup);
                stage.server().start();
                stage.server().awaitReady();
                kiosk.crowd(AFTER);
            }
            return Scenario.judge(
                    "restored from a backup",
                    "%d times, %d receipted answers lost by the server each time".formatted(restores, SINCE),
                    stage,
                    kiosk::testimony,
                    start);
        }
    }

    private static void awaitAll(Stage stage, TappedKiosk kiosk) {
        int finished = kiosk.testimony().finished().size();
        Wait.until("all answers are on the server", LIMIT, () -> stage.rows().count() >= finished);
    }

    private static void setAside(Path data, int number) {
        try {
            Files.move(data, data.resolveSibling("lost-" + number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
