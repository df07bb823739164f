package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The kiosk's own words, in the respondent's language; a language that the kiosk does not know speaks English.
///
/// They lie in `words_<language>.properties`, where `about.readBySpeaker` says whether somebody who speaks the language
/// has read them.
final class Words {
    static final String ENGLISH = "en";
    /// The languages there are words in.
    static final List<String> LANGUAGES = List.of("ar", "da", ENGLISH, "et", "fi", "nb", "ru", "so", "sv", "uk");

    private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();

    private final LanguageTag language;

    Words(LanguageTag language) {
        this.language = language;
    }

    /// @param key in `words_en.properties`
    String of(String key) {
        String found = find(key);
        if (found == null) {
            throw new IllegalArgumentException("there is no word '" + key + "'");
        }
        return found;
    }

    /// With `{0}`, `{1}`, … replaced. A word that depends on a number takes the form for the first value.
    String of(String key, Object... values) {
        String text = values[0] instanceof Number number ? counted(key, number.longValue()) : of(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    private String counted(String key, long number) {
        Plural form = Plural.of(tongue().language().tag(), number);
        String found = find(key + form.ending());
        return found != null ? found : of(key);
    }

    private @Nullable String find(String key) {
        String own = file(known(language)).getProperty(key);
        return own != null ? own : file(ENGLISH).getProperty(key);
    }

    /// The language asked for.
    LanguageTag language() {
        return language;
    }

    /// The language that the words are in.
    LanguageTag tongue() {
        return new LanguageTag(known(language));
    }

    /// Norwegian has two written forms; the words are in the one that most read.
    private static String known(LanguageTag language) {
        String tag = language.language().tag();
        return switch (tag) {
            case "no", "nn" -> "nb";
            default -> LANGUAGES.contains(tag) ? tag : ENGLISH;
        };
    }

    static Properties file(String language) {
        return FILES.computeIfAbsent(language, Words::load);
    }

    private static Properties load(String language) {
        var words = new Properties();
        try (InputStream file = Words.class.getResourceAsStream("words_" + language + ".properties")) {
            if (file == null) {
                throw new IllegalStateException("the words of " + language + " are missing from the program");
            }
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
