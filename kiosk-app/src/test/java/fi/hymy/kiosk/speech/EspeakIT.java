package fi.hymy.kiosk.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.protocol.survey.LanguageTag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real espeak-ng, into a file instead of a loudspeaker. Skipped, and said so, where it is not installed.
@Timeout(60)
final class EspeakIT {
    @TempDir
    private Path directory;

    @Test
    void speaksEveryLanguageOfTheKioskButSomali() {
        Engine engine = installed(List.of());

        for (String language : List.of("ar", "da", "en", "et", "fi", "nb", "no", "ru", "sv", "sv-FI", "uk")) {
            assertThat(engine.speaks(new LanguageTag(language))).as(language).isTrue();
        }
        assertThat(engine.speaks(new LanguageTag("so"))).isFalse();
    }

    @Test
    void makesSoundOfAQuestion() {
        Path file = directory.resolve("said.wav");
        Engine engine = installed(List.of("-w", file.toString()));
        var voice = new CommandVoice(() -> Optional.of(engine), 80, null, Duration.ofSeconds(1));
        voice.start();

        voice.say(List.of(new Utterance(new LanguageTag("fi"), "Miltä käyntisi tuntui? Erittäin tyytyväinen.")));

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> seconds(file) > 1.5);
        assertThat(loudness(file)).isGreaterThan(1000);
        voice.close();
    }

    private static Engine installed(List<String> more) {
        Optional<Engine> found = Espeak.find("espeak-ng", 150, more);
        assumeTrue(found.isPresent(), "espeak-ng is not installed");
        return found.orElseThrow();
    }

    private static double seconds(Path wav) throws Exception {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
            AudioFormat format = sound.getFormat();
            return Files.size(wav) / (double) (format.getFrameRate() * format.getFrameSize());
        }
    }

    /// The highest sample, 0 to 32768.
    private static int loudness(Path wav) {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
            byte[] samples = sound.readAllBytes();
            int highest = 0;
            for (int i = 0; i + 1 < samples.length; i += 2) {
                highest = Math.max(highest, Math.abs((short) ((samples[i] & 0xFF) | (samples[i + 1] << 8))));
            }
            return highest;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
