package fi.hymy.kiosk.gallery;

import fi.hymy.kiosk.screen.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The page that shows the pictures: by survey, with filters, and one at a time with the arrow keys. Needs no network.
final class IndexPage {
    private final List<Exhibit> exhibits;

    IndexPage(List<Exhibit> exhibits) {
        this.exhibits = exhibits;
    }

    String html() {
        String list = exhibits.stream().map(IndexPage::entry).collect(Collectors.joining(",\n"));
        return template().replace("/*EXHIBITS*/", list);
    }

    private static String entry(Exhibit exhibit) {
        String findings = exhibit.findings().stream()
                .map(Finding::toString)
                .map(IndexPage::quoted)
                .collect(Collectors.joining(","));
        return "[%s,%s,%s,%s,%s,%s,%d,%d,[%s]]"
                .formatted(
                        quoted(exhibit.file()),
                        quoted(exhibit.survey()),
                        quoted(exhibit.panel().name()),
                        quoted(exhibit.panel().title()),
                        quoted(exhibit.language()),
                        quoted(exhibit.screen()),
                        exhibit.panel().width(),
                        exhibit.panel().height(),
                        findings);
    }

    /// As a string of JavaScript inside a page: nothing in it ends the script.
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    private static String template() {
        try (InputStream file = IndexPage.class.getResourceAsStream("gallery.html")) {
            if (file == null) {
                throw new IllegalStateException("gallery.html is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
