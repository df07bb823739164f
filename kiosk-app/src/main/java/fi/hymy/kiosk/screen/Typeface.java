package fi.hymy.kiosk.screen;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The letters of a theme: its own family where the kiosk has it, else the bundled Inter. Arabic letters, which Inter
/// lacks, come from the bundled IBM Plex Sans Arabic, whatever else the machine has.
///
/// @param family as JavaFX knows it
record Typeface(String family) {
    static final List<String> FILES = List.of(
            "Inter-Regular.otf",
            "Inter-SemiBold.otf",
            "Inter-Bold.otf",
            "IBMPlexSansArabic-Regular.ttf",
            "IBMPlexSansArabic-SemiBold.ttf",
            "IBMPlexSansArabic-Bold.ttf");

    private static final Logger LOG = LoggerFactory.getLogger(Typeface.class);
    private static final String BUNDLED = "Inter";
    private static final String ARABIC = "IBM Plex Sans Arabic";

    static Typeface of(String wanted) {
        Families.load();
        return new Typeface(Families.KNOWN.contains(wanted) ? wanted : BUNDLED);
    }

    Font regular(double size) {
        return Font.font(family, FontWeight.NORMAL, size);
    }

    Font strong(double size) {
        return Font.font(family, FontWeight.BOLD, size);
    }

    Font medium(double size) {
        return semiBold(family)
                .map(found -> Font.font(found, size))
                .orElseGet(() -> Font.font(family, FontWeight.SEMI_BOLD, size));
    }

    /// JavaFX knows a family's semi-bold letters as a family of their own, or not at all.
    private static Optional<String> semiBold(String family) {
        return Stream.of(family + " Semi Bold", family + " SemiBold")
                .filter(Families.KNOWN::contains)
                .findFirst();
    }

    /// The font in which these words can be written: the one given, or its like with Arabic letters.
    static DoubleFunction<Font> letters(String words, DoubleFunction<Font> font) {
        return arabic(words) ? size -> likeness(font.apply(size)) : font;
    }

    private static boolean arabic(String words) {
        return words.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC);
    }

    private static Font likeness(Font font) {
        Families.load();
        if (font.getStyle().contains("Bold") && !font.getFamily().contains("emi")) {
            return Font.font(ARABIC, FontWeight.BOLD, font.getSize());
        }
        return font.getName().contains("emi")
                ? new Typeface(ARABIC).medium(font.getSize())
                : Font.font(ARABIC, font.getSize());
    }

    /// Loaded once, when the first letter is drawn.
    private static final class Families {
        private static final Set<String> KNOWN;

        static {
            FILES.forEach(Families::read);
            KNOWN = Set.copyOf(Font.getFamilies());
        }

        private static void load() {}

        private static void read(String file) {
            try (InputStream font = Typeface.class.getResourceAsStream("font/" + file)) {
                if (font == null || Font.loadFont(font, 12) == null) {
                    LOG.warn("the font {} cannot be used, the system's stands in for it", file);
                }
            } catch (IOException e) {
                LOG.warn("the font {} cannot be read: {}", file, e.toString());
            }
        }
    }
}
