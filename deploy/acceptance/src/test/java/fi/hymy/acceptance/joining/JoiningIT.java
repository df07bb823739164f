package fi.hymy.acceptance.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import fi.hymy.kiosk.staff.PinHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// The packaged kiosk joins the packaged server by its code and shows its first survey, though its clock is years
/// away.
final class JoiningIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration CORNER = Duration.ofMillis(3500);
    private static final Pattern TURNED_AWAY = Pattern.compile("the broker turns this kiosk away");
    private static final Pattern CODE = Pattern.compile("enrolment code (\\d{4}-\\d{4})");
    private static final Pattern QUESTION = Pattern.compile("the first question is on the glass");
    private static final List<Path> FAKETIME = Stream.of("x86_64", "aarch64")
            .map(machine -> Path.of("/usr/lib/" + machine + "-linux-gnu/faketime/libfaketime.so.1"))
            .filter(Files::exists)
            .toList();

    private static Packages packages;
    private static Stage stage;
    private static Version version;

    @BeforeAll
    static void openServer() {
        packages = Packages.find();
        stage = Stage.open(packages, packages.target("joining"));
        version = stage.publish(Kind.VISIT);
    }

    @AfterAll
    static void closeServer() {
        stage.close();
    }

    /// It goes on asking its visitors while it is shut out; staff let it join anew by its own pages, it is claimed as
    /// itself, and what was said in the meantime comes in, once.
    @Test
    void staffLetARevokedKioskJoinAnew() {
        Version brief = stage.publish(Kind.SHORT);
        String pin = PinHash.of("246810", 1000, new SecureRandom());
        try (KioskProgram kiosk = stage.start(stage.stranger("anew")
                .driving(Map.of("tap-guard-millis", "0"))
                .with("staff.pin-hash", pin)
                // The screen of a headless JavaFX is a thousand pixels wide: beyond it nobody touches anything.
                .with("window", "960x600")
                .with("broker.retry-cap-seconds", "2"))) {
            String id = stage.claim(kiosk, "Anew");
            stage.console().assign(brief, List.of(id));
            kiosk.program().awaitUntil("shows it", MINUTE, () -> stage.console().settled(id));
            Set<String> before = certificates(id);

            renewAtOnce(kiosk, id, before);
            stage.console().revoke(id);
            kiosk.program().awaitLine(TURNED_AWAY, MINUTE);
            try (Drive drive = kiosk.drive()) {
                drive.ask("crowd SHORT %d %s 7 1".formatted(brief.version(), brief.hash()));
                joinAnew(drive);
            }
            assertThat(kiosk.program().exitCode(MINUTE))
                    .as("it ends, to be started anew")
                    .isPresent();
            assertThat(stage.rows().count())
                    .as("nothing came while it was shut out")
                    .isZero();

            kiosk.start();
            stage.console().claimAs(kiosk.awaitCode(), id);
            kiosk.program()
                    .awaitUntil(
                            "has brought its answers",
                            MINUTE,
                            () -> stage.rows().count() >= 7);
            assertThat(stage.rows().count()).isEqualTo(7);
            kiosk.program()
                    .awaitUntil("shows it again", MINUTE, () -> stage.console().settled(id));
        }
    }

    private static void renewAtOnce(KioskProgram kiosk, String id, Set<String> before) {
        stage.console().ask(id, JsonMapper.shared().createObjectNode().put("kind", "renew"));
        kiosk.program()
                .awaitUntil(
                        "uses a new certificate", MINUTE, () -> certificates(id).size() > before.size());
    }

    /// Serials of those that were used.
    private static Set<String> certificates(String id) {
        return stage.console().all("/api/v1/kiosks/" + id + "/certificates").stream()
                .filter(certificate -> certificate.path("firstUsedAt").isString())
                .map(certificate -> certificate.path("serial").asString())
                .collect(Collectors.toSet());
    }

    private static void joinAnew(Drive drive) {
        Wait.until("the kiosk asks for the PIN", MINUTE, () -> {
            drive.hold(0.01, 0.01, CORNER);
            drive.hold(0.99, 0.99, CORNER);
            return drive.nodes().contains("staff-digit-2");
        });
        "246810".chars().forEach(digit -> drive.tapWhenThere("staff-digit-" + (char) digit, MINUTE));
        for (String step : List.of("staff-enter", "staff-restart", "staff-join", "staff-join-now")) {
            drive.tapWhenThere(step, MINUTE);
        }
    }

    /// One that is behind, as without a battery; `-Dhymy.clocks=all` for one that is ahead as well.
    static List<String> clocks() {
        return "all".equals(System.getProperty("hymy.clocks")) ? List.of("-3650d", "+3650d") : List.of("-3650d");
    }

    @ParameterizedTest
    @MethodSource("clocks")
    void joinsWithAClockThatIsYearsAway(String away) throws IOException {
        assumeTrue(!FAKETIME.isEmpty(), "the package faketime is needed");
        Path folder = packages.target("joining").resolve("kiosk" + away);
        Path time = Files.writeString(Files.createDirectories(folder).resolve("time"), away);
        var arguments = new ArrayList<>(List.of("-jar", packages.kiosk().toString()));
        new TreeMap<>(stage.stranger("kiosk" + away).settings())
                .forEach((name, value) -> arguments.add("--" + name + "=" + value));
        Launch launch = Launch.java("kiosk", folder, arguments)
                .with("LD_PRELOAD", FAKETIME.getFirst().toString())
                .with("FAKETIME_TIMESTAMP_FILE", time.toString())
                .with("FAKETIME_NO_CACHE", "1")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .with("DONT_FAKE_MONOTONIC", "1");
        try (Program kiosk = Program.start(launch)) {
            String code = kiosk.awaitLine(CODE, MINUTE).group(1);
            String id = stage.console().claim(code, "clock " + away);
            stage.console().assign(version, List.of(id));
            kiosk.awaitLine(QUESTION, MINUTE);
            kiosk.awaitUntil(
                    "says that it shows it", MINUTE, () -> stage.console().settled(id));
        }
    }
}
