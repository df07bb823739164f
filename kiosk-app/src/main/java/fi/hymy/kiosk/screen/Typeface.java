package fi.hymy.kiosk.screen;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
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
    private static final List<String> INTER = List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");
    private static final List<String> PLEX = List.of("IBMPlexSansArabic-Regular.ttf", "IBMPlexSansArabic-Bold.ttf");
    static final List<String> FILES =
            Stream.of(INTER, PLEX).flatMap(List::stream).toList();

    private static final Logger LOG = LoggerFactory.getLogger(Typeface.class);
    private static final String BUNDLED = "Inter";
    private static final String ARABIC = "IBM Plex Sans Arabic";

    static Typeface of(String wanted) {
        return new Typeface(known(wanted) ? wanted : BUNDLED);
    }

    /// Makes the bundled letters ready, once; it is done when the first ones are drawn at the latest.
    static void load() {
        known(BUNDLED);
    }

    Font regular(double size) {
        return Font.font(family, FontWeight.NORMAL, size);
    }

    Font strong(double size) {
        return Font.font(family, FontWeight.BOLD, size);
    }

    Font medium(double size) {
        return semiBold().map(found -> Font.font(found, size)).orElseGet(() -> strong(size));
    }

    /// JavaFX knows a family's semi-bold letters as a family of their own, or not at all.
    private Optional<String> semiBold() {
        Set<String> families = family.equals(BUNDLED) ? Inter.FAMILIES : Machine.FAMILIES;
        return Stream.of(family + " Semi Bold", family + " SemiBold")
                .filter(families::contains)
                .findFirst();
    }

    private static boolean known(String family) {
        return Inter.FAMILIES.contains(family) || Plex.FAMILIES.contains(family) || Machine.FAMILIES.contains(family);
    }

    /// The font in which these words can be written: the one given, or its like with Arabic letters.
    static DoubleFunction<Font> letters(String words, DoubleFunction<Font> font) {
        return arabic(words) ? size -> likeness(font.apply(size)) : font;
    }

    private static boolean arabic(String words) {
        return words.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC);
    }

    /// Bold for semi-bold too: where JavaFX joins letters, it draws those of a family's semi-bold as the regular ones.
    private static Font likeness(Font font) {
        known(ARABIC);
        boolean bold = font.getName().contains("Bold") || font.getName().contains("emi");
        return Font.font(ARABIC, bold ? FontWeight.BOLD : FontWeight.NORMAL, font.getSize());
    }

    /// Loaded once, when the first letter is drawn.
    private static final class Inter {
        private static final Set<String> FAMILIES = read(INTER);
    }

    /// Loaded once, when the first Arabic letter is drawn.
    private static final class Plex {
        private static final Set<String> FAMILIES = read(PLEX);
    }

    /// What else the machine has; looking through it takes its time, and most themes do not need it.
    private static final class Machine {
        private static final Set<String> FAMILIES = Set.copyOf(Font.getFamilies());
    }

    /// @return their families, as JavaFX calls them
    private static Set<String> read(List<String> files) {
        return files.stream()
                .flatMap(file -> read(file).stream())
                .map(Font::getFamily)
                .collect(Collectors.toSet());
    }

    private static Optional<Font> read(String file) {
        try (InputStream stream = Typeface.class.getResourceAsStream("font/" + file)) {
            Optional<Font> font = stream == null ? Optional.empty() : Optional.ofNullable(Font.loadFont(stream, 12));
            if (font.isEmpty()) {
                LOG.warn("the font {} cannot be used, the system's stands in for it", file);
            }
            return font;
        } catch (IOException e) {
            LOG.warn("the font {} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }
}
