package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.BrowserProgram;
import fi.hymy.acceptance.program.DisplayProgram;
import fi.hymy.acceptance.program.FrameBuffer;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.StartCache;
import fi.hymy.acceptance.program.Tree;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Cold start of the packaged kiosk on a display, plain and with an AOT cache that a training run left, beside Debian's
/// Chromium in its kiosk mode with a page that asks the same: until the question stands on the glass, the memory that
/// is held then, and the processor time that is taken while nobody comes. All draw without a graphics processor, and
/// all have been started before: the kiosk with this survey, the browser with this profile.
///
/// @param rest how long nobody comes
record KioskStartProbe(Stage stage, JoinedKiosk kiosk, Duration rest) implements Probe {
    private static final Pattern SAYS = Pattern.compile("first question is on the glass, (\\d+) ms");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SETTLE_MILLIS = 3000;
    private static final String PAGE = "web-survey.html";

    @Override
    public String name() {
        return "kiosk start";
    }

    @Override
    public void measure(Figures figures) throws IOException {
        if (!DisplayProgram.installed()) {
            figures.note("Xvfb is not installed: the kiosk's start was not measured");
            return;
        }
        try (var display = DisplayProgram.start(stage.directory().resolve("display"), 1280, 800)) {
            var cache = new StartCache(stage.directory().resolve("kiosk.aot"));
            if (!Files.exists(cache.file())) {
                train(display, cache);
            }
            kiosk(figures, display, "");
            kiosk(figures, display, " AOT", cache.using());
            browser(figures, display);
        }
    }

    private void train(DisplayProgram display, StartCache cache) {
        try (KioskProgram training = started(display, cache.training())) {
            awaitFaces(training.program(), display.picture());
            cache.leave(training.program());
        }
    }

    private void kiosk(Figures figures, DisplayProgram display, String label, String... more) {
        awaitBlank(display.picture());
        long start = System.nanoTime();
        try (KioskProgram program = started(display, more)) {
            watch(figures, "kiosk" + label, program.program(), display.picture(), start);
            String said = program.program().awaitLine(SAYS, LIMIT).group(1);
            figures.add("kiosk" + label + " question by its log", "ms", Double.parseDouble(said));
        }
    }

    private KioskProgram started(DisplayProgram display, String... more) {
        var options =
                new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dprism.order=sw"));
        options.addAll(List.of(more));
        return stage.start(stage.kiosk(kiosk).on(display).withJvm(options.toArray(String[]::new)));
    }

    private void browser(Figures figures, DisplayProgram display) throws IOException {
        if (!BrowserProgram.installed()) {
            figures.note("Chromium is not installed: the kiosk was not measured beside it");
            return;
        }
        Path directory = stage.directory().resolve("browser");
        if (!Files.exists(directory)) {
            Files.createDirectories(directory);
            try (InputStream page = KioskStartProbe.class.getResourceAsStream(PAGE)) {
                Files.copy(Objects.requireNonNull(page, PAGE), directory.resolve(PAGE));
            }
            try (Program first = BrowserProgram.start(directory, display, directory.resolve(PAGE))) {
                awaitFaces(first, display.picture());
            }
        }
        awaitBlank(display.picture());
        long start = System.nanoTime();
        try (Program browser = BrowserProgram.start(directory, display, directory.resolve(PAGE))) {
            watch(figures, "Chromium", browser, display.picture(), start);
        }
    }

    private void watch(Figures figures, String who, Program program, FrameBuffer picture, long start) {
        awaitFaces(program, picture);
        figures.add(who + " question on glass", "ms", (System.nanoTime() - start) / 1e6);
        Wait.pause(SETTLE_MILLIS);
        var tree = Tree.of(program);
        long busy = tree.busyNanos();
        long since = System.nanoTime();
        Wait.pause(rest.toMillis());
        double share = (double) (tree.busyNanos() - busy) / (System.nanoTime() - since);
        figures.add(who + " PSS", "MB", tree.proportionalBytes() / 1e6);
        figures.add(who + " idle CPU", "% of a core", share * 100);
    }

    private static void awaitFaces(Program program, FrameBuffer picture) {
        program.awaitUntil("asks its question", LIMIT, () -> Faces.stand(picture));
    }

    private static void awaitBlank(FrameBuffer picture) {
        Wait.until("the display is blank", LIMIT, () -> !Faces.stand(picture));
    }
}
