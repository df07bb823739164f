package fi.hymy.fleet.alert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A page of alerts.
///
/// @param total how many the filter finds
/// @param page from 1
record AlertView(
        List<AlertRow> rows,
        AlertList.Counts counts,
        long total,
        int page,
        boolean closed,
        String rule,
        String severity,
        String words,
        boolean bySite) {
    static final int ROWS = 50;

    int pages() {
        return (int) Math.max(1, (total + ROWS - 1) / ROWS);
    }

    boolean isFiltered() {
        return !rule.isEmpty() || !severity.isEmpty() || !words.isBlank();
    }

    List<AlertKind> kinds() {
        return Arrays.asList(AlertKind.values());
    }

    List<Severity> severities() {
        return Arrays.asList(Severity.values());
    }

    String name(AlertKind kind) {
        return AlertWords.here().name(kind);
    }

    /// Whether a row is the first of its site.
    boolean beginsSite(int row) {
        return bySite
                && (row == 0
                        || !rows.get(row).siteName().equals(rows.get(row - 1).siteName()));
    }

    /// The list with the same filter.
    ///
    /// @param root as `/alarms`
    String address(String root, int wanted) {
        return "%s?state=%s&rule=%s&severity=%s&q=%s&by=%s&page=%d"
                .formatted(
                        root,
                        closed ? "closed" : "open",
                        encoded(rule),
                        encoded(severity),
                        encoded(words),
                        bySite ? "site" : "",
                        wanted);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
