package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What happens to a fleet, one after the other; each phase leaves how long it took, what the server and the kiosks
/// kept busy, and how quick the console was.
///
/// @param simulator the program that all kiosks run in
/// @param size of the fleet
record FleetPhases(Stage stage, Figures figures, PageWatch pages, ServerLoad server, Program simulator, int size) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 250;
    private static final Duration HEAP_EVERY = Duration.ofMinutes(5);

    static void tell(String what, double seconds) {
        System.out.printf(Locale.ROOT, "[fleet] %s: %.1f s%n", what, seconds);
    }

    /// Until the last is linked, and shows what was assigned before.
    void connect() throws IOException, InterruptedException {
        phase("connect", () -> await("are linked", () -> count("presence where linked = 1") >= size));
        phase(
                "first survey",
                () -> await("show what they should", () -> count("twin where reported_hash is not null") >= size));
        figures.add("heap, all linked", "MB", server.heapMegabytes());
    }

    /// Nothing but answers and signs of life.
    void rest(Duration time) {
        phase("at rest", () -> Wait.pause(time.toMillis()));
    }

    void push(Version version) {
        phase("push", () -> {
            stage.console().assignToAll(version);
            String reported = "twin where reported_hash = '" + version.hash() + "'";
            await("report the survey", () -> count(reported) >= size);
        });
    }

    /// Cuts all off at once, and waits until each is linked by another connection than before.
    void cut() throws IOException {
        if (!Cut.isPossible()) {
            figures.note("connections cannot be broken off on this machine (ss --kill): coming back was not measured");
            return;
        }
        Map<String, Long> before = stage.rows().sessions();
        Cut.to(stage.server().mqttPort());
        phase(
                "back after a cut",
                () -> await("are back", () -> {
                    Map<String, Long> now = stage.rows().sessions();
                    return now.size() >= size
                            && now.entrySet().stream()
                                    .noneMatch(kiosk -> kiosk.getValue().equals(before.get(kiosk.getKey())));
                }));
    }

    /// A fleet to which nothing happens; what stays in the heap is looked at now and then.
    void steady(Duration time) throws IOException, InterruptedException {
        figures.add("heap, steady from", "MB", server.heapMegabytes());
        long answers = stage.rows().count();
        long end = System.nanoTime() + time.toNanos();
        double last = 0;
        begin();
        long start = System.nanoTime();
        while (System.nanoTime() < end || last == 0) {
            Wait.pause(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, HEAP_EVERY.toMillis()));
            last = server.heapMegabytes();
            figures.add("heap, steady", "MB", last);
            tell("steady, heap %.0f MB after".formatted(last), (System.nanoTime() - start) / 1e9);
        }
        finish("steady", start);
        figures.add("heap, steady to", "MB", last);
        figures.add("steady answers", "/s", (stage.rows().count() - answers) * 1e9 / (System.nanoTime() - start));
        if (count("presence where linked = 1") < size) {
            figures.note("at the end %d kiosks were not linked".formatted(size - count("presence where linked = 1")));
        }
    }

    void end() {
        figures.add("server RSS", "MB", server.megabytes());
        figures.add("server RSS most", "MB", server.mostMegabytes());
        figures.add("simulator RSS", "MB", simulator.residentBytes() / 1e6);
        figures.add("answers kept", "", (double) stage.rows().count());
        long quarantined = stage.rows().quarantined();
        if (quarantined > 0) {
            figures.note("%d messages in quarantine: %s"
                    .formatted(quarantined, stage.rows().quarantineReasons()));
        }
    }

    private void phase(String name, Runnable step) {
        begin();
        long start = System.nanoTime();
        step.run();
        finish(name, start);
    }

    private void begin() {
        pages.since();
        server.cores();
    }

    private void finish(String name, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        figures.add(name, "s", seconds);
        figures.add(name + ": server CPU", "cores", server.cores());
        PageWatch.Seen seen = pages.since();
        figures.add(name + ": pages p50", "ms", seen.allMillis(0.5));
        figures.add(name + ": pages p95", "ms", seen.allMillis(0.95));
        figures.add(name + ": slowest page p95", "ms", seen.slowestMillis(0.95));
        if (seen.failed() > 0) {
            figures.note("%s: %d of %d pages did not come".formatted(name, seen.failed(), seen.all() + seen.failed()));
        }
        seen.nanos()
                .forEach((page, taken) -> figures.add(
                        name + ": " + page.replaceAll("kiosk-[0-9a-f]+", "{id}"),
                        "ms p95",
                        PageWatch.Seen.millis(taken, 0.95)));
        tell(
                "%s (pages p95 %.0f ms, slowest %.0f ms)"
                        .formatted(name, seen.allMillis(0.95), seen.slowestMillis(0.95)),
                seconds);
    }

    /// Looks seldom: the looking must not be what keeps the machine busy.
    private void await(String what, BooleanSupplier condition) {
        Wait.until("all kiosks " + what, LIMIT, () -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (!simulator.alive()) {
                throw new IllegalStateException("the simulator ended, see " + simulator.log());
            }
            Wait.pause(POLL_MILLIS);
            return false;
        });
    }

    private long count(String rows) {
        return stage.rows().number("select count(*) from " + rows);
    }
}
