package fi.hymy.kiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.network.LocalNetwork.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalNetworkTest {
    @TempDir
    Path box;

    @Test
    void aBoxWithoutCableOrWifiHasNoLink() throws IOException {
        card("lo", "1", false);
        card("eth0", "0", true);
        card("docker0", "1", false);

        assertThat(state()).isEqualTo(State.NO_LINK);
    }

    @Test
    void aMachineWithoutCardsIsTakenByWhatItHas() throws IOException {
        card("lo", "1", false);
        assertThat(state()).isEqualTo(State.NO_LINK);

        card("veth0", "1", false);
        assertThat(state()).isNotEqualTo(State.NO_LINK);
    }

    @Test
    void readsThatTheNetworkShowsAPageFirst() throws IOException {
        card("wlan0", "1", true);
        Path links = Files.createDirectories(box.resolve("links"));
        Files.writeString(links.resolve("3"), "OPER_STATE=routable\nCAPTIVE_PORTAL=https://hotel.example.com/\n");

        // A test's machine may have no address at all.
        assertThat(state()).isIn(State.PORTAL, State.NO_ADDRESS);
    }

    private State state() {
        return new LocalNetwork(box.resolve("net"), box.resolve("links")).state();
    }

    private void card(String name, String carrier, boolean real) throws IOException {
        Path face = Files.createDirectories(box.resolve("net").resolve(name));
        Files.writeString(face.resolve("carrier"), carrier + "\n");
        if (real) {
            Files.createDirectories(face.resolve("device"));
        }
    }
}
