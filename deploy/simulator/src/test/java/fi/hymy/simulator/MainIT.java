package fi.hymy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.simulator.enrolment.Endpoint;
import fi.hymy.simulator.enrolment.PretendDesk;
import fi.hymy.simulator.enrolment.Roll;
import fi.hymy.simulator.enrolment.TestCa;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is started from a command line.
final class MainIT {
    @TempDir
    Path directory;

    @Test
    void saysEveryWrongArgumentAndEndsWithTwo() throws Exception {
        Process process = start("--rate", "fast", "--speed", "9");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(said())
                .contains("hymy-simulate: '--speed' is no option; see --help")
                .contains("hymy-simulate: --identities is missing")
                .contains("hymy-simulate: --rate 'fast' must be a number");
    }

    @Test
    void explainsItself() throws Exception {
        Process process = start("--help");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(said()).contains("--kiosks N").contains("--history DAYS");
    }

    @Test
    void enrolsTheKiosksThatItLacksAndKeepsThem() throws Exception {
        Path roll = directory.resolve("kiosks.roll");
        try (var desk = new PretendDesk(new TestCa(), 1)) {
            Process process = start(
                    "--identities",
                    roll.toString(),
                    "--kiosks",
                    "3",
                    "--join",
                    desk.join().toString(),
                    "--console",
                    desk.console().toString(),
                    "--duration",
                    "1s");

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).contains("enrolled 3/3", "connected 0/3");
        }
        assertThat(Roll.read(roll).kiosks()).hasSize(3);
    }

    @Test
    void endsInOrderWhenToldToThoughNobodyAnswers() throws Exception {
        var ca = new TestCa();
        Path roll = directory.resolve("kiosks.roll");
        new Roll(
                        ca.join(1),
                        new Endpoint("127.0.0.1", 1),
                        List.of(ca.identity("kiosk-0001"), ca.identity("kiosk-0002")))
                .write(roll);
        Path data = directory.resolve("data");
        Process process = start("--identities", roll.toString(), "--data", data.toString());
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> said().contains("connected 0/2"));

        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(said()).contains("ended in order");
        assertThat(data.resolve("outboxes.sqlite")).exists();
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HYMY_OPERATOR_PASSWORD", PretendDesk.PASSWORD);
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("said.log").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("said.log"), StandardCharsets.UTF_8);
    }
}
