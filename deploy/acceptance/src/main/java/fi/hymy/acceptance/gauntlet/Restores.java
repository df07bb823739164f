package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        JoinedKiosk identity = Scenario.kiosk(stage, "Restored kiosk");
        Version version = Scenario.shown(stage, identity, Kind.SHORT);
        try (KioskProgram kiosk = stage.start(stage.kiosk(identity)
                        .driving(Map.of("tap-guard-millis", "0"))
                        .withJvm("-XX:+UseSerialGC"));
                var drive = kiosk.drive()) {
            drive.awaitScreen("screen-attract", LIMIT);
            for (int i = 0; i < restores; i++) {
                drive.ask(crowd(version, BEFORE));
                awaitAll(stage, kiosk);
                Path backup = stage.directory().resolve("backup-" + i + ".db");
                stage.rows().backUpTo(backup);
                drive.ask(crowd(version, SINCE));
                awaitAll(stage, kiosk);
                // The receipts follow the commit: let them arrive, so that the kiosk believes that all is well.
                Wait.pause(1500);
                stage.server().kill();
                putBack(backup, stage.server().database());
                stage.server().start();
                stage.server().awaitReady();
                drive.ask(crowd(version, AFTER));
            }
            return Scenario.judge(
                    "restored from a backup",
                    "%d times, %d receipted answers lost by the server each time".formatted(restores, SINCE),
                    stage,
                    () -> Testimony.read(List.of(kiosk.journal())),
                    start);
        }
    }

    private String crowd(Version version, int count) {
        return "crowd SHORT %d %s %d %d".formatted(version.version(), version.hash(), count, random.nextInt(1_000_000));
    }

    private static void awaitAll(Stage stage, KioskProgram kiosk) {
        int finished = Testimony.read(List.of(kiosk.journal())).finished().size();
        Wait.until("all answers are on the server", LIMIT, () -> stage.rows().count() >= finished);
    }

    private static void putBack(Path backup, Path database) {
        try {
            for (String tail : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(database.resolveSibling(database.getFileName() + tail));
            }
            Files.copy(backup, database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
