package fi.hymy.kiosk.screen;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Breaks a text into lines.
///
/// Done here rather than by JavaFX, whose own wrapping throws on some texts that run from right to left (26.0.2,
/// PrismTextLayout), and because a width known at one size is known at all.
final class Wrapping {
    private static final double REFERENCE = 64;
    /// Letters are rounded to pixels, so that a line may come out a little wider than computed.
    private static final double ROUNDING = 1.012;
    /// Where a word may be parted, as its author says; unseen unless a line ends there.
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final String HYPHENS = "-\u2010";
    /// Of a word with a hyphen, a part of so many letters does not stand alone at a line's edge: "grown-up".
    private static final int SHORT_PART = 4;
    private static final String STOPS = ".!?؟";

    private static final Map<Font, Double> HEIGHTS = new HashMap<>();
    private static final Known KNOWN = new Known();

    private final List<Piece> pieces = new ArrayList<>();
    private final double lineHeight;
    private final double hyphen;
    private final int sentences;
    private double widest;

    /// What is not broken.
    ///
    /// @param width at the reference size
    /// @param advance the same with the space that follows
    /// @param parted whether a hyphen stands behind it at the end of a line
    /// @param last whether a new line must follow
    private record Piece(String text, String space, double width, double advance, boolean parted, boolean last) {}

    Wrapping(String text, DoubleFunction<Font> font) {
        var probe = new Text();
        probe.setFont(font.apply(REFERENCE));
        lineHeight = HEIGHTS.computeIfAbsent(probe.getFont(), _ -> {
            probe.setText("X");
            return probe.getLayoutBounds().getHeight();
        });
        hyphen = text.indexOf(SOFT_HYPHEN) < 0 ? 0 : measure("-", probe);
        var breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            add(text.substring(start, end), probe);
            start = end;
        }
        sentences = count();
    }

    private void add(String piece, Text probe) {
        String trimmed = piece.stripTrailing();
        String space = trimmed.length() == piece.length() ? "" : " ";
        boolean parted = trimmed.indexOf(SOFT_HYPHEN) == trimmed.length() - 1 && !trimmed.isEmpty();
        String bare = trimmed.replace(String.valueOf(SOFT_HYPHEN), "");
        double width = measure(bare, probe);
        double advance = space.isEmpty() ? width : width + measure("n n", probe) - measure("nn", probe);
        widest = Math.max(widest, width + (parted ? hyphen : 0));
        pieces.add(new Piece(bare, space, width, advance, parted, piece.endsWith("\n")));
    }

    private static double measure(String text, Text probe) {
        return text.isEmpty()
                ? 0
                : KNOWN.computeIfAbsent(new Measured(probe.getFont(), text), _ -> {
                    probe.setText(text);
                    return probe.getLayoutBounds().getWidth() * ROUNDING;
                });
    }

    /// A piece in a font at the reference size.
    private record Measured(Font font, String text) {}

    /// The same words are measured again and again: for every trial, page and visitor. Used on the JavaFX
    /// thread alone.
    private static final class Known extends LinkedHashMap<Measured, Double> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 4000;

        Known() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Measured, Double> eldest) {
            return size() > MOST;
        }
    }

    /// Width of the widest piece that should not be broken.
    double widest(double size) {
        return widest * size / REFERENCE;
    }

    double width(double size) {
        double width = 0;
        for (Piece piece : pieces) {
            width += piece.advance();
        }
        return width * size / REFERENCE;
    }

    double height(double size, double width) {
        return Math.max(1, lines(size, width).size()) * lineHeight * size / REFERENCE;
    }

    /// The lines at this size; a piece that is wider than all the room is broken anywhere.
    List<String> lines(double size, double width) {
        return lines(size, width, false);
    }

    /// @param sentences whether each of them begins on a line of its own
    List<String> lines(double size, double width, boolean sentences) {
        var lines = new Lines(width * REFERENCE / size, hyphen);
        for (int i = 0; i < pieces.size(); i++) {
            if (tied(i) && !(i > 0 && tied(i - 1))) {
                lines.keepTogether(tiedWidth(i));
            }
            lines.add(pieces.get(i));
            if (sentences && stops(i)) {
                lines.end();
            }
        }
        lines.end();
        return lines.done;
    }

    /// How many there are.
    int sentences() {
        return sentences;
    }

    private int count() {
        int found = 1;
        for (int i = 0; i < pieces.size(); i++) {
            found += stops(i) ? 1 : 0;
        }
        return found;
    }

    /// Whether a sentence ends with this piece, and another follows.
    private boolean stops(int index) {
        Piece piece = pieces.get(index);
        if (index + 1 == pieces.size()
                || piece.space().isEmpty()
                || piece.text().isEmpty()) {
            return false;
        }
        String next = pieces.get(index + 1).text();
        char last = piece.text().charAt(piece.text().length() - 1);
        return STOPS.indexOf(last) >= 0
                && !next.isEmpty()
                && Character.isLetter(next.charAt(0))
                && !Character.isLowerCase(next.charAt(0));
    }

    /// Whether this piece does not stand at a line's end: a word of one letter, or one that a hyphen joins to the
    /// next, one of the two being short.
    private boolean tied(int index) {
        Piece piece = pieces.get(index);
        if (index + 1 == pieces.size() || piece.last()) {
            return false;
        }
        String text = piece.text();
        int end = text.length() - 1;
        if (!piece.space().isEmpty()) {
            return end == 0 && Character.isLetter(text.charAt(0));
        }
        boolean joined = end > 0 && HYPHENS.indexOf(text.charAt(end)) >= 0 && Character.isLetter(text.charAt(end - 1));
        return joined && Math.min(letters(text), letters(pieces.get(index + 1).text())) <= SHORT_PART;
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count();
    }

    /// What is tied to this piece, with it.
    private double tiedWidth(int index) {
        double width = 0;
        int i = index;
        while (tied(i)) {
            width += pieces.get(i).advance();
            i++;
        }
        Piece end = pieces.get(i);
        return width + end.width() + (end.parted() ? hyphen : 0);
    }

    /// Lines as they fill.
    private static final class Lines {
        private final double room;
        private final double hyphen;
        private final List<String> done = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private double used;
        private boolean parted;

        Lines(double room, double hyphen) {
            this.room = room;
            this.hyphen = hyphen;
        }

        void add(Piece piece) {
            breakBefore(piece.width() + (piece.parted() ? hyphen : 0));
            String rest = piece.text();
            double wide = piece.width();
            while (wide > room && rest.length() > 1) {
                int letters = (int) (rest.codePointCount(0, rest.length()) * room / wide);
                int cut = rest.offsetByCodePoints(0, Math.max(1, letters));
                done.add(rest.substring(0, cut));
                wide *= (double) (rest.length() - cut) / rest.length();
                rest = rest.substring(cut);
            }
            line.append(rest).append(piece.space());
            used += wide + piece.advance() - piece.width();
            parted = piece.parted();
            if (piece.last()) {
                end();
            }
        }

        private void breakBefore(double wide) {
            if (!line.isEmpty() && used + wide > room) {
                if (parted) {
                    line.append('-');
                }
                end();
            }
        }

        /// Begins a new line for what comes next, if it fits a line at all but not this one.
        void keepTogether(double wide) {
            if (wide <= room) {
                breakBefore(wide);
            }
        }

        void end() {
            if (!line.isEmpty()) {
                done.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
        }
    }
}
