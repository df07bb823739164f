package fi.hymy.kiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.config.BootLines;
import fi.hymy.kiosk.network.Fault.Kind;
import fi.hymy.kiosk.network.NetworkSettings.Security;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkFileTest {
    private static final Path SAMPLE = Path.of("../deploy/kiosk/boot/hymy.txt");

    @Test
    void anEmptyFileAsksTheCableForAnAddress() {
        NetworkFile read = read("");

        assertThat(read.faults()).isEmpty();
        assertThat(read.settings().wifi()).isEmpty();
        assertThat(read.settings().fixed()).isEmpty();
        assertThat(read.settings().proxy()).isEmpty();
    }

    @Test
    void readsWhatEveryEditorWrites() {
        String text =
                "\r\n# the lobby\r\nWiFi.Name =  \" Lobby ÄÖ \" \r\nwifi.password=pass=word # 1\r\nwifi.hidden = Yes\r\n";

        for (byte[] file : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))) {
            NetworkFile read = NetworkFile.parse(BootLines.parse(file));

            assertThat(read.faults()).isEmpty();
            assertThat(read.settings().wifi())
                    .contains(new NetworkSettings.Wifi(" Lobby ÄÖ ", "pass=word # 1", Security.WPA, true));
        }
    }

    @Test
    void saysWhichLineWasNotSavedAsUtf8() {
        byte[] latin = "country = FI\nwifi.name = Pöytä\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(NetworkFile.parse(BootLines.parse(latin)).faults()).containsExactly(new Fault(2, Kind.UNREADABLE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello there                                 | 1 STRAY",
                "wifi.nmae = a                               | 1 UNKNOWN",
                "hello = a                                   | 1 UNKNOWN",
                "country = FI; country = SE                  | 2 TWICE",
                "country =                                   | 1 EMPTY",
                "country = Finland                           | 1 COUNTRY",
                "wifi.name = \"a                             | 1 QUOTE",
                "wifi.name = a                               | 1 WIFI_PASSWORD_MISSING",
                "wifi.password = 12345678                    | 1 WIFI_NAME_MISSING",
                "wifi.name = a; wifi.password = 1234567      | 2 WIFI_PASSWORD_LENGTH",
                "wifi.name = a23456789012345678901234567890123; wifi.password = 12345678 | 1 WIFI_NAME_LONG",
                "wifi.name = a; wifi.password = 12345678; wifi.security = wep | 3 WIFI_SECURITY",
                "wifi.name = a; wifi.password = 12345678; wifi.security = open | 2 WIFI_PASSWORD_OPEN",
                "wifi.name = a; wifi.password = 12345678; wifi.hidden = perhaps | 3 YES_NO",
                "ethernet.address = 192.168.1.20/24          | 1 FIXED_INCOMPLETE, 1 FIXED_INCOMPLETE",
                "ethernet.address = 192.168.1.20; ethernet.gateway = 192.168.1.1; ethernet.dns = 192.168.1.1 | 1 ADDRESS",
                "ethernet.address = 192.168.1.20/24; ethernet.gateway = 192.168.2.1; ethernet.dns = 192.168.1.1"
                        + " | 2 GATEWAY_OUTSIDE",
                "ethernet.address = 192.168.1.20/24; ethernet.gateway = 192.168.1; ethernet.dns = 192.168.1.1 | 2 GATEWAY",
                "ethernet.address = 192.168.1.20/24; ethernet.gateway = 192.168.1.1; ethernet.dns = one.one | 3 DNS",
                "lte.user = a                                | 1 APN_MISSING",
                "lte.apn = a,b                               | 1 APN",
                "lte.apn = internet; lte.password = a'b      | 2 LTE_TEXT",
                "lte.apn = internet; lte.pin = 12            | 2 LTE_PIN",
                "proxy = proxy.example.com                   | 1 PROXY",
                "proxy = proxy.example.com:99999             | 1 PROXY",
                "proxy = http://me:secret@proxy.example.com:3128 | 1 PROXY_PASSWORD",
                "time.zone = Helsinki                        | 1 ZONE",
                "time.server = $(reboot)                     | 1 TIME_SERVER",
                "country = FI; server.join = hymy:join?server=https://fleet.example.com | 2 SERVER",
                "server.join =                               | 1 SERVER",
                "server.url = https://fleet.example.com      | 1 SERVER",
                "server.ca = 12; server.url = https://fleet.example.com | 2 SERVER",
                "language = Suomi                            | 1 LANGUAGE",
            })
    void saysInWhichLineWhatIsWrong(String text, String wanted) {
        NetworkFile read = read(text.replaceAll("; ?", "\n"));

        assertThat(read.faults().stream()
                        .map(fault -> fault.line() + " " + fault.kind())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(wanted.strip());
    }

    @Test
    void aFaultyLineTakesNothingElseWithIt() {
        NetworkFile read = read("wifi.name = Lobby\nwifi.password = short\nproxy = proxy.example.com:3128\n");

        assertThat(read.settings().wifi()).isEmpty();
        assertThat(read.settings().proxy()).contains("proxy.example.com:3128");
    }

    @Test
    void noFaultHoldsAPassword() {
        NetworkFile read = read("""
                wifi.name = a
                wifi.password = hunter2
                lte.password = hunter 2
                proxy = http://me:hunter2@proxy:1
                wifi.password hunter2
                """);

        assertThat(read.faults()).hasSizeGreaterThan(4);
        for (String language : FaultWords.LANGUAGES) {
            var words = new FaultWords(language);
            assertThat(read.faults())
                    .allSatisfy(
                            fault -> assertThat(fault + words.sentence(fault)).doesNotContain("hunter"));
        }
    }

    @Test
    void theSampleOnTheCardNamesEverySettingAndNoOther() throws IOException {
        String sample = Files.readString(SAMPLE);
        Set<String> named = Pattern.compile("(?m)^# ([a-z.]+) = ")
                .matcher(sample)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var known = new TreeSet<>(NetworkFile.NAMES);
        known.addAll(List.of("language", "server.join"));

        assertThat(named).isEqualTo(known);
        assertThat(read(sample).faults()).isEmpty();
        String used = sample.replaceAll("(?m)^# ([a-z.]+ = )", "$1").replace("&ca=…", "&ca=" + "0a".repeat(32));
        assertThat(read(used).faults())
                .as("every setting of the sample taken into use")
                .isEmpty();
    }

    @Test
    void speaksTheLanguageOfTheFileOrOfItsCountry() {
        assertThat(read("").language()).isEqualTo("en");
        assertThat(read("country = FI").language()).isEqualTo("fi");
        assertThat(read("country = SE").language()).isEqualTo("sv");
        assertThat(read("country = FI\nlanguage = sv").language()).isEqualTo("sv");
        assertThat(read("language = ar").language()).isEqualTo("en");
    }

    private static NetworkFile read(String text) {
        return NetworkFile.parse(BootLines.parse(text));
    }
}
