package fi.hymy.acceptance.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What can be said about the recipe of the kiosk's image without making one.
final class ImageTest {
    private static final Path KIOSK = UnitsTest.kiosk();

    @Test
    void shellCheckFindsNothingInTheScripts() throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("shellcheck", "-x", "-P", "SCRIPTDIR", "build-image")
                    .directory(KIOSK.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            Assumptions.abort("shellcheck is not installed");
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
    }

    /// Numbers and dates are written by the runtime, which knows the languages that it was made with alone.
    @Test
    void theRuntimeKnowsEveryLanguageThatTheKioskSpeaks() throws IOException {
        String made = found("lib/app.sh", "(?m)^languages=(.*)$");

        List<String> spoken;
        Pattern name = Pattern.compile("words_([a-z]+)\\.properties");
        try (Stream<Path> files = Files.walk(UnitsTest.root().resolve("kiosk-app/src/main/resources"))) {
            spoken = files.flatMap(file -> name.matcher(file.getFileName().toString())
                            .results()
                            .map(match -> match.group(1)))
                    .sorted()
                    .toList();
        }

        assertThat(spoken).isNotEmpty();
        assertThat(made.split(",")).containsAll(spoken);
    }

    /// A card in the field cannot be partitioned anew: loader, units and the table must speak of the same disk.
    @Test
    void everybodySpeaksOfTheSameDisk() throws IOException {
        String disk = found("lib/disk.sh", "(?m)^disk_id=([0-9a-f]{8}) ");

        assertThat(read("files/etc/fstab")).contains("PARTUUID=" + disk + "-01", "/dev/hymy-data /data ");
        for (String script : List.of("grow", "seal")) {
            assertThat(read("files/usr/lib/hymy/" + script)).contains("by-partuuid/" + disk + "-04");
        }
        assertThat(read("files/usr/lib/udev/rules.d/62-hymy-data.rules"))
                .contains("\"" + disk + "-04\"", "SYMLINK+=\"hymy-data\"");
        assertThat(read("units/hymy-grow.service")).contains("dev-disk-by\\x2dpartuuid-" + disk + "\\x2d04.device");
    }

    @Test
    void whateverIsWrittenIsWrittenToADiskThatKeepsIt() throws IOException {
        String data = read("files/etc/fstab")
                .lines()
                .filter(line -> line.contains(" /data "))
                .findFirst()
                .orElseThrow();

        assertThat(data).contains("data=journal", "nosuid", "nodev", "noexec");
        assertThat(read("lib/disk.sh")).contains("rootfstype=squashfs ro systemd.volatile=state panic=10");
    }

    /// An image whose data partition had the name of one in use would never be encrypted, and one in use must never be
    /// taken for new.
    @Test
    void whatIsNewHasAnotherLabelThanWhatIsInUse() throws IOException {
        assertThat(read("lib/disk.sh")).contains("make-data\" \"$work/data.ext4\" hymy-new");
        assertThat(read("files/usr/lib/hymy/seal")).contains("ext4/hymy-data) ;;", "*/hymy-new)");
        assertThat(read("files/usr/lib/udev/rules.d/62-hymy-data.rules"))
                .contains("ENV{ID_FS_LABEL}==\"hymy-data\"")
                .doesNotContain("hymy-new\"");
    }

    private static String found(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(read(file))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String read(String file) throws IOException {
        return Files.readString(KIOSK.resolve(file));
    }
}
