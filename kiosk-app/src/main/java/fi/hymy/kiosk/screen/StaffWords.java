package fi.hymy.kiosk.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/// The words of the staff's pages in one language; what it lacks is English.
final class StaffWords {
    /// Each by its own name.
    static final List<String> LANGUAGES = List.of("en", "fi", "sv");

    private final String language;
    private final Properties words;

    private StaffWords(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /// English, for a language that the staff's pages do not speak.
    static StaffWords in(String language) {
        String spoken = LANGUAGES.contains(language) ? language : "en";
        var words = new Properties(load("en"));
        words.putAll(load(spoken));
        return new StaffWords(spoken, words);
    }

    String language() {
        return language;
    }

    /// What the language calls itself.
    static String name(String language) {
        return switch (language) {
            case "fi" -> "Suomi";
            case "sv" -> "Svenska";
            default -> "English";
        };
    }

    StaffWords next() {
        int at = LANGUAGES.indexOf(language);
        return in(LANGUAGES.get((at + 1) % LANGUAGES.size()));
    }

    String of(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("there is no staff word '" + key + "'");
        }
        return word;
    }

    String of(String key, String value) {
        return of(key).replace("{0}", value);
    }

    /// As on a clock: `0:30`, `1:02:03`.
    static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static Properties load(String language) {
        var loaded = new Properties();
        try (InputStream file = StaffWords.class.getResourceAsStream("staff_" + language + ".properties")) {
            if (file == null) {
                throw new IllegalStateException("the staff's words are missing in " + language);
            }
            loaded.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return loaded;
    }
}
