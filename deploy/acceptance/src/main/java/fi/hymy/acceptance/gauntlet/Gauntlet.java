package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.program.StartCache;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Runs the scenarios, each on a stage of its own, and writes the table of what came of them. Two run at a time: most
/// of what a scenario takes is waiting, for programs that start or end and for messages that come again.
///
/// The same seed makes the same choices; what the machine does in between differs from run to run.
public final class Gauntlet {
    private static final String[] QUICK = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

    private final Packages packages;
    private final GauntletOptions options;
    private final SplittableRandom random;
    private final List<Future<Outcome>> running = new ArrayList<>();
    private final ExecutorService lanes;

    private Gauntlet(Packages packages, GauntletOptions options) {
        this.packages = packages;
        this.options = options;
        this.random = new SplittableRandom(options.seed());
        this.lanes = Executors.newFixedThreadPool(
                options.lanes(), Thread.ofPlatform().name("lane-", 1).factory());
    }

    public static void main(String[] arguments) {
        GauntletOptions options;
        try {
            options = GauntletOptions.read(
                    List.of(arguments), Packages.find().target("gauntlet"), System.nanoTime() & 0xFFFF_FFFFL);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(GauntletOptions.USAGE);
            System.exit(2);
            return;
        }
        List<Outcome> outcomes = run(Packages.find(), options);
        System.exit(outcomes.stream().allMatch(Outcome::holds) ? 0 : 1);
    }

    /// Runs what the options ask for; the table lies in their folder afterwards.
    public static List<Outcome> run(Packages packages, GauntletOptions options) {
        var gauntlet = new Gauntlet(packages, options);
        System.out.println("[gauntlet] seed " + options.seed());
        gauntlet.train();
        List<Outcome> outcomes = gauntlet.play();
        gauntlet.write(outcomes);
        return outcomes;
    }

    /// The server is started some forty times: what one start learns serves the others.
    private void train() {
        Path folder = options.out().resolve("training");
        Stage.empty(folder);
        var setup = ServerProgram.Setup.in(folder.resolve("server"), Stage.PASSWORD);
        try (var server = ServerProgram.start(packages, setup.withJvm(cache().training(QUICK)))) {
            cache().leave(server.program());
        }
    }

    private StartCache cache() {
        return new StartCache(options.out().resolve("training/server.aot"));
    }

    private List<Outcome> play() {
        try {
            scenarios();
            var outcomes = new ArrayList<Outcome>();
            for (Future<Outcome> each : running) {
                outcomes.add(each.get());
            }
            return List.copyOf(outcomes);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a scenario could not be played: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            lanes.shutdownNow();
        }
    }

    private void scenarios() {
        if (options.serverKills() > 0) {
            int rows = Math.max(60, options.serverKills() * 40);
            scenario("server-kills", new ServerKills(options.serverKills(), 8, rows, 1, random.split())::run);
        }
        if (options.repeats() > 0) {
            scenario("repeats", new ServerKills(0, 8, 150, options.repeats(), random.split())::run);
        }
        if (options.kioskKills() > 0) {
            scenario(
                    "kiosk-kills",
                    stage -> new KioskKills(options.kioskKills(), random.split(), KioskKills.Plug.PROCESS)
                            .run(stage, "kiosk kill -9"));
        }
        if (options.cardCuts() > 0) {
            scenario("card-cuts", this::cardCuts);
        }
        if (options.cuts() > 0) {
            scenario("cuts", new WireCuts(options.cuts(), random.split())::run);
        }
        if (options.restores() > 0) {
            scenario("restores", new Restores(options.restores(), random.split())::run);
        }
        if (options.refusals() > 0) {
            scenario("refusals", new Refusals(options.refusals(), random.split())::run);
        }
        if (options.floods() > 0) {
            scenario("floods", new Floods(options.floods(), random.split())::run, Floods.SETTING);
        }
        if (options.offline() > 0) {
            scenario("offline", new Offline(options.offline(), random.split())::run);
        }
    }

    private Outcome cardCuts(Stage stage) {
        Path folder = stage.directory().resolve("card");
        try (var card = new MountedCard(packages, folder, random.split())) {
            return new KioskKills(options.cardCuts(), random.split(), card)
                    .run(stage, "power cut, card forgets or muddles");
        }
    }

    /// Plays it as soon as a lane is free.
    ///
    /// @param settings of the server
    private void scenario(String name, Function<Stage, Outcome> scenario, String... settings) {
        running.add(lanes.submit(() -> {
            System.out.println("[gauntlet] " + name);
            Path folder = options.out().resolve(name);
            Stage.empty(folder);
            ServerProgram.Setup setup = quickStarting(folder).withSettings(settings);
            try (Stage stage = Stage.open(packages, folder, setup, Stage.PASSWORD)) {
                Outcome outcome = scenario.apply(stage);
                System.out.println("[gauntlet] " + outcome.row());
                return outcome;
            }
        }));
    }

    /// For a server that is to be started again and again.
    private ServerProgram.Setup quickStarting(Path folder) {
        return ServerProgram.Setup.in(folder.resolve("server"), Stage.PASSWORD).withJvm(cache().using(QUICK));
    }

    private void write(List<Outcome> outcomes) {
        var text = new StringBuilder("# Gauntlet\n\nSeed %d\n\n".formatted(options.seed()));
        text.append("| Scenario | What was done | Finished | Thanked | Stored | Took | Result |\n");
        text.append("| --- | --- | ---: | ---: | ---: | ---: | --- |\n");
        outcomes.forEach(outcome -> text.append(outcome.row()).append('\n'));
        Path file = options.out().resolve("report.md");
        try {
            Files.createDirectories(options.out());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(text);
    }
}
