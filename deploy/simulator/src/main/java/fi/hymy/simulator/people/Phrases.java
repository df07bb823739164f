package fi.hymy.simulator.people;

import fi.hymy.protocol.survey.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What people write, in Finnish, Swedish and English; people of other languages write English.
final class Phrases {
    private static final Map<String, Phrases> BY_LANGUAGE =
            Map.of("fi", read("fi"), "sv", read("sv"), "en", read("en"));
    private static final double HAPPY = 0.75;
    private static final double UNHAPPY = 0.45;

    private final Map<String, List<String>> sections;

    private Phrases(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    static Phrases in(LanguageTag language) {
        String tag = language.language().tag();
        return BY_LANGUAGE.getOrDefault(tag, BY_LANGUAGE.getOrDefault("en", new Phrases(Map.of())));
    }

    /// One comment, or two for those who have much to say.
    ///
    /// @param mood 0 to 1
    String comment(double mood, RandomGenerator random) {
        String section = mood >= HAPPY ? "good" : mood >= UNHAPPY ? "so-so" : "bad";
        String first = oneOf(section, random);
        String second = oneOf(section, random);
        return random.nextInt(4) > 0 || first.equals(second) ? first : first + " " + second;
    }

    /// A few words for "something else".
    String other(RandomGenerator random) {
        return oneOf("other", random);
    }

    private String oneOf(String section, RandomGenerator random) {
        List<String> lines = sections.getOrDefault(section, List.of());
        return lines.isEmpty() ? "…" : lines.get(random.nextInt(lines.size()));
    }

    private static Phrases read(String language) {
        String name = "phrases-" + language + ".txt";
        try (InputStream in = Phrases.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            var sections = new HashMap<String, List<String>>();
            List<String> open = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    open = sections.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new ArrayList<>());
                } else if (!line.isBlank()) {
                    open.add(line);
                }
            }
            return new Phrases(sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
