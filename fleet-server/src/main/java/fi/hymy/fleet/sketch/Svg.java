package fi.hymy.fleet.sketch;

import java.util.ArrayList;
import java.util.List;

/// A drawing that is being made. Text is escaped here, and nowhere else.
final class Svg {
    private static final double LINE = 1.2;
    private static final String NARROW = "iljtfrI.,:;!'|()[] ";
    private static final String WIDE = "mwMWÅ@%&";

    private final StringBuilder out = new StringBuilder();

    /// How text is written.
    ///
    /// @param anchor `start`, `middle` or `end`
    record Letters(int size, boolean bold, String colour, String anchor) {
        /// About as wide as the letters of the kiosk would be.
        double width(String text) {
            double ems = text.codePoints()
                    .mapToDouble(letter -> NARROW.indexOf(letter) >= 0
                            ? 0.31
                            : WIDE.indexOf(letter) >= 0 ? 0.88 : Character.isUpperCase(letter) ? 0.68 : 0.57)
                    .sum();
            return ems * size * (bold ? 1.04 : 1);
        }
    }

    Svg box(Area area, int radius, String fill, String line) {
        return raw("<rect x='%d' y='%d' width='%d' height='%d' rx='%d' fill='%s' stroke='%s' stroke-width='2'/>"
                .formatted(area.x(), area.y(), area.width(), area.height(), radius, fill, line));
    }

    Svg circle(int x, int y, int radius, String fill, String line) {
        return raw("<circle cx='%d' cy='%d' r='%d' fill='%s' stroke='%s' stroke-width='2'/>"
                .formatted(x, y, radius, fill, line));
    }

    /// @param path in a square of 100, which is laid over the area's middle
    Svg shape(String path, Area area, String fill, String line, double thick) {
        int edge = Math.min(area.width(), area.height());
        return raw(("<path transform='translate(%d %d) scale(%s)' d='%s' fill='%s' stroke='%s' stroke-width='%s'"
                        + " stroke-linecap='round' stroke-linejoin='round'/>")
                .formatted(
                        area.middleX() - edge / 2, area.middleY() - edge / 2, edge / 100.0, path, fill, line, thick));
    }

    /// @param fit `meet` to show all of it, `slice` to fill the area
    Svg image(String data, Area area, String fit) {
        return raw("<image x='%d' y='%d' width='%d' height='%d' preserveAspectRatio='%s %s' href='%s'/>"
                .formatted(
                        area.x(),
                        area.y(),
                        area.width(),
                        area.height(),
                        fit.equals("start") ? "xMinYMid" : "xMidYMid",
                        fit.equals("start") ? "meet" : fit,
                        data));
    }

    Svg word(String text, int x, int y, Letters letters) {
        if (text.isBlank()) {
            return this;
        }
        return raw("<text x='%d' y='%d' font-size='%d' font-weight='%d' text-anchor='%s' fill='%s'>%s</text>"
                .formatted(
                        x,
                        y,
                        letters.size(),
                        letters.bold() ? 650 : 450,
                        letters.anchor(),
                        letters.colour(),
                        escaped(text)));
    }

    /// Text in lines, from the area's top.
    ///
    /// @return where it ends
    int words(String text, Area area, int lines, Letters letters) {
        int x = letters.anchor().equals("middle") ? area.middleX() : area.x();
        double y = area.y() + letters.size();
        for (String line : wrapped(text, area.width(), lines, letters)) {
            word(line, x, (int) Math.round(y), letters);
            y += letters.size() * LINE;
        }
        return (int) Math.round(y - letters.size() + letters.size() * 0.2);
    }

    static List<String> wrapped(String text, int width, int most, Letters letters) {
        var lines = new ArrayList<String>();
        var line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || letters.width(longer) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        if (lines.size() <= most) {
            return lines;
        }
        String last = lines.get(most - 1) + " …";
        while (letters.width(last) > width && last.indexOf(' ') < last.length() - 2) {
            last = last.replaceFirst(" \\S+ …$", " …");
        }
        lines.set(most - 1, last);
        return lines.subList(0, most);
    }

    /// Another drawing within this one.
    Svg part(Svg other, Area area, int width, int height) {
        return raw("<svg x='%d' y='%d' width='%d' height='%d' viewBox='0 0 %d %d'>"
                        .formatted(area.x(), area.y(), area.width(), area.height(), width, height))
                .raw(other.out.toString())
                .raw("</svg>");
    }

    /// @param language of its texts
    String whole(int width, int height, String language) {
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %1$d %2$d' width='%1$d' height='%2$d' lang='%3$s'"
                        .formatted(width, height, language)
                + " font-family='Inter, system-ui, sans-serif'>" + out + "</svg>";
    }

    private Svg raw(String text) {
        out.append(text);
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }
}
