package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.program.SimulatorProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// One packaged server and a whole fleet over mutual TLS, with its answers, heartbeats and health: how long it takes to
/// come, to take a survey and to come back when all are cut off at once, what the server needs meanwhile, and how quick
/// the console stays for somebody who looks at it all the while.
final class FleetBench {
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final int SURVEY_BYTES = 20_000;

    private final Packages packages;
    private final FleetOptions options;
    private final Figures figures = new Figures();

    private FleetBench(Packages packages, FleetOptions options) {
        this.packages = packages;
        this.options = options;
    }

    /// @return the exit code
    static int main(List<String> arguments) {
        try {
            FleetOptions options = FleetOptions.read(arguments, Packages.find().target("bench-fleet"));
            run(Packages.find(), options);
            return 0;
        } catch (IllegalArgumentException | DateTimeException e) {
            System.err.println(e.getMessage());
            System.err.println(FleetOptions.USAGE);
            return 2;
        } catch (IOException | IllegalStateException | Wait.TimedOut e) {
            System.err.println("[fleet] it did NOT hold: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /// Measures, and writes `fleet.json` and `fleet.md`.
    ///
    /// @throws Wait.TimedOut when not every kiosk got through
    static Figures run(Packages packages, FleetOptions options) throws IOException, InterruptedException {
        var bench = new FleetBench(packages, options);
        Path work = options.out().resolve("work");
        Stage.empty(work);
        String before = load();
        try (Stage stage = bench.open(work)) {
            List<JoinedKiosk> kiosks = bench.set(stage);
            bench.play(stage, kiosks);
        }
        var report = new Report(bench.figures, bench.circumstances(before), Target.OF_A_FLEET);
        report.write(options.out(), "fleet");
        System.out.println(report.markdown());
        Stage.empty(work);
        return bench.figures;
    }

    private Stage open(Path work) {
        ServerProgram.Setup setup =
                ServerProgram.Setup.in(work.resolve("server"), Stage.PASSWORD).withJvm("-Xmx" + options.heap());
        return Stage.open(packages, work, setup, Stage.PASSWORD);
    }

    /// Sites, and kiosks that have joined and stand there; the server has just been started then.
    private List<JoinedKiosk> set(Stage stage) throws IOException {
        var estate = new Estate(options.sites(), options.kiosks());
        timed("sites imported", () -> estate.bring(stage.console()));
        var kiosks = new ArrayList<JoinedKiosk>();
        timed(
                "enrolled",
                () -> kiosks.addAll(stage.enrol(IntStream.rangeClosed(1, options.kiosks())
                        .mapToObj("Fleet %05d"::formatted)
                        .toList())));
        stage.server().stop();
        estate.place(stage.server().database(), kiosks);
        timed("server start", () -> {
            stage.server().start();
            stage.server().awaitReady();
        });
        return kiosks;
    }

    private void play(Stage stage, List<JoinedKiosk> kiosks) throws IOException, InterruptedException {
        Version first = stage.publish(Kind.SHORT);
        Version large = stage.console().publish(LargeSurvey.ID, LargeSurvey.of(SURVEY_BYTES));
        figures.add("survey", "bytes", stage.console().bytes(large).length);
        stage.console().assignToAll(first);
        try (var pages = new PageWatch(stage.server().url(), pages(kiosks))
                        .signIn(ServerProgram.OPERATOR, Stage.PASSWORD)
                        .begin();
                var server = new ServerLoad(stage.server().program()).begin();
                SimulatorProgram simulator = stage.simulate(kiosks, options.rate())) {
            var phases = new FleetPhases(stage, figures, pages, server, simulator.program(), options.kiosks());
            phases.connect();
            phases.rest(options.steady().compareTo(LOOK) < 0 ? options.steady() : LOOK);
            phases.push(large);
            phases.cut();
            phases.steady(options.steady());
            phases.end();
        }
    }

    /// What those look at who live in the console.
    private static List<String> pages(List<JoinedKiosk> kiosks) {
        return List.of(
                "/",
                "/kiosks",
                "/live/kiosks?page=2",
                "/kiosks?sort=name",
                "/kiosks?trouble=true",
                "/kiosks?q=under%3A%22Customer+3%22+-state%3Aoffline",
                "/kiosks/" + kiosks.get(kiosks.size() / 2).id(),
                "/sites",
                "/sites?q=branch+7",
                "/alarms",
                "/results");
    }

    private void timed(String name, Runnable step) {
        long start = System.nanoTime();
        step.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        figures.add(name, "s", seconds);
        FleetPhases.tell(name, seconds);
    }

    private Map<String, String> circumstances(String loadBefore) {
        var facts = new TreeMap<String, String>();
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("java", Runtime.version().toString());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("load average before", loadBefore);
        facts.put("load average after", load());
        facts.put("fleet", "%d kiosks at %d sites".formatted(options.kiosks(), options.sites()));
        facts.put("answers", String.format(Locale.ROOT, "%.1f a second of all together", options.rate()));
        facts.put("signs of life", "a heartbeat a minute and how the box is every five, of each kiosk");
        facts.put("server", "-Xmx" + options.heap() + ", on the same machine as the kiosks");
        return facts;
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
