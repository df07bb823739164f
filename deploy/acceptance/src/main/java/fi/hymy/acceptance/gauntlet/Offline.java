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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A packaged kiosk keeps a month of answers to twenty questions without a network, then gets it back.
///
/// @param answers how many it keeps
record Offline(int answers, RandomGenerator random) {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PROMISED = Duration.ofMinutes(10);

    Outcome run(Stage stage) {
        long start = System.nanoTime();
        JoinedKiosk identity = Scenario.kiosk(stage, "Offline kiosk");
        Version version = Scenario.shown(stage, identity, Kind.LONG);
        try (Wire wire = Wire.to(stage.server().mqttPort());
                KioskProgram kiosk = stage.start(stage.kiosk(identity, wire.port())
                        .driving(Map.of("tap-guard-millis", "0"))
                        .withJvm("-XX:+UseSerialGC", "-Xmx256m"));
                var drive = kiosk.drive()) {
            drive.awaitScreen("screen-attract", LIMIT);
            wire.cut();
            drive.ask("crowd LONG %d %s %d %d"
                    .formatted(version.version(), version.hash(), answers, random.nextInt(1_000_000)));
            wire.mend();
            long mended = System.nanoTime();
            var late = new ArrayList<String>();
            try {
                Wait.until(
                        "the backlog is on the server",
                        PROMISED,
                        () -> stage.rows()
                                        .number("select count(*) from response where kiosk_id = '" + identity.id()
                                                + "'")
                                >= answers);
            } catch (Wait.TimedOut e) {
                late.add(e.getMessage());
            }
            long seconds = Duration.ofNanos(System.nanoTime() - mended).toSeconds();
            Outcome outcome = Scenario.judge(
                    "a month offline",
                    "%d answers to 20 questions drained in %d s".formatted(answers, seconds),
                    stage,
                    () -> Testimony.read(List.of(kiosk.journal())),
                    start);
            late.addAll(outcome.faults());
            return new Outcome(outcome.name(), outcome.did(), outcome.verdict(), late, outcome.took());
        }
    }
}
