package fi.hymy.kiosk.screen;

import fi.hymy.protocol.survey.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which keys stand where: `keyboard_<language>.txt`, a line for each row, keys apart by spaces.
///
/// @param rows of letters in lower case, or of signs
record KeyLayout(List<List<String>> rows) {
    private static final String ENGLISH = "en";
    private static final String SIGNS = "signs";

    /// The letters of a language; English ones where there is no layout for it.
    static KeyLayout letters(LanguageTag language) {
        String file = language.language().tag();
        return read(exists(file) ? file : ENGLISH);
    }

    static KeyLayout signs() {
        return read(SIGNS);
    }

    private static boolean exists(String name) {
        return KeyLayout.class.getResource(file(name)) != null;
    }

    private static KeyLayout read(String name) {
        try (InputStream file = KeyLayout.class.getResourceAsStream(file(name))) {
            if (file == null) {
                throw new IllegalStateException(file(name) + " is missing from the program");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new KeyLayout(text.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> List.of(line.strip().split(" +")))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String name) {
        return "keyboard_" + name + ".txt";
    }
}
