package fi.hymy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.cli.command.Commands;
import fi.hymy.cli.command.Globals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Releases are made, signed and looked over without any server.
final class SigningTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Instant now = NOW;
    private String piped = "";

    @BeforeEach
    void somethingToRelease() throws IOException {
        Files.writeString(folder.resolve("app.squashfs"), "the program");
    }

    private int run(String... arguments) {
        return Commands.run(
                new Globals(
                        Map.of(),
                        () -> now,
                        new BufferedReader(new StringReader(piped)),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true)),
                arguments);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private int make(String... more) {
        String[] usual = {
            "release",
            "make",
            "--release",
            "1.4.0",
            "--number",
            "14",
            "--file",
            "arm64=" + at("app.squashfs"),
            "-o",
            at("manifest.json")
        };
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return run(all);
    }

    private int sign(String key) {
        return run("release", "sign", at("manifest.json"), "--key", at(key), "-o", at("release.json"));
    }

    private int verify() {
        return run("release", "verify", at("release.json"), "--keys", at("keys.json"), "--files", at(""));
    }

    @Test
    void makesSignsAndVerifies() throws IOException {
        assertThat(run("release", "keygen", at("first.key"), "--trust", at("keys.json")))
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("first.key"))))
                .isEqualTo("rw-------");
        assertThat(make()).as(err.toString()).isZero();
        assertThat(sign("first.key")).as(err.toString()).isZero();
        assertThat(verify()).as(out + "" + err).isZero();
        assertThat(out.toString()).contains("app 1.4.0, number 14, channel stable", ": good.");
        assertThat(Files.readString(folder.resolve("keys.json"))).doesNotContain("secret");

        Files.writeString(folder.resolve("app.squashfs"), "the progrAm");
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("app.squashfs is not the file that was signed.");
        Files.delete(folder.resolve("app.squashfs"));
        assertThat(verify()).isEqualTo(1);
        now = NOW.plus(Duration.ofDays(181));
        verify();
        assertThat(out.toString()).contains("is missing.", "It expired at 2027-05-21T12:00:00Z.");
    }

    @Test
    void neverOverwritesAKeyNorReadsOneThatOthersCanRead() throws IOException {
        run("release", "keygen", at("first.key"));
        String before = Files.readString(folder.resolve("first.key"));

        assertThat(run("release", "keygen", at("first.key"))).isEqualTo(6);
        assertThat(err.toString()).contains("a key is never overwritten");
        assertThat(Files.readString(folder.resolve("first.key"))).isEqualTo(before);

        Files.setPosixFilePermissions(folder.resolve("first.key"), PosixFilePermissions.fromString("rw-r-----"));
        make();
        assertThat(sign("first.key")).isEqualTo(6);
        assertThat(err.toString()).contains("can be read by others", "chmod 600");
        assertThat(folder.resolve("release.json")).doesNotExist();
    }

    @Test
    void sealsAKeyByAPassphrase() throws IOException {
        piped = "open sesame\n";
        assertThat(run("release", "keygen", at("first.key"), "--passphrase", "--trust", at("keys.json")))
                .isZero();
        assertThat(Files.readString(folder.resolve("first.key")))
                .contains("sealed", "600000")
                .doesNotContain("\"secret\"");
        make();
        assertThat(sign("first.key")).isEqualTo(6);
        assertThat(err.toString()).contains("This key is sealed: say --passphrase.");
        String[] signing = {
            "release", "sign", at("manifest.json"), "--key", at("first.key"), "-o", at("release.json"), "--passphrase"
        };
        piped = "wrong\n";
        assertThat(run(signing)).isEqualTo(6);
        assertThat(err.toString()).contains("The passphrase does not open");
        piped = "open sesame\n";
        assertThat(run(signing)).isZero();
        assertThat(verify()).isZero();
    }

    @Test
    void aKeyFollowsAnother() throws IOException {
        run("release", "keygen", at("first.key"), "--trust", at("keys.json"));
        String first = id("first.key");
        run("release", "keygen", at("second.key"));
        make();
        assertThat(run("release", "rotate", at("manifest.json"), "--new", at("second.key"), "--retire", first))
                .as(err.toString())
                .isZero();
        sign("second.key");
        assertThat(verify()).as("nobody trusts it yet").isEqualTo(6);
        sign("first.key");
        assertThat(verify()).isZero();
        assertThat(Files.readString(folder.resolve("manifest.json"))).contains("newKeys", "retiredKeys", first);

        make();
        run("release", "rotate", at("manifest.json"), "--retire", first);
        sign("first.key");
        assertThat(verify()).as("it would leave no key").isEqualTo(6);
        assertThat(err.toString()).contains("retires the last key");
    }

    private String id(String key) throws IOException {
        String text = Files.readString(folder.resolve(key));
        return text.replaceAll("(?s).*\"id\" ?: ?\"([0-9a-f]{16})\".*", "$1");
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        assertThat(make("--channel", "Test!")).isEqualTo(6);
        assertThat(make("--kind", "firmware")).isEqualTo(6);
        assertThat(make("--back-from", "3")).isEqualTo(6);
        assertThat(run("release", "sign", at("nothing.json"), "--key", at("none.key")))
                .isEqualTo(6);
        assertThat(err.toString())
                .contains(
                        "channel may hold a-z", "--kind is app or os.", "downgradeFrom must be 0", "There is no file");
    }
}
