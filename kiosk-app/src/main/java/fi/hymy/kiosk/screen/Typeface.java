package fi.hymy.kiosk.screen;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The letters of a theme: its own family where the kiosk has it, else the bundled Inter.
///
/// @param family as JavaFX knows it
record Typeface(String family) {
    private static final Logger LOG = LoggerFactory.getLogger(Typeface.class);
    private static final String BUNDLED = "Inter";
    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");

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
        return Font.font(family, FontWeight.SEMI_BOLD, size);
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
