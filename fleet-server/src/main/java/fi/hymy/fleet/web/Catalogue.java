package fi.hymy.fleet.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// What the console says, in its other languages: the files `tongue/ROOM.txt`, one for each room.
///
/// An entry is a line `en …` that is the key, then `fi …` and `sv …`; an empty line ends it, and a line that begins
/// with `#` is a note to translators. One sentence may stand in several files, but must read the same everywhere: else
/// the file first in the alphabet is followed, and a test names the others.
final class Catalogue {
    private static final String FILES = "classpath*:tongue/*.txt";

    private final Map<String, Map<Language, String>> entries = new HashMap<>();
    private final List<String> contradictions = new ArrayList<>();

    private Catalogue() {}

    /// All files that the program brings.
    ///
    /// @throws UncheckedIOException when one cannot be read
    /// @throws IllegalArgumentException when one is malformed
    static Catalogue load() {
        var catalogue = new Catalogue();
        try {
            var files = new PathMatchingResourcePatternResolver(Catalogue.class.getClassLoader());
            List<Resource> found = Arrays.stream(files.getResources(FILES))
                    .sorted(Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(String::compareTo)))
                    .toList();
            for (Resource file : found) {
                try (var in = new BufferedReader(new InputStreamReader(file.getInputStream(), UTF_8))) {
                    catalogue.new Reading(String.valueOf(file.getFilename())).read(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogues", e);
        }
        return catalogue;
    }

    static Catalogue of(String name, BufferedReader text) throws IOException {
        var catalogue = new Catalogue();
        catalogue.new Reading(name).read(text);
        return catalogue;
    }

    Optional<String> find(Language language, String english) {
        return Optional.ofNullable(entries.getOrDefault(english, Map.of()).get(language));
    }

    Map<String, Map<Language, String>> entries() {
        return Map.copyOf(entries);
    }

    /// Where two files say a sentence differently.
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    private final class Reading {
        private final String name;
        private String english = "";
        private int number;

        private Reading(String name) {
            this.name = name;
        }

        private void read(BufferedReader in) throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank()) {
                    english = "";
                } else if (!line.startsWith("#")) {
                    take(line);
                }
            }
        }

        private void take(String line) {
            Language language = Language.of(line.split(" ", 2)[0])
                    .filter(Language.OFFERED::contains)
                    .orElseThrow(() -> fault("a line begins with en, fi or sv"));
            String words = line.length() > 3 ? line.substring(3) : "";
            if (language == Language.EN) {
                english = words;
            } else if (english.isEmpty()) {
                throw fault("this belongs to no line of English");
            } else {
                String before = entries.computeIfAbsent(english, _ -> new EnumMap<>(Language.class))
                        .putIfAbsent(language, words);
                if (before != null && !before.equals(words)) {
                    contradictions.add("tongue/%s, line %d: elsewhere this is «%s»".formatted(name, number, before));
                }
            }
        }

        private IllegalArgumentException fault(String why) {
            return new IllegalArgumentException("tongue/%s, line %d: %s".formatted(name, number, why));
        }
    }
}
