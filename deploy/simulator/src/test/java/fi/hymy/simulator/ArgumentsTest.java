package fi.hymy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fi.hymy.simulator.SimulatorSettings.Source;
import fi.hymy.simulator.enrolment.Endpoint;
import fi.hymy.simulator.enrolment.Enrolling.Operator;
import fi.hymy.simulator.enrolment.JoinText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {
    private static final long NEW_SEED = 42;
    private static final String PASSWORD = "nobody shall read this";
    private static final String JOIN = "hymy:join?server=https://fleet.example:8443&ca=" + "0123456789abcdef".repeat(4);

    @TempDir
    Path directory;

    private Path roll;

    @BeforeEach
    void aRollIsThere() throws IOException {
        roll = Files.createFile(directory.resolve("kiosks.roll"));
    }

    @Test
    void pinsItsDefaults() {
        SimulatorSettings settings = read();

        assertThat(settings.kiosks())
                .isEqualTo(new Source(
                        roll, 0, null, new Operator(URI.create("http://127.0.0.1:8080"), "admin", PASSWORD)));
        assertThat(settings.rate()).isEqualTo(1);
        assertThat(settings.broker()).isEmpty();
        assertThat(settings.history()).isZero();
        assertThat(settings.perDay()).isEqualTo(40);
        assertThat(settings.seed()).isEqualTo(NEW_SEED);
        assertThat(settings.duration()).isEmpty();
        assertThat(settings.data()).isEmpty();
    }

    @Test
    void readsEveryOption() {
        SimulatorSettings settings = read(
                "--kiosks",
                "2",
                "--join",
                JOIN,
                "--console=https://fleet.example/",
                "--operator",
                "anna",
                "--rate=0.5",
                "--broker",
                "broker.example:8883",
                "--history",
                "30d",
                "--history-per-day",
                "12",
                "--seed",
                "-7",
                "--duration",
                "10m",
                "--data",
                "here");

        assertThat(settings.kiosks())
                .isEqualTo(new Source(
                        roll,
                        2,
                        JoinText.parse(JOIN),
                        new Operator(URI.create("https://fleet.example"), "anna", PASSWORD)));
        assertThat(settings.rate()).isEqualTo(0.5);
        assertThat(settings.broker()).contains(new Endpoint("broker.example", 8883));
        assertThat(settings.history()).isEqualTo(30);
        assertThat(settings.perDay()).isEqualTo(12);
        assertThat(settings.seed()).isEqualTo(-7);
        assertThat(settings.duration()).contains(Duration.ofMinutes(10));
        assertThat(settings.data()).contains(Path.of("here"));
    }

    @ParameterizedTest
    @CsvSource({
        "kiosks, 0, a whole number from 1 to 100000",
        "kiosks, 1.5, a whole number from 1 to 100000",
        "kiosks, many, a whole number from 1 to 100000",
        "rate, -1, a number from 0 to 1000000",
        "rate, NaN, a number from 0 to 1000000",
        "broker, localhost, HOST:PORT",
        "broker, localhost:0, HOST:PORT",
        "broker, localhost:65536, HOST:PORT",
        "console, ftp://here, http://HOST:PORT or https://HOST:PORT",
        "console, nonsense, http://HOST:PORT or https://HOST:PORT",
        "join, hymy:join?server=https://here, hymy:join?server=https://HOST:PORT&ca=64 hexadecimal digits",
        "history, 367, a number of days from 0 to 366",
        "history, -1, a number of days from 0 to 366",
        "history-per-day, 0, a whole number from 1 to 10000",
        "seed, seven, a whole number",
        "duration, soon, 'a time as 90s, 10m or 2h'"
    })
    void saysWhatEachOptionWants(String name, String value, String wanted) {
        assertThat(faults("--" + name, value)).containsExactly("--%s '%s' must be %s".formatted(name, value, wanted));
    }

    @Test
    void tellsEveryFaultAtOnce() {
        assertThat(faults("--rate", "x", "--speed", "--seed", "y", "--seed", "z", "--data"))
                .containsExactly(
                        "'--speed' is no option; see --help",
                        "--seed is given twice",
                        "--data wants a value",
                        "--rate 'x' must be a number from 0 to 1000000",
                        "--seed 'y' must be a whole number");
    }

    @Test
    void wantsToKnowWhoTheKiosksAre() {
        assertThatThrownBy(() -> Arguments.read(List.of(), NEW_SEED, PASSWORD))
                .hasMessage("--identities is missing: the file of the kiosks' private keys and certificates");
    }

    @Test
    void wantsToKnowHowManyToEnrolWhereWhenThereIsNoFileYet() {
        assertThatThrownBy(() -> Arguments.read(List.of("--identities", "nowhere"), NEW_SEED, PASSWORD))
                .hasMessage("--kiosks is missing: there is no file nowhere yet, so its kiosks are to be enrolled; "
                        + "--join is missing: there is no file nowhere yet, so its kiosks are to be enrolled");
    }

    @Test
    void doesNotShowThePasswordInItsWords() {
        assertThat(read().toString()).contains("admin").doesNotContain(PASSWORD);
    }

    private SimulatorSettings read(String... arguments) {
        return Arguments.read(with(arguments), NEW_SEED, PASSWORD);
    }

    private List<String> faults(String... arguments) {
        return catchThrowableOfType(
                        InvalidArgumentsException.class, () -> Arguments.read(with(arguments), NEW_SEED, PASSWORD))
                .faults();
    }

    private List<String> with(String... arguments) {
        var all = new ArrayList<>(List.of("--identities", roll.toString()));
        all.addAll(List.of(arguments));
        return all;
    }
}
