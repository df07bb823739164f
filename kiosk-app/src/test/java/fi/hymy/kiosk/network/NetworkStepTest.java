package fi.hymy.kiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkStepTest {
    private static final String GOOD = "country = FI\nwifi.name = Lobby\nwifi.password = 12345678\n";
    private static final String FAULTY = "country = FI\nwifi.name = Cellar\nwifi.password = 1234567\n";
    private static final String SUPPLICANT = "hymy/network/wpa_supplicant.conf";

    @TempDir
    Path card;

    @Test
    void aSoundFileIsTakenAndKept() throws IOException {
        assertThat(run(GOOD)).isEqualTo(new NetworkStep.Outcome(List.of(), false));

        assertThat(made(SUPPLICANT)).contains("ssid=4c6f626279\n", "country=FI");
        assertThat(made("hymy/network-faults")).isEmpty();
        assertThat(Files.readSymbolicLink(card.resolve("run/hymy/localtime"))).isEqualTo(Path.of("/zones/Etc/UTC"));
    }

    @Test
    void insteadOfAFaultyFileTheLastSoundOneHoldsAndTheFaultIsTold() throws IOException {
        run(GOOD);

        NetworkStep.Outcome outcome = run(FAULTY);

        assertThat(outcome.fromKept()).isTrue();
        assertThat(made(SUPPLICANT)).contains("ssid=4c6f626279\n");
        assertThat(made("hymy/network-faults").lines())
                .containsExactly(
                        "Rivi 3: Wi-Fin salasanassa on 7 merkkiä. Niitä on oltava 8–63.",
                        "Siihen asti käytetään viimeisiä oikeita asetuksia.");
        assertThat(run(GOOD).sentences()).isEmpty();
    }

    @Test
    void whereThereNeverWasASoundOneWhatIsRightHolds() throws IOException {
        NetworkStep.Outcome outcome = run(FAULTY + "proxy = proxy.example.com:3128\n");

        assertThat(outcome.fromKept()).isFalse();
        assertThat(made("hymy/network/kiosk.env")).contains("HYMY_PROXY=proxy.example.com:3128");
        assertThat(card.resolve("run").resolve(SUPPLICANT)).doesNotExist();
    }

    @Test
    void aCardWithoutTheFileUsesTheLastOneAndSaysSo() throws IOException {
        assertThat(run(null).sentences()).isEmpty();
        run(GOOD);
        NetworkStep.Outcome outcome = run(null);

        assertThat(outcome.fromKept()).isTrue();
        assertThat(outcome.sentences()).hasSize(2).first().asString().startsWith("The card has no hymy.txt.");
        assertThat(made(SUPPLICANT)).contains("ssid=4c6f626279\n");
    }

    @Test
    void whatIsNotWantedAnyMoreIsTakenAway() throws IOException {
        run(GOOD);
        run("country = FI\n");

        assertThat(card.resolve("run").resolve(SUPPLICANT)).doesNotExist();
        assertThat(card.resolve("run/systemd/network/20-hymy-wifi.network")).doesNotExist();
    }

    @Test
    void theKioskSeesItsServerInTheSameLineAndNoPassword() throws IOException {
        run(GOOD + "server.url = https://fleet.example.com\n");

        assertThat(made("hymy/hymy.txt")).isEqualTo("\n\n\nserver.url = https://fleet.example.com\n");
    }

    @Test
    void onlyRootReadsPasswords() throws IOException {
        run(GOOD);

        for (Path secret : List.of(card.resolve("run").resolve(SUPPLICANT), card.resolve("kept/hymy.txt"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFileThatIsTooLongOrAFolderIsTold() throws IOException {
        assertThat(run("#".repeat(70_000)).sentences()).first().asString().startsWith("hymy.txt is too long");
    }

    @Test
    void theProgramEndsWellOverAFaultyFileAndBadlyWhereItCannotWrite() throws IOException {
        Path boot = Files.writeString(card.resolve("hymy.txt"), FAULTY);
        Path blocked = Files.writeString(card.resolve("blocked"), "");

        assertThat(NetworkMain.run(arguments(boot, card.resolve("run")))).isZero();
        assertThat(NetworkMain.run(arguments(boot, blocked))).isEqualTo(1);
        assertThat(NetworkMain.run(List.of("--boot"))).isEqualTo(2);
    }

    private List<String> arguments(Path boot, Path run) {
        return List.of("--boot", boot.toString(), "--kept", card.resolve("kept").toString(), "--run", run.toString());
    }

    private NetworkStep.Outcome run(String text) throws IOException {
        Path boot = card.resolve("hymy.txt");
        if (text == null) {
            Files.deleteIfExists(boot);
        } else {
            Files.writeString(boot, text);
        }
        return new NetworkStep(boot, card.resolve("kept"), card.resolve("run"), Path.of("/zones")).take();
    }

    private String made(String path) throws IOException {
        return Files.readString(card.resolve("run").resolve(path));
    }
}
