package fi.hymy.kiosk.speech;

import fi.hymy.protocol.survey.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// piper, whose voices sound like people; each lies in a file of its own. What it makes is played by `aplay`.
///
/// @param voices language to the voice's file
record Piper(String program, Map<String, Path> voices, int wordsPerMinute) implements Engine {
    private static final Pattern RATE = Pattern.compile("\"sample_rate\"\\s*:\\s*(\\d{4,6})");
    private static final String USUAL_RATE = "22050";
    /// What piper's voices do when not told otherwise.
    private static final double USUAL_WORDS_PER_MINUTE = 150;

    Piper {
        voices = Map.copyOf(voices);
    }

    /// Nothing when the program or its voices are not installed.
    static Optional<Engine> find(String program, Path directory, int wordsPerMinute) {
        Map<String, Path> voices = voices(directory);
        return voices.isEmpty() || Installed.ask(List.of(program, "--help")).isEmpty()
                ? Optional.empty()
                : Optional.of(new Piper(program, voices, wordsPerMinute));
    }

    private static Map<String, Path> voices(Path directory) {
        var found = new TreeMap<String, Path>();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".onnx")).sorted().forEach(file -> {
                String name = file.getFileName().toString();
                String language = name.split("[_-]")[0];
                found.putIfAbsent(language.equals("no") ? "nb" : language, file);
            });
        } catch (IOException none) {
            return Map.of();
        }
        return found;
    }

    @Override
    public boolean speaks(LanguageTag language) {
        return voices.containsKey(name(language));
    }

    private static String name(LanguageTag language) {
        String tag = language.language().tag();
        return tag.equals("no") || tag.equals("nn") ? "nb" : tag;
    }

    @Override
    public List<List<String>> commands(LanguageTag language, int volume) {
        Path voice = voices.getOrDefault(name(language), Path.of(""));
        String slowness = String.format(Locale.ROOT, "%.2f", USUAL_WORDS_PER_MINUTE / wordsPerMinute);
        return List.of(
                List.of(
                        program,
                        "--model",
                        voice.toString(),
                        "--length_scale",
                        slowness,
                        "--volume",
                        String.format(Locale.ROOT, "%.2f", volume / 100.0),
                        "--output-raw"),
                List.of("aplay", "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", rate(voice), "-"));
    }

    private static String rate(Path voice) {
        try {
            Matcher found = RATE.matcher(Files.readString(Path.of(voice + ".json")));
            return found.find() ? found.group(1) : USUAL_RATE;
        } catch (IOException unknown) {
            return USUAL_RATE;
        }
    }
}
