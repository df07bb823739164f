package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.program.Wire;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The wire between a packaged kiosk and its server is cut right behind a message, cut altogether, made deaf so that
/// receipts get lost, or stalled, while somebody answers.
///
/// @param cuts how often
record WireCuts(int cuts, RandomGenerator random) {
    private static final int CROWD = 30;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    Outcome run(Stage stage) {
        long start = System.nanoTime();
        JoinedKiosk identity = Scenario.kiosk(stage, "Cut kiosk");
        Version version = Scenario.shown(stage, identity, Kind.SHORT);
        try (Wire wire = Wire.to(stage.server().mqttPort());
                KioskProgram kiosk = stage.start(stage.kiosk(identity, wire.port())
                        .driving(Map.of("tap-guard-millis", "0"))
                        .withJvm("-XX:+UseSerialGC"));
                var drive = kiosk.drive()) {
            drive.awaitScreen("screen-attract", LIMIT);
            drive.ask("auto " + random.nextInt(1_000_000) + " 5");
            for (int i = 0; i < cuts; i++) {
                harm(wire);
                drive.ask("crowd SHORT %d %s %d %d"
                        .formatted(version.version(), version.hash(), CROWD, random.nextInt(1_000_000)));
                Wait.pause(200 + random.nextInt(1500));
                wire.mend();
                Wait.pause(random.nextInt(2000));
            }
            drive.ask("rest");
            return Scenario.judge(
                    "wire",
                    "%d times cut, deaf or stalled".formatted(cuts),
                    stage,
                    () -> Testimony.read(List.of(kiosk.journal())),
                    start);
        }
    }

    private void harm(Wire wire) {
        switch (random.nextInt(4)) {
            case 0 -> wire.cut();
            case 1 -> wire.cutAfter(1 + random.nextInt(3000));
            case 2 -> wire.deafen();
            default -> wire.stall();
        }
    }
}
