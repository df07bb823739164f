package fi.hymy.kiosk.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/// Faults as sentences: in which line, what is wrong, and what to do.
final class FaultWords {
    static final List<String> LANGUAGES = List.of("en", "fi", "sv");

    private final Properties words = new Properties();

    FaultWords(String language) {
        try (InputStream file = FaultWords.class.getResourceAsStream("faults_" + language + ".properties")) {
            if (file == null) {
                throw new IllegalArgumentException("there are no words in " + language);
            }
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// On one line.
    String sentence(Fault fault) {
        String said = of(fault.kind().name().toLowerCase(Locale.ROOT));
        for (int i = 0; i < fault.about().size(); i++) {
            said = said.replace("{" + i + "}", fault.about().get(i));
        }
        return fault.line() == 0 ? said : of("line").replace("{0}", Integer.toString(fault.line())) + " " + said;
    }

    String of(String key) {
        String found = words.getProperty(key);
        if (found == null) {
            throw new IllegalArgumentException("there is no word '" + key + "'");
        }
        return found;
    }
}
