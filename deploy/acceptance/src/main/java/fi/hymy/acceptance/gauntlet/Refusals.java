package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.oracle.ServerRows;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The server's database takes nothing for a while, so that batches are put off and their messages acknowledged with
/// a failure, over the real broker.
///
/// @param refusals how often
record Refusals(int refusals, RandomGenerator random) {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    /// What was put off comes again within seconds, the later the longer the trouble lasted.
    private static final Duration DRAIN = Duration.ofMinutes(3);
    private static final int CROWD = 40;

    Outcome run(Stage stage) {
        long start = System.nanoTime();
        JoinedKiosk identity = Scenario.kiosk(stage, "Refused kiosk");
        Version version = Scenario.shown(stage, identity, Kind.SHORT);
        try (KioskProgram kiosk = stage.start(stage.kiosk(identity)
                        .driving(Map.of("tap-guard-millis", "0"))
                        .withJvm("-XX:+UseSerialGC"));
                var drive = kiosk.drive()) {
            drive.awaitScreen("screen-attract", LIMIT);
            Path log = stage.directory().resolve("kiosk-" + identity.id() + "/data/logs/kiosk.log");
            var faults = new ArrayList<String>();
            for (int i = 0; i < refusals; i++) {
                long before = putOff(log);
                try (ServerRows.Lock _ = stage.rows().lock()) {
                    drive.ask("crowd SHORT %d %s %d %d"
                            .formatted(version.version(), version.hash(), CROWD, random.nextInt(1_000_000)));
                    Wait.until("the server puts the answers off", LIMIT, () -> putOff(log) > before);
                } catch (Wait.TimedOut e) {
                    faults.add(e.getMessage());
                }
            }
            Outcome outcome = Scenario.judge(
                    "database locked",
                    "%d times, until the kiosk was put off".formatted(refusals),
                    stage,
                    () -> Testimony.read(List.of(kiosk.journal())),
                    start,
                    DRAIN);
            faults.addAll(outcome.faults());
            return new Outcome(outcome.name(), outcome.did(), outcome.verdict(), faults, outcome.took());
        }
    }

    private static long putOff(Path log) {
        try {
            return Files.exists(log)
                    ? Files.readString(log)
                            .lines()
                            .filter(line -> line.contains("the server defers") || line.contains("refused a batch"))
                            .count()
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
