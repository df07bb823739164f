package fi.hymy.fleet.notify;

import java.util.List;
import java.util.stream.Collectors;

/// What a letter says, to be written as text and as HTML.
///
/// @param language of its words, as `fi`
/// @param title its headline
/// @param lines what it says, in order
public record LetterForm(String language, String title, List<Line> lines) {
    private static final String STYLE =
            "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;color:#1b2434;line-height:1.5";

    public LetterForm {
        lines = List.copyOf(lines);
    }

    /// @param words in plain text
    /// @param href an address where more of it is found, or empty
    public record Line(String words, String href) {
        public static Line of(String words) {
            return new Line(words, "");
        }
    }

    public String text() {
        return title + "\n\n"
                + lines.stream()
                        .map(line -> line.words() + (line.href().isEmpty() ? "" : "\n" + line.href()))
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    public String html() {
        String body = lines.stream()
                .map(line -> line.href().isEmpty()
                        ? "<p>%s</p>".formatted(escaped(line.words()))
                        : "<p><a href=\"%s\" style=\"color:#1f5fbf\">%s</a></p>"
                                .formatted(escaped(line.href()), escaped(line.words())))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="%s"><h1 style="font-size:20px">%s</h1>
                %s
                </body></html>
                """.formatted(escaped(language), escaped(title), STYLE, escaped(title), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
