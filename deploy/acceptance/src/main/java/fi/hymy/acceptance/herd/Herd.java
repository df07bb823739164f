package fi.hymy.acceptance.herd;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.fleet.Strangers;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.program.Wire;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Enrols pretend kiosks by the interface that operators have, links them with their certificates, gives them a survey,
/// cuts them all off at once, and looks how long each takes until the last kiosk is through.
public final class Herd {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long CUT_MILLIS = 1000;

    private final HerdOptions options;
    private final List<Leg> legs = new ArrayList<>();

    private Herd(HerdOptions options) {
        this.options = options;
    }

    /// @param what in words
    /// @param took until the last kiosk was through
    public record Leg(String what, Duration took) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %.1f s", what, took.toMillis() / 1e3);
        }
    }

    public static void main(String[] arguments) {
        HerdOptions options;
        try {
            options = HerdOptions.read(List.of(arguments), Packages.find().target("herd"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(HerdOptions.USAGE);
            System.exit(2);
            return;
        }
        try {
            run(Packages.find(), options);
            System.exit(0);
        } catch (Wait.TimedOut | IllegalStateException e) {
            System.err.println("[herd] it did NOT hold: " + e.getMessage());
            System.exit(1);
        }
    }

    /// Runs what the options ask for; the report lies in their folder afterwards.
    ///
    /// @throws Wait.TimedOut when not every kiosk got through
    /// @throws IllegalStateException when somebody got in who should not have
    public static List<Leg> run(Packages packages, HerdOptions options) {
        var herd = new Herd(options);
        Stage.empty(options.out());
        try (Stage stage = Stage.open(packages, options.out().resolve("run"));
                Wire wire = Wire.to(stage.server().mqttPort())) {
            herd.play(stage, wire);
        }
        herd.write();
        return List.copyOf(herd.legs);
    }

    private void play(Stage stage, Wire wire) {
        int size = options.kiosks();
        Version version = stage.publish(Kind.SHORT);
        var kiosks = new ArrayList<JoinedKiosk>();
        leg("enrolled through the API", () -> kiosks.addAll(stage.enrol(names(size))));
        Strangers.areKeptOut(stage.server().mqttPort(), kiosks);
        try (var _ = stage.simulate(kiosks, wire.port(), 0)) {
            leg("linked, with certificates on both sides", () -> await(stage, "are linked", Map.of()));
            leg("have reported the survey that was pushed to them", () -> push(stage, version, kiosks));
            for (int i = 0; i < options.cuts(); i++) {
                Map<String, Long> before = stage.rows().sessions();
                wire.cut();
                Wait.pause(CUT_MILLIS);
                wire.mend();
                leg("back after their network was cut for a second", () -> await(stage, "are back", before));
            }
            for (int i = 0; i < options.stops(); i++) {
                Map<String, Long> before = stage.rows().sessions();
                stage.server().stop();
                stage.server().start();
                stage.server().awaitReady();
                leg(
                        "back after the server was stopped, counted from its being ready",
                        () -> await(stage, "are back", before));
            }
        }
    }

    private static List<String> names(int size) {
        return IntStream.rangeClosed(1, size).mapToObj("Herd %05d"::formatted).toList();
    }

    private void push(Stage stage, Version version, List<JoinedKiosk> kiosks) {
        stage.console().assign(version, kiosks.stream().map(JoinedKiosk::id).toList());
        Wait.until(
                "all kiosks report the survey",
                LIMIT,
                () -> stage.rows().number("select count(*) from twin where reported_hash = '" + version.hash() + "'")
                        >= options.kiosks());
    }

    /// Until every kiosk is linked by another connection than before.
    private void await(Stage stage, String what, Map<String, Long> before) {
        Wait.until("all kiosks " + what, LIMIT, () -> {
            Map<String, Long> now = stage.rows().sessions();
            return now.size() >= options.kiosks()
                    && now.entrySet().stream()
                            .noneMatch(kiosk -> kiosk.getValue().equals(before.get(kiosk.getKey())));
        });
    }

    private void leg(String what, Runnable step) {
        long start = System.nanoTime();
        step.run();
        var leg = new Leg(options.kiosks() + " kiosks " + what, Duration.ofNanos(System.nanoTime() - start));
        legs.add(leg);
        System.out.println("[herd] " + leg);
    }

    private void write() {
        var text = new StringBuilder("# Herd\n\n");
        legs.forEach(leg -> text.append("- ").append(leg).append('\n'));
        try {
            Files.writeString(options.out().resolve("report.md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
