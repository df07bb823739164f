package fi.hymy.kiosk.device.sound;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.config.SoundSettings;
import fi.hymy.kiosk.config.SoundSettings.Mixer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mixers that are real programs: shell scripts.
final class LoudnessTest {
    @TempDir
    Path folder;

    private final List<Integer> gains = new ArrayList<>();

    @Test
    void letsTheMixerDoIt() throws IOException {
        Loudness loudness = own(script("echo \"$1\" > '%s'".formatted(folder.resolve("heard"))));

        assertThat(loudness.set(35).toCompletableFuture()).isCompletedWithValue(true);
        assertThat(folder.resolve("heard")).hasContent("35%");
        assertThat(gains).containsExactly(100);
        assertThat(loudness.gain()).isEqualTo(100);
    }

    @Test
    void playsSofterByItselfWhereTheMixerRefusesOrIsNotThere() throws IOException {
        assertThat(own(script("exit 1")).set(35).toCompletableFuture()).isCompletedWithValue(false);
        assertThat(own(folder.resolve("no-such-program")).set(20).toCompletableFuture())
                .isCompletedWithValue(false);
        var none = new Loudness(new SoundSettings(Mixer.NONE, List.of()), Runnable::run, gains::add);
        none.set(0);

        assertThat(gains).containsExactly(35, 20, 0);
        assertThat(none.gain()).isZero();
    }

    private Loudness own(Path mixer) {
        var settings = new SoundSettings(Mixer.OWN, List.of(mixer.toString(), SoundSettings.PERCENT + "%"));
        return new Loudness(settings, Runnable::run, gains::add);
    }

    private Path script(String body) throws IOException {
        Path script = Files.createTempFile(folder, "mixer", ".sh");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
