package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// A server of its own with more and more simulated kiosks: how long it takes to start, how much memory it holds, and
/// how long a survey takes until every kiosk has reported it.
record FleetProbe(Packages packages, Path directory, List<Integer> sizes) implements Probe {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public void measure(Figures figures) {
        long start = System.nanoTime();
        try (Stage stage = Stage.open(packages, directory)) {
            figures.add("server start", "ms", (System.nanoTime() - start) / 1e6);
            figures.add("server RSS 0", "MB", settledBytes(stage) / 1e6);
            Version first = stage.publish(Kind.SHORT);
            Version second = stage.publish(Kind.LONG);
            int largest = sizes.getLast();
            List<JoinedKiosk> kiosks = stage.enrol(
                    IntStream.range(0, largest).mapToObj(i -> "Bench " + i).toList());
            for (int i = 0; i < sizes.size(); i++) {
                measure(figures, stage, kiosks.subList(0, sizes.get(i)), i % 2 == 0 ? first : second);
            }
        }
    }

    private static void measure(Figures figures, Stage stage, List<JoinedKiosk> kiosks, Version version) {
        int size = kiosks.size();
        try (var _ = stage.simulate(kiosks, 0)) {
            long start = System.nanoTime();
            Wait.until(size + " kiosks are linked", LIMIT, () -> linked(stage) >= size);
            figures.add("connect " + size, "s", (System.nanoTime() - start) / 1e9);
            figures.add("server RSS " + size, "MB", settledBytes(stage) / 1e6);
            long push = System.nanoTime();
            stage.console().assign(version, kiosks.stream().map(JoinedKiosk::id).toList());
            Wait.until(size + " kiosks report the survey", LIMIT, () -> reported(stage, version) >= size);
            figures.add("push to " + size, "s", (System.nanoTime() - push) / 1e9);
        }
        Wait.until("the kiosks are gone", LIMIT, () -> linked(stage) == 0);
    }

    private static long linked(Stage stage) {
        return stage.rows().number("select count(*) from presence where linked = 1");
    }

    private static long reported(Stage stage, Version version) {
        return stage.rows().number("select count(*) from twin where reported_hash = '" + version.hash() + "'");
    }

    /// The most that is seen over a few seconds: memory comes and goes with the garbage.
    private static long settledBytes(Stage stage) {
        long most = 0;
        for (int i = 0; i < 10; i++) {
            most = Math.max(most, stage.server().program().residentBytes());
            Wait.pause(200);
        }
        return most;
    }
}
