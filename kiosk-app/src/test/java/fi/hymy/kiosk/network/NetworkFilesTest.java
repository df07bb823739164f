package fi.hymy.kiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.config.BootLines;
import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.kiosk.network.NetworkFiles.Made;
import fi.hymy.kiosk.network.NetworkSettings.Security;
import fi.hymy.kiosk.network.NetworkSettings.Wifi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkFilesTest {
    private static final String WIFI = "wifi.name = Lobby\nwifi.password = pass\"word}\ncountry = se\n";

    @TempDir
    Path folder;

    @Test
    void makesTheKeyThatTheStandardNames() {
        assertThat(NetworkFiles.psk(new Wifi("IEEE", "password", Security.WPA, false)))
                .isEqualTo("f42c6fc52df0ebef9ebb4b90b38a5f902e83fe1b135a70e23aed762e9710a12e");
    }

    @Test
    void givesTheCableItsFixedAddress() {
        assertThat(
                        made("ethernet.address = 10.1.2.3/16\nethernet.gateway = 10.1.0.1\nethernet.dns = 10.1.0.1,9.9.9.9\n")
                                .get("systemd/network/10-hymy-ethernet.network"))
                .contains("Address=10.1.2.3/16\nGateway=10.1.0.1\nDNS=10.1.0.1\nDNS=9.9.9.9\n", "Path=!*-usb-*");
    }

    @Test
    void keepsWhatIsSecretForRoot() {
        var secret = NetworkFiles.of(settings(WIFI + "lte.apn = internet\nlte.pin = 1234\n"), Optional.empty()).stream()
                .filter(Made::secret)
                .map(Made::path);

        assertThat(secret).containsExactlyInAnyOrder("hymy/network/wpa_supplicant.conf", "hymy/network/modem");
    }

    @Test
    void tellsTheModemAndAsksItForAnAddress() {
        Map<String, String> made = made("lte.apn = internet\nlte.user = me\nlte.pin = 1234\n");

        assertThat(made.get("hymy/network/modem")).isEqualTo("MODEM='apn=internet,user=me,pin=1234'\n");
        assertThat(made.get("systemd/network/31-hymy-modem.network")).contains("Type=wwan", "DHCP=yes");
    }

    @Test
    void opensTheDoorToTheServerOrToTheProxyInstead() {
        var server =
                Optional.of(JoinAddress.parse("hymy:join?server=https://fleet.example.com:8443&ca=" + "ab".repeat(32)));

        assertThat(door("", server)).endsWith("\nserver fleet.example.com:8443\n");
        assertThat(door("proxy = http://proxy.example.com:3128/", server)).endsWith("\nproxy proxy.example.com:3128\n");
    }

    private static String door(String text, Optional<JoinAddress> server) {
        return NetworkFiles.of(settings(text), server).stream()
                .filter(made -> made.path().endsWith("doors"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /// wpa_supplicant reads its whole file before it looks for the radio.
    @Test
    void wpaSupplicantUnderstandsWhatItGets() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/sbin/wpa_supplicant")), "wpa_supplicant is not installed");

        for (String security : List.of("wpa", "wpa3")) {
            String said =
                    supplicant(made(WIFI + "wifi.security = " + security).get("hymy/network/wpa_supplicant.conf"));
            assertThat(said)
                    .contains("Successfully initialized wpa_supplicant")
                    .doesNotContain("Line ", "Failed to read or parse");
        }
        assertThat(supplicant("network={\n  psk=\"short\"\n}\n")).contains("Line 2");
    }

    private String supplicant(String text) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("wpa.conf"), text);
        Process process = new ProcessBuilder(
                        "timeout", "1", "/sbin/wpa_supplicant", "-D", "none", "-i", "hymy-none", "-c", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static Map<String, String> made(String text) {
        return NetworkFiles.of(settings(text), Optional.empty()).stream()
                .collect(Collectors.toMap(Made::path, Made::text, (one, _) -> one));
    }

    private static NetworkSettings settings(String text) {
        NetworkFile read = NetworkFile.parse(BootLines.parse(text));
        assertThat(read.faults()).isEmpty();
        return read.settings();
    }
}
