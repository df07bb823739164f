package fi.hymy.kiosk.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.protocol.survey.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real child processes: an engine that writes down what it is told instead of saying it.
@Timeout(60)
final class CommandVoiceIT {
    private static final LanguageTag FINNISH = new LanguageTag("fi");
    private static final LanguageTag NORWEGIAN = new LanguageTag("no");
    private static final LanguageTag SOMALI = new LanguageTag("so");

    @TempDir
    private Path directory;

    private Path heard;
    private Path program;
    private CommandVoice voice;

    /// Speaks Finnish and Norwegian; a text with "long" in it takes until somebody ends it.
    @BeforeEach
    void installEngine() throws IOException {
        heard = directory.resolve("heard");
        program = directory.resolve("engine");
        Files.writeString(program, """
                #!/bin/sh
                if [ "$1" = --voices ]; then
                  echo 'Pty Language Age/Gender VoiceName File Other'
                  echo ' 5  fi              --/M      Finnish            urj/fi'
                  echo ' 5  nb              --/M      Norwegian          gmq/nb'
                  exit 0
                fi
                text=$(cat)
                echo "$* | $text" >> '%s'
                case "$text" in *long*) echo $$ > '%s'; exec sleep 300;; esac
                """.formatted(heard, directory.resolve("pid")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        voice = voice(null);
    }

    @AfterEach
    void close() {
        voice.close();
    }

    private CommandVoice voice(Headset headset) {
        var made = new CommandVoice(
                () -> Espeak.find(program.toString(), 140, List.of()), 100, headset, Duration.ofMillis(20));
        made.start();
        return made;
    }

    @Test
    void readsOneTextAfterAnotherEachInItsVoiceByStandardInput() {
        await().until(() -> voice.speaks(FINNISH));
        voice.say(List.of(
                new Utterance(FINNISH, "Hyvää; rm -rf \"$HOME\" `päivää`"), new Utterance(NORWEGIAN, "God dag")));

        await().untilAsserted(() -> assertThat(lines())
                .containsExactly(
                        "-b 1 -v fi -s 140 -a 150 --stdin | Hyvää; rm -rf \"$HOME\" `päivää`",
                        "-b 1 -v nb -s 140 -a 150 --stdin | God dag"));
    }

    @Test
    void fallsSilentAtOnceAndLeavesNoChildAlive() throws IOException {
        await().until(() -> voice.speaks(FINNISH));
        voice.say(List.of(new Utterance(FINNISH, "a long story"), new Utterance(FINNISH, "its sequel")));
        await().until(() -> Files.exists(directory.resolve("pid")) && !pid().isBlank());
        ProcessHandle child = ProcessHandle.of(Long.parseLong(pid())).orElseThrow();

        voice.hush();

        await().until(() -> !child.isAlive());
        voice.say(List.of(new Utterance(FINNISH, "another page")));
        await().untilAsserted(
                        () -> assertThat(lines()).hasSize(2).last().asString().endsWith("another page"));
    }

    @Test
    void whatIsSaidCutsOffWhatWasSaidBefore() {
        await().until(() -> voice.speaks(FINNISH));
        voice.say(List.of(new Utterance(FINNISH, "a long question")));
        await().untilAsserted(() -> assertThat(lines()).hasSize(1));

        voice.say(List.of(new Utterance(FINNISH, "the choice in focus")));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(lines()).hasSize(2));
    }

    @Test
    void keepsABoundedQueue() {
        await().until(() -> voice.speaks(FINNISH));
        voice.say(IntStream.range(0, 500)
                .mapToObj(i -> new Utterance(FINNISH, "text " + i))
                .toList());

        await().during(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(lines()).hasSize(40));
    }

    @Test
    void doesNotSpeakALanguageItHasNoVoiceFor() {
        await().until(() -> voice.speaks(FINNISH));
        assertThat(voice.speaks(SOMALI)).isFalse();
        voice.say(List.of(new Utterance(SOMALI, "Haa"), new Utterance(FINNISH, "Kyllä")));

        await().untilAsserted(
                        () -> assertThat(lines()).singleElement().asString().endsWith("Kyllä"));
    }

    @Test
    void isSilentWithoutAnEngine() {
        var mute = new CommandVoice(
                () -> Espeak.find(directory.resolve("none").toString(), 140, List.of()),
                100,
                null,
                Duration.ofSeconds(1));
        mute.start();
        mute.say(List.of(new Utterance(FINNISH, "Kyllä")));
        assertThat(mute.speaks(FINNISH)).isFalse();
        mute.close();
    }

    @Test
    void speaksOnlyWhileTheHeadsetIsPluggedIn() throws IOException {
        Path jack = Files.writeString(directory.resolve("jack"), "0\n");
        var told = Collections.synchronizedList(new ArrayList<Boolean>());
        CommandVoice quiet = voice(new Headset(jack));
        quiet.headset(told::add);
        quiet.say(List.of(new Utterance(FINNISH, "for all to hear")));
        assertThat(quiet.speaks(FINNISH)).isFalse();

        Files.writeString(jack, "1\n");
        await().until(() -> told.equals(List.of(true)) && quiet.speaks(FINNISH));
        quiet.say(List.of(new Utterance(FINNISH, "a long secret")));
        await().untilAsserted(
                        () -> assertThat(lines()).singleElement().asString().endsWith("secret"));

        Files.delete(jack);
        await().until(() -> told.equals(List.of(true, false)));
        await().until(() -> ProcessHandle.of(Long.parseLong(pid())).isEmpty());
        quiet.close();
    }

    @Test
    void aDirectoryThatComesWithTheHeadsetTellsToo() {
        assertThat(new Headset(directory).plugged()).isTrue();
        assertThat(new Headset(directory.resolve("card1")).plugged()).isFalse();
    }

    @Test
    void findsPipersVoicesByTheirFiles() throws IOException {
        Path voices = Files.createDirectory(directory.resolve("voices"));
        Path model = Files.writeString(voices.resolve("fi_FI-harri-medium.onnx"), "");
        Files.writeString(voices.resolve("fi_FI-harri-medium.onnx.json"), "{\"audio\": {\"sample_rate\": 16000}}");
        Engine piper = Piper.find(program.toString(), voices, 75).orElseThrow();

        assertThat(piper.speaks(FINNISH)).isTrue();
        assertThat(piper.speaks(SOMALI)).isFalse();
        assertThat(piper.commands(FINNISH, 50))
                .containsExactly(
                        List.of(
                                program.toString(),
                                "--model",
                                model.toString(),
                                "--length_scale",
                                "2.00",
                                "--volume",
                                "0.50",
                                "--output-raw"),
                        List.of("aplay", "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", "16000", "-"));
        assertThat(Piper.find(program.toString(), directory.resolve("empty"), 75))
                .isEqualTo(Optional.empty());
    }

    @Test
    void takesTheFirstEngineThatHasAVoice() {
        Engine finnish = new Espeak("one", Set.of("fi"), 150, List.of());
        Engine both = new Either(finnish, new Espeak("two", Set.of("fi", "so"), 150, List.of()));

        assertThat(both.commands(FINNISH, 80).getFirst().getFirst()).isEqualTo("one");
        assertThat(both.commands(SOMALI, 80).getFirst().getFirst()).isEqualTo("two");
    }

    private List<String> lines() throws IOException {
        return Files.exists(heard) ? Files.readAllLines(heard) : List.of();
    }

    private String pid() throws IOException {
        return Files.readString(directory.resolve("pid")).strip();
    }
}
