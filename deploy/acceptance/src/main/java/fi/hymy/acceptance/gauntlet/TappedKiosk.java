package fi.hymy.acceptance.gauntlet;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A packaged kiosk that shows the short survey, people who tap through it, and what it writes into its log.
final class TappedKiosk implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Version version;
    private final Path log;
    private final KioskProgram kiosk;
    private final Drive drive;
    private final RandomGenerator random;

    private TappedKiosk(Version version, Path log, KioskProgram kiosk, Drive drive, RandomGenerator random) {
        this.version = version;
        this.log = log;
        this.kiosk = kiosk;
        this.drive = drive;
        this.random = random;
    }

    /// Waits until the survey is on the glass.
    static TappedKiosk begin(Stage stage, String name, RandomGenerator random) {
        JoinedKiosk identity = Scenario.kiosk(stage, name);
        Version version = Scenario.shown(stage, identity, Kind.SHORT);
        KioskProgram kiosk = stage.start(
                stage.kiosk(identity).driving(Map.of("tap-guard-millis", "0")).withJvm("-XX:+UseSerialGC"));
        try {
            Drive drive = kiosk.drive();
            drive.awaitScreen("screen-attract", LIMIT);
            Path log = stage.directory().resolve("kiosk-" + identity.id() + "/data/logs/kiosk.log");
            return new TappedKiosk(version, log, kiosk, drive, random);
        } catch (RuntimeException e) {
            kiosk.close();
            throw e;
        }
    }

    /// So many people tap, one after the other; returns when the last is done.
    void crowd(int people) {
        drive.ask("crowd SHORT %d %s %d %d"
                .formatted(version.version(), version.hash(), people, random.nextInt(1_000_000)));
    }

    /// What its people say so far.
    Testimony testimony() {
        return Testimony.read(List.of(kiosk.journal()));
    }

    /// How many lines of its log hold one of these texts.
    long logged(String... texts) {
        try {
            return Files.exists(log)
                    ? Files.readString(log)
                            .lines()
                            .filter(line -> List.of(texts).stream().anyMatch(line::contains))
                            .count()
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        drive.close();
        kiosk.close();
    }
}
