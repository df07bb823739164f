package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The kiosk's own words, in the respondent's language; each falls back to English by itself.
final class Words {
    private static final String ENGLISH = "en";
    /// Keeps the full stop of an English sentence at its end, in the midst of a script that runs the other way.
    private static final String LEFT_TO_RIGHT_MARK = "\u200E";

    private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();

    private final LanguageTag language;

    Words(LanguageTag language) {
        this.language = language;
    }

    /// @param key in `words_en.properties`
    String of(String key) {
        String english = file(ENGLISH).getProperty(key);
        if (english == null) {
            throw new IllegalArgumentException("there is no word '" + key + "'");
        }
        String own = file(language.language().tag()).getProperty(key);
        return own != null ? own : language.rightToLeft() ? english + LEFT_TO_RIGHT_MARK : english;
    }

    /// With `{0}`, `{1}`, … replaced.
    String of(String key, Object... values) {
        String text = of(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    LanguageTag language() {
        return language;
    }

    private static Properties file(String language) {
        return FILES.computeIfAbsent(language, Words::load);
    }

    private static Properties load(String language) {
        var words = new Properties();
        try (InputStream file = Words.class.getResourceAsStream("words_" + language + ".properties")) {
            if (file != null) {
                words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
