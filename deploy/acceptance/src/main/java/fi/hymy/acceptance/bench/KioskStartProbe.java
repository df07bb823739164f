package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.console.ConsoleClient.Issued;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// Cold start of the packaged kiosk until its first frame, and the memory that it then holds: plain, and with an AOT
/// cache that a training run left.
record KioskStartProbe(Stage stage, Issued kiosk) implements Probe {
    private static final Pattern FIRST_FRAME = Pattern.compile("first frame");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "kiosk start";
    }

    @Override
    public void measure(Figures figures) throws IOException {
        Path cache = stage.directory().resolve("kiosk.aot");
        if (!Files.exists(cache)) {
            train(cache);
        }
        start(figures, "", "-XX:+UseSerialGC", "-Xmx256m");
        if (Files.exists(cache)) {
            start(figures, " AOT", "-XX:+UseSerialGC", "-Xmx256m", "-XX:AOTCache=" + cache);
        } else {
            figures.note("the training run left no AOT cache: the start with one was not measured");
        }
    }

    private void train(Path cache) {
        try (KioskProgram training = started("-XX:+UseSerialGC", "-Xmx256m", "-XX:AOTCacheOutput=" + cache)) {
            training.program().awaitLine(FIRST_FRAME, LIMIT);
            training.stop();
        }
    }

    private void start(Figures figures, String label, String... options) {
        long start = System.nanoTime();
        try (KioskProgram program = started(options)) {
            program.program().awaitLine(FIRST_FRAME, LIMIT);
            figures.add("first frame" + label, "ms", (System.nanoTime() - start) / 1e6);
            figures.add("kiosk RSS" + label, "MB", program.program().residentBytes() / 1e6);
        }
    }

    private KioskProgram started(String... options) {
        return stage.start(stage.kiosk(kiosk).withJvm(options));
    }
}
