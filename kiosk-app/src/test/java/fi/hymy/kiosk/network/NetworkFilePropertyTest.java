package fi.hymy.kiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.config.BootLines;
import fi.hymy.kiosk.network.NetworkFiles.Made;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class NetworkFilePropertyTest {
    /// Everything that may stand in a line of the files that are made.
    private static final Pattern SUPPLICANT = Pattern.compile("#.*|\\}|network=\\{|"
            + "country=[A-Z]{2}|update_config=0|p2p_disabled=1|sae_pwe=2|"
            + "  ssid=([0-9a-f]{2}){1,32}|  scan_ssid=[01]|  key_mgmt=(NONE|SAE|WPA-PSK WPA-PSK-SHA256 SAE)|"
            + "  proto=RSN|  ieee80211w=[12]|  psk=[0-9a-f]{64}|  sae_password=([0-9a-f]{2}){8,63}|");
    private static final Pattern ENVIRONMENT = Pattern.compile(
            "#.*|TZ=[A-Za-z0-9_+/-]+|HYMY_PROXY=[A-Za-z0-9.-]+:[0-9]{1,5}|MODEM='[^'\\p{Cntrl}\\\\$`\"]*'");
    private static final Pattern UNIT =
            Pattern.compile("#.*|\\[[A-Za-z0-9]+\\]|[A-Z][A-Za-z0-9]+=[A-Za-z0-9.:/!*, _-]*|");
    private static final Pattern DOORS = Pattern.compile("#.*|(proxy|server) [A-Za-z0-9.:\\[\\]_-]+");

    @Property(tries = 500)
    void neverThrowsAndEveryFaultHasALineAndWords(@ForAll byte[] file) {
        check(NetworkFile.parse(BootLines.parse(file)));
    }

    @Property(tries = 500)
    void norDoesItForLinesThatLookLikeSettings(@ForAll("files") String text) {
        NetworkFile read = NetworkFile.parse(BootLines.parse(text));

        check(read);
        assertThat(read.faults())
                .allSatisfy(fault ->
                        assertThat(fault.line()).isBetween(1, (int) text.lines().count()));
    }

    @Property(tries = 300)
    void nothingThatIsWrittenThereAddsALineToTheFilesThatAreMade(@ForAll("files") String text) {
        NetworkSettings settings = NetworkFile.parse(BootLines.parse(text)).settings();

        for (Made made : NetworkFiles.of(settings, Optional.empty())) {
            Pattern allowed =
                    switch (made.path()) {
                        case "hymy/network/wpa_supplicant.conf" -> SUPPLICANT;
                        case "hymy/network/kiosk.env", "hymy/network/modem" -> ENVIRONMENT;
                        case "hymy/network/doors" -> DOORS;
                        default -> UNIT;
                    };
            assertThat(made.text().split("\n", -1))
                    .allMatch(line -> line.isEmpty() || allowed.matcher(line).matches());
        }
    }

    private static void check(NetworkFile read) {
        for (String language : FaultWords.LANGUAGES) {
            var words = new FaultWords(language);
            assertThat(read.faults()).allSatisfy(fault -> {
                assertThat(fault.line()).isPositive();
                assertThat(words.sentence(fault)).isNotBlank().doesNotContain("\n", "\r");
            });
        }
    }

    /// Lines with names that exist and values that are right, nearly right, or an attack.
    @Provide
    Arbitrary<String> files() {
        var names = new ArrayList<>(NetworkFile.NAMES);
        names.addAll(List.of("language", "server.url", "wifi", "wifi.nmae"));
        Arbitrary<String> known = Arbitraries.of(
                "a",
                "Lobby",
                "12345678",
                "yes",
                "open",
                "wpa3",
                "192.168.1.20/24",
                "192.168.1.1",
                "auto",
                "internet",
                "proxy.example.com:3128",
                "Europe/Helsinki",
                "FI",
                "x\"}\nnetwork={",
                "\" y\u0085psk=1\"",
                "'; reboot",
                "$(reboot)",
                "a\\nb",
                "a\tb",
                "\"",
                "\" \"",
                "öljy öljy",
                "\u2028DHCP=no",
                "a\r[Match]",
                "../../etc/passwd");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(70);
        Arbitrary<String> line = Combinators.combine(Arbitraries.of(names), Arbitraries.oneOf(known, any))
                .as((name, value) -> name + " = " + value);
        return Arbitraries.oneOf(line, any).list().ofMinSize(1).ofMaxSize(14).map(lines -> String.join("\r\n", lines));
    }

    @Property(tries = 200)
    void wifiIsWrittenByDigitsAlone(@ForAll("names") String name, @ForAll("passwords") String password) {
        String text = "wifi.name = \"%s\"\nwifi.password = \"%s\"\n".formatted(name, password);
        NetworkFile read = NetworkFile.parse(BootLines.parse(text));

        assertThat(read.faults()).isEmpty();
        assertThat(read.settings().wifi().orElseThrow().name()).isEqualTo(name);
        String made = NetworkFiles.of(read.settings(), Optional.empty()).stream()
                .filter(Made::secret)
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(made.lines()).allMatch(line -> SUPPLICANT.matcher(line).matches());
        assertThat(made).contains(hex(name), "sae_password=" + hex(password));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(32);
    }

    @Provide
    Arbitrary<String> passwords() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(8).ofMaxLength(63);
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
