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

    private static final Map<Font, Double> HEIGHTS = new HashMap<>();
    private static final Known KNOWN = new Known();

    private final List<Piece> pieces = new ArrayList<>();
    private final double lineHeight;
    private final double hyphen;
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
        var lines = new Lines(width * REFERENCE / size, hyphen);
        pieces.forEach(lines::add);
        lines.end();
        return lines.done;
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
            if (!line.isEmpty() && used + piece.width() + (piece.parted() ? hyphen : 0) > room) {
                if (parted) {
                    line.append('-');
                }
                end();
            }
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

        void end() {
            if (!line.isEmpty()) {
                done.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
        }
    }
}
