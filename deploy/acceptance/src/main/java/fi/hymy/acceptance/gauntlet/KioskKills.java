package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.StartCache;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Somebody answers quickly at a packaged kiosk, which is killed again and again in the midst of it.
///
/// @param kills how often
record KioskKills(int kills, RandomGenerator random) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String[] QUICK = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};
    private static final int COMMIT_MILLIS = 20;
    private static final int LONGEST_LIFE_MILLIS = 1500;

    Outcome run(Stage stage) {
        long start = System.nanoTime();
        JoinedKiosk identity = Scenario.kiosk(stage, "Killed kiosk");
        Scenario.shown(stage, identity, Kind.SHORT);
        KioskProgram.Setup plain = stage.kiosk(identity).driving(Map.of("tap-guard-millis", "0"));
        var cache = new StartCache(stage.directory().resolve("kiosk.aot"));
        fetchSurvey(stage, plain.withJvm(cache.training(QUICK)), cache);
        KioskProgram.Setup setup = plain.withJvm(cache.using(QUICK));
        int answeredLives = 0;
        for (int i = 0; i < kills; i++) {
            answeredLives += life(stage, setup) ? 1 : 0;
        }
        try (KioskProgram kiosk = stage.start(setup)) {
            return Scenario.judge(
                    "kiosk kill -9",
                    "%d kills, %d of them after answers".formatted(kills, answeredLives),
                    stage,
                    () -> Testimony.read(List.of(kiosk.journal())),
                    start);
        }
    }

    /// The first life lasts until the survey is on disk, and leaves what makes the others start faster.
    private static void fetchSurvey(Stage stage, KioskProgram.Setup setup, StartCache cache) {
        try (KioskProgram kiosk = stage.start(setup)) {
            try (var drive = kiosk.drive()) {
                drive.awaitScreen("screen-attract", LIMIT);
            }
            cache.leave(kiosk.program());
        }
    }

    /// @return whether somebody finished an answer in it
    private boolean life(Stage stage, KioskProgram.Setup setup) {
        KioskProgram.Setup answered =
                setup.driving(Map.of("tap-guard-millis", "0", "auto", random.nextInt(1_000_000) + " 15"));
        try (KioskProgram kiosk = stage.start(answered)) {
            Path journal = kiosk.journal();
            int before = Testimony.read(List.of(journal)).finished().size();
            // Most lives end in the midst of answers; every eighth ends at any moment of the start.
            if (random.nextInt(8) > 0) {
                Wait.until("somebody finished", LIMIT, () -> finished(journal) > before);
            }
            // Half of them right behind a hand-over, where the commit is under way; the others anywhere.
            Wait.pause(random.nextInt(random.nextBoolean() ? COMMIT_MILLIS : LONGEST_LIFE_MILLIS));
            kiosk.kill();
            return finished(journal) > before;
        }
    }

    private static int finished(Path journal) {
        return Testimony.read(List.of(journal)).finished().size();
    }
}
