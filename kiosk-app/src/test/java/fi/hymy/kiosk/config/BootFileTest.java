package fi.hymy.kiosk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BootFileTest {
    private static final String CA = "0123456789abcdef".repeat(4);

    @TempDir
    Path card;

    @Test
    void readsWhatACoordinatorWroteOnAnyComputer() throws IOException {
        BootFile read = read("\uFEFF# the library's kiosk\r\nserver.url = https://fleet.example.com:8443/\r\n"
                + "server.ca = " + colons(CA) + "\r\n\r\nlanguage = fi\r\n");

        assertThat(read.faults()).isEmpty();
        assertThat(read.address()).contains(new JoinAddress(URI.create("https://fleet.example.com:8443"), CA));
        assertThat(read.language()).contains("fi");
    }

    private static String colons(String digits) {
        return String.join(":", digits.toUpperCase(java.util.Locale.ROOT).split("(?<=\\G..)"));
    }

    @Test
    void takesTheTextThatTheServerShows() throws IOException {
        BootFile read = read("server.join = hymy:join?server=https://10.0.0.7:8443&ca=" + CA + "\n");

        assertThat(read.address().map(JoinAddress::text)).contains("hymy:join?server=https://10.0.0.7:8443&ca=" + CA);
    }

    @Test
    void saysWithItsLineWhatIsWrongAndKeepsTheRest() throws IOException {
        BootFile read =
                read("language = fi\nwlan = lobby\nhello\nserver.ca = 12\nserver.url = https://a.example.com\n");

        assertThat(read.language()).contains("fi");
        assertThat(read.address()).isEmpty();
        assertThat(read.faults())
                .containsExactly(
                        "hymy.txt, line 2: there is no setting 'wlan' here",
                        "hymy.txt, line 3: must look like name = value",
                        "hymy.txt: the fingerprint of the server's CA must have 64 hex digits");
    }

    @Test
    void aMissingFileSaysNothing() {
        BootFile read = BootFile.read(card.resolve("none"));

        assertThat(read.address()).isEmpty();
        assertThat(read.faults()).isEmpty();
    }

    @Test
    void saysWhatTheNetworksProgramFoundWrong() throws IOException {
        Files.writeString(card.resolve("network-faults"), "Rivi 3: Wi-Fin salasanassa on 7 merkkiä.\nSiihen asti.\n");

        assertThat(read("language = fi\n").faults())
                .containsExactly("Rivi 3: Wi-Fin salasanassa on 7 merkkiä.", "Siihen asti.");
        assertThat(BootFile.read(card.resolve("none")).faults()).hasSize(2);
    }

    /// Every line was judged there, in the language of the file; once is enough.
    @Test
    void saysNothingOfItsOwnWhereTheNetworksProgramJudged() throws IOException {
        Files.writeString(card.resolve("network-faults"), "");

        assertThat(read("server.join = hymy:join?server=https://a.example.com\n")
                        .faults())
                .isEmpty();
    }

    private BootFile read(String text) throws IOException {
        return BootFile.read(Files.writeString(card.resolve("hymy.txt"), text));
    }
}
