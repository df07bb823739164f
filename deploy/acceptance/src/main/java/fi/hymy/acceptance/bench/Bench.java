package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.sample.Visitors;
import fi.hymy.acceptance.stage.Stage;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Measures everything in interleaved rounds and writes the report.
///
/// Every server is the packaged one, every load comes over the wire. A figure that could not be measured is noted,
/// never made up.
public final class Bench {
    private static final int SAMPLE = 400;

    private final Packages packages;
    private final BenchOptions options;
    private final Figures figures = new Figures();

    private Bench(Packages packages, BenchOptions options) {
        this.packages = packages;
        this.options = options;
    }

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("fleet")) {
            System.exit(FleetBench.main(List.of(arguments).subList(1, arguments.length)));
        }
        BenchOptions options;
        try {
            options = BenchOptions.read(List.of(arguments), Packages.find().target("bench"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(BenchOptions.USAGE);
            System.exit(2);
            return;
        }
        new Bench(Packages.find(), options).run();
    }

    private void run() {
        Path work = options.out().resolve("work");
        Stage.empty(work);
        String loadBefore = load();
        try (Stage stage = Stage.open(packages, work.resolve("ingest"))) {
            List<Probe> probes = probes(stage, work).stream()
                    .filter(probe -> options.wants(probe.name()))
                    .toList();
            for (int round = 1; round <= options.rounds(); round++) {
                for (Probe probe : probes) {
                    System.out.printf(Locale.ROOT, "[bench] round %d/%d: %s%n", round, options.rounds(), probe.name());
                    measure(probe);
                }
            }
        }
        tellCeiling();
        var report = new Report(figures, circumstances(loadBefore), Target.ALL);
        report.write(options.out(), "bench");
        System.out.println(report.markdown());
        System.out.println("[bench] written to " + options.out());
        Stage.empty(work);
    }

    /// What unbatched ingest could reach at the most, whatever the server did.
    private void tellCeiling() {
        figures.find("sqlite batch=1000")
                .ifPresent(store -> figures.find("mosquitto file")
                        .ifPresent(broker -> figures.note(String.format(
                                Locale.ROOT,
                                "raw SQLite alone, in batches of 1000, does %.2f × mosquitto's file routing: a server that"
                                        + " stores what mosquitto only passes on cannot do more",
                                store.median() / broker.median()))));
    }

    private void measure(Probe probe) {
        try {
            probe.measure(figures);
        } catch (IOException | UncheckedIOException | IllegalStateException | Wait.TimedOut | Drive.Refused e) {
            figures.note("%s failed: %s".formatted(probe.name(), e.getMessage()));
            System.out.println("[bench] " + probe.name() + " failed: " + e.getMessage());
        }
    }

    private List<Probe> probes(Stage stage, Path work) {
        Version version = stage.publish(Kind.VISIT);
        Version shortOne = stage.publish(Kind.SHORT);
        int many = options.publishers() * MosquittoProbe.UNDER_WAY;
        List<JoinedKiosk> kiosks = stage.enrol(
                IntStream.range(0, many + 2).mapToObj(i -> "Bench " + i).toList());
        JoinedKiosk started = kiosks.getFirst();
        JoinedKiosk tapped = kiosks.get(1);
        stage.console().assign(shortOne, List.of(started.id(), tapped.id()));
        List<JoinedKiosk> all = kiosks.subList(2, kiosks.size());
        List<JoinedKiosk> senders = all.subList(0, options.publishers());
        List<Response> responses = responses(version);
        Duration window = options.window();
        var probes = new ArrayList<Probe>();
        probes.add(new SqliteProbe(packages, work, responses, window));
        probes.add(new IngestProbe(stage, senders, responses, 10, window));
        probes.add(new IngestProbe(stage, senders, responses, 50, window));
        probes.add(new MosquittoProbe(work, false, options.publishers(), payload(responses), window));
        probes.add(new MosquittoProbe(work, true, options.publishers(), payload(responses), window));
        probes.add(new IngestProbe(stage, all, responses, 1, window));
        probes.add(new PacedProbe(stage, senders, responses, 1000, window));
        probes.add(new KioskStartProbe(stage, started, window));
        probes.add(new TapProbe(stage, tapped, options.taps(), window));
        probes.add(new FleetProbe(packages, work.resolve("fleet"), options.fleets()));
        return probes;
    }

    private static List<Response> responses(Version version) {
        var ref = new SurveyRef(new SurveyId(version.survey()), version.version(), new ContentHash(version.hash()));
        var visitors = new Visitors(Koivuranta.survey(Kind.VISIT), ref, new SplittableRandom(42));
        Instant start = Instant.now().minus(Duration.ofHours(1));
        return IntStream.range(0, SAMPLE)
                .mapToObj(i -> visitors.next(start.plusSeconds(i), 1, i * 1000L))
                .toList();
    }

    /// As many bytes as one response has on the wire, more or less.
    private static byte[] payload(List<Response> responses) {
        return ResponseCodec.encode(responses.getFirst());
    }

    private Map<String, String> circumstances(String loadBefore) {
        var facts = new TreeMap<String, String>();
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("java", Runtime.version().toString());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("load average before", loadBefore);
        facts.put("load average after", load());
        facts.put("rounds", String.valueOf(options.rounds()));
        facts.put("window", options.window().toSeconds() + " s");
        facts.put("kiosks sending", options.publishers() + ", one batch of each under way");
        facts.put(
                "kiosks sending unbatched",
                "%d, as many messages under way as mosquitto has (%d publishers × %d)"
                        .formatted(
                                options.publishers() * MosquittoProbe.UNDER_WAY,
                                options.publishers(),
                                MosquittoProbe.UNDER_WAY));
        facts.put("quick", String.valueOf(options.quick()));
        return facts;
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
