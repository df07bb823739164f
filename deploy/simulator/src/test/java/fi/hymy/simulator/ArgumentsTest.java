package fi.hymy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.simulator.SimulatorSettings.Credential;
import fi.hymy.simulator.SimulatorSettings.Endpoint;
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

    @TempDir
    Path directory;

    private Path credentials;

    @BeforeEach
    void writeCredentials() throws IOException {
        credentials = directory.resolve("kiosks.csv");
        Files.writeString(credentials, """
                # id, secret
                kiosk-0001,first,secret
                kiosk-0002, second

                kiosk-0003,third
                """);
    }

    @Test
    void pinsItsDefaults() {
        SimulatorSettings settings = read();

        assertThat(settings.kiosks()).hasSize(3);
        assertThat(settings.rate()).isEqualTo(1);
        assertThat(settings.broker()).isEqualTo(new Endpoint("127.0.0.1", 1883));
        assertThat(settings.server()).isEqualTo(URI.create("http://127.0.0.1:8080"));
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
                "--rate=0.5",
                "--broker",
                "broker.example:8883",
                "--server-url",
                "https://fleet.example/",
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
                .containsExactly(
                        new Credential(new KioskId("kiosk-0001"), "first,secret"),
                        new Credential(new KioskId("kiosk-0002"), "second"));
        assertThat(settings.rate()).isEqualTo(0.5);
        assertThat(settings.broker()).isEqualTo(new Endpoint("broker.example", 8883));
        assertThat(settings.server()).isEqualTo(URI.create("https://fleet.example"));
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
        "server-url, ftp://here, http://HOST:PORT or https://HOST:PORT",
        "server-url, nonsense, http://HOST:PORT or https://HOST:PORT",
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
    void wantsNoMoreKiosksThanItHasSecretsFor() {
        assertThat(faults("--kiosks", "4"))
                .containsExactly("--kiosks is 4, but %s names 3 kiosks only".formatted(credentials));
    }

    @Test
    void wantsCredentials() {
        assertThatThrownBy(() -> Arguments.read(List.of(), NEW_SEED))
                .hasMessage("--credentials is missing: a file with a line kioskId,secret for each kiosk");
        assertThatThrownBy(() -> Arguments.read(List.of("--credentials", "nowhere.csv"), NEW_SEED))
                .hasMessage("--credentials: there is no file nowhere.csv");
    }

    @Test
    void namesTheFaultyLinesButNoSecret() throws IOException {
        Files.writeString(
                credentials, "kiosk-0001,one-secret\nkiosk-0001,two-secret\nno-comma-secret\nk,three-secret\n");

        assertThat(faults())
                .containsExactly(
                        "--credentials: %s line 2 names the kiosk kiosk-0001 again".formatted(credentials),
                        "--credentials: %s line 3 must be kioskId,secret".formatted(credentials),
                        "--credentials: %s line 4: kiosk id must have 8 to 64 characters, it has 1"
                                .formatted(credentials));
    }

    @Test
    void doesNotShowASecretInItsWords() {
        assertThat(read().toString()).contains("kiosk-0001").doesNotContain("secret");
    }

    private SimulatorSettings read(String... arguments) {
        return Arguments.read(with(arguments), NEW_SEED);
    }

    private List<String> faults(String... arguments) {
        return catchThrowableOfType(InvalidArgumentsException.class, () -> Arguments.read(with(arguments), NEW_SEED))
                .faults();
    }

    private List<String> with(String... arguments) {
        var all = new ArrayList<>(List.of("--credentials", credentials.toString()));
        all.addAll(List.of(arguments));
        return all;
    }
}
