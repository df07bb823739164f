package fi.hymy.acceptance.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a thief finds on the card of a packaged kiosk, and what its packaged server makes of the same answers.
final class SealingIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int VISITORS = 60;
    /// Of them, so many are asked for an address.
    private static final int CALLBACKS = 10;

    /// As visitors write them, plain letters alone, and parts of the addresses that they leave.
    private static final List<String> WRITTEN =
            List.of("Lasten satutunti oli ihana", "Bra öppettider", "Mer böcker", "@example.org", "+1 202 555 01");

    private static final List<String> ADDRESS = List.of("@example.org");

    private final Packages packages = Packages.find();

    /// Nobody tells a key: the kiosk keeps words as they are. With the server's next start it is told one, and what it
    /// kept becomes unreadable in its place; what comes then never lies there to be read.
    @Test
    void wordsCanBeReadOnTheServerAloneFromWhenItTellsAKey() {
        Path out = packages.target("sealing");
        Stage.empty(out);
        var setup = ServerProgram.Setup.in(out.resolve("server"), Stage.PASSWORD);
        JoinedKiosk kiosk;
        KioskProgram.Setup box;
        Version version;
        Version callback;
        try (Stage stage =
                Stage.open(packages, out, setup.withSettings("--hymy.sealing.enabled=false"), Stage.PASSWORD)) {
            version = stage.publish(Kind.VISIT);
            callback = stage.publish(Kind.CALLBACK);
            kiosk = stage.enrol("Sealing");
            stage.console().assign(version, List.of(kiosk.id()));
            box = stage.kiosk(kiosk).driving(Map.of("tap-guard-millis", "0"));
            visit(stage, box, version, callback, 1);

            assertThat(filesWith(data(box), WRITTEN)).as("without a key").isNotEmpty();
            assertThat(filesWith(data(box), ADDRESS)).as("without a key").isNotEmpty();
        }
        try (Stage stage = Stage.open(packages, out, setup, Stage.PASSWORD)) {
            visit(stage, box, version, callback, 2);

            assertThat(filesWith(data(box), WRITTEN)).as("with a key").isEmpty();
            assertThat(stage.rows().count()).isEqualTo(2L * VISITORS);
            assertThat(stage.rows().quarantined()).isZero();
            assertThat(stage.rows().gaps()).isZero();
            assertThat(stage.rows().number("select count(*) from contact_detail where email like 'visitor%'"))
                    .as("addresses that were left")
                    .isPositive();
            assertThat(stage.rows().number("select count(*) from response where body like '%@example.org%'"))
                    .as("addresses beside the place that is theirs")
                    .isZero();
            assertThat(stage.rows().words()).contains("Lasten satutunti oli ihana.", "Bra öppettider.");
        }
    }

    /// Lets a crowd answer at a running kiosk, and reads the card while it runs.
    private static void visit(Stage stage, KioskProgram.Setup box, Version version, Version callback, int seed) {
        try (KioskProgram kiosk = stage.start(box)) {
            kiosk.program()
                    .awaitUntil(
                            "is linked", MINUTE, () -> !stage.rows().sessions().isEmpty());
            if (seed > 1) {
                kiosk.program()
                        .awaitUntil(
                                "has sealed what it kept",
                                MINUTE,
                                () -> filesWith(data(box), WRITTEN).isEmpty());
            }
            try (Drive drive = kiosk.drive()) {
                drive.ask("crowd VISIT %d %s %d %d"
                        .formatted(version.version(), version.hash(), VISITORS - CALLBACKS, seed + 100));
                drive.ask("crowd CALLBACK %d %s %d %d".formatted(callback.version(), callback.hash(), CALLBACKS, seed));
            }
            if (seed > 1) {
                assertThat(filesWith(data(box), WRITTEN)).as("while it runs").isEmpty();
            }
            kiosk.program()
                    .awaitUntil(
                            "has brought its answers",
                            MINUTE,
                            () -> stage.rows().count() >= (long) seed * VISITORS);
        }
    }

    private static Path data(KioskProgram.Setup box) {
        return Path.of(box.settings().get("data"));
    }

    private static List<Path> filesWith(Path folder, List<String> words) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String bytes = bytes(file);
                        return words.stream()
                                .anyMatch(each -> bytes.contains(new String(each.getBytes(UTF_8), ISO_8859_1)));
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty for a file that went away meanwhile, as journals do.
    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
