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
/// @param plug how
record KioskKills(int kills, RandomGenerator random, Plug plug) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String[] QUICK = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};
    private static final int COMMIT_MILLIS = 20;
    private static final int LONGEST_LIFE_MILLIS = 1500;

    /// What a kiosk is put on, and how it is taken from there.
    interface Plug {
        /// A kiosk on this machine's disk, and `kill -9`.
        Plug PROCESS = new Plug() {
            @Override
            public KioskProgram.Setup place(KioskProgram.Setup setup) {
                return setup;
            }

            @Override
            public void pull(KioskProgram kiosk) {
                kiosk.kill();
            }

            @Override
            public List<String> faults() {
                return List.of();
            }
        };

        /// @return the same kiosk, with its data where the plug has it
        KioskProgram.Setup place(KioskProgram.Setup setup);

        /// Ends the kiosk as only misfortune does. Returns once it may start again.
        void pull(KioskProgram kiosk);

        /// What is wrong after all, when no kiosk runs any more. Called once, at the end.
        List<String> faults();
    }

    Outcome run(Stage stage, String name) {
        long start = System.nanoTime();
        JoinedKiosk identity = Scenario.kiosk(stage, "Killed kiosk");
        Scenario.shown(stage, identity, Kind.SHORT);
        KioskProgram.Setup plain = plug.place(stage.kiosk(identity)).driving(Map.of("tap-guard-millis", "0"));
        var cache = new StartCache(stage.directory().resolve("kiosk.aot"));
        fetchSurvey(stage, plain.withJvm(cache.training(QUICK)), cache);
        KioskProgram.Setup setup = plain.withJvm(cache.using(QUICK));
        int answeredLives = 0;
        for (int i = 0; i < kills; i++) {
            answeredLives += life(stage, setup, i == kills - 1) ? 1 : 0;
        }
        String did = "%d, %d of them after answers".formatted(kills, answeredLives);
        Outcome outcome;
        try (KioskProgram kiosk = stage.start(setup)) {
            outcome = Scenario.judge(name, did, stage, () -> Testimony.read(List.of(kiosk.journal())), start);
        }
        return outcome.and(plug.faults());
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

    /// @param last whether no life follows: then it does not end before somebody was thanked in one of them, or nothing
    ///     would be proven
    /// @return whether somebody finished an answer in it
    private boolean life(Stage stage, KioskProgram.Setup setup, boolean last) {
        KioskProgram.Setup answered =
                setup.driving(Map.of("tap-guard-millis", "0", "auto", random.nextInt(1_000_000) + " 15"));
        try (KioskProgram kiosk = stage.start(answered)) {
            Path journal = kiosk.journal();
            int before = Testimony.read(List.of(journal)).finished().size();
            // Most lives end in the midst of answers; every eighth ends at any moment of the start.
            if (random.nextInt(8) > 0) {
                Wait.until("somebody finished", LIMIT, () -> finished(journal) > before);
            }
            if (last) {
                Wait.until(
                        "somebody was thanked",
                        LIMIT,
                        () -> !Testimony.read(List.of(journal)).thanked().isEmpty());
            }
            // Half of them right behind a hand-over, where the commit is under way; the others anywhere.
            Wait.pause(random.nextInt(random.nextBoolean() ? COMMIT_MILLIS : LONGEST_LIFE_MILLIS));
            plug.pull(kiosk);
            return finished(journal) > before;
        }
    }

    private static int finished(Path journal) {
        return Testimony.read(List.of(journal)).finished().size();
    }
}
