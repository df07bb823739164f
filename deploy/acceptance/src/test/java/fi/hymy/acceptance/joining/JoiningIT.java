package fi.hymy.acceptance.joining;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.program.Launch;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Program;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The packaged kiosk joins the packaged server by its code and shows its first survey, though its clock is years
/// away.
final class JoiningIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);
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
