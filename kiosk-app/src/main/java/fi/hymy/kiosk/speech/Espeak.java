package fi.hymy.kiosk.speech;

import fi.hymy.protocol.survey.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// espeak-ng, which speaks most languages in a voice of its own making.
///
/// @param program its name or path
/// @param voices languages it has
/// @param wordsPerMinute how fast
/// @param more arguments, such as a file to write to instead of speaking
record Espeak(String program, Set<String> voices, int wordsPerMinute, List<String> more) implements Engine {
    private static final double LOUDEST = 1.5;

    Espeak {
        voices = Set.copyOf(voices);
        more = List.copyOf(more);
    }

    /// Asks the program which voices it has; nothing when it is not installed or does not answer.
    static Optional<Engine> find(String program, int wordsPerMinute, List<String> more) {
        return Installed.ask(List.of(program, "--voices"))
                .map(Espeak::voices)
                .filter(voices -> !voices.isEmpty())
                .map(voices -> new Espeak(program, voices, wordsPerMinute, more));
    }

    /// The second column, below the heading: `fi`, `en-gb`, ….
    private static Set<String> voices(String table) {
        return table.lines()
                .skip(1)
                .map(line -> line.strip().split(" +"))
                .filter(columns -> columns.length > 1)
                .map(columns -> columns[1].split("-")[0])
                .collect(Collectors.toSet());
    }

    @Override
    public boolean speaks(LanguageTag language) {
        return voices.contains(voice(language));
    }

    @Override
    public List<List<String>> commands(LanguageTag language, int volume) {
        var command = new ArrayList<>(List.of(
                program,
                // Its input is UTF-8.
                "-b",
                "1",
                "-v",
                voice(language),
                "-s",
                Integer.toString(wordsPerMinute),
                "-a",
                Long.toString(Math.round(volume * LOUDEST)),
                "--stdin"));
        command.addAll(more);
        return List.of(List.copyOf(command));
    }

    private static String voice(LanguageTag language) {
        String tag = language.language().tag();
        return tag.equals("no") || tag.equals("nn") ? "nb" : tag;
    }
}
