package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sites and points as rows: one row for each point, or for a site without one. The columns of a site are
/// said again in every row of it, or left empty after the first.
final class Sheet {
    static final int MOST_ROWS = 10_000;
    static final int MOST_BYTES = 1024 * 1024;

    static final String AREA_PARTS = " / ";

    static final List<String> COLUMNS = List.of(
            "organisation",
            "areas",
            "site key",
            "site name",
            "address",
            "position",
            "time zone",
            "opening hours",
            "languages",
            "tags",
            "point key",
            "point name",
            "point note");

    /// What comes from above a site, for the eye: written beside the site's own values, and not looked at
    /// when the sheet is read again.
    static final List<String> FOR_THE_EYE =
            List.of("inherited time zone", "inherited opening hours", "inherited languages");

    /// The columns of a site in its form's words.
    static final Map<String, String> FIELDS = Map.of(
            "site name", "name",
            "site key", "key",
            "address", "address",
            "position", "position",
            "time zone", "zone",
            "opening hours", "hours",
            "languages", "languages",
            "tags", "tags");

    private Sheet() {}

    /// A row as it was written.
    ///
    /// @param number as a spreadsheet counts: the heading is row 1
    record Line(int number, Map<String, String> cells) {
        String get(String column) {
            return cells.getOrDefault(column, "").strip();
        }

        boolean isEmpty() {
            return cells.values().stream().allMatch(String::isBlank);
        }
    }

    /// @throws SheetException when there is no sheet in it, or its heading lacks what every sheet needs
    static List<Line> lines(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new SheetException(t("A sheet may have 1 MiB; split it."));
        }
        List<List<String>> rows = Xlsx.looksLikeIt(bytes) ? Xlsx.read(bytes) : Csv.read(bytes);
        if (rows.isEmpty()) {
            throw new SheetException(t("The sheet is empty."));
        }
        if (rows.size() > MOST_ROWS) {
            throw new SheetException(t("A sheet may have 10 000 rows."));
        }
        List<String> heading = rows.getFirst().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        check(heading);
        var lines = new ArrayList<Line>();
        for (int i = 1; i < rows.size(); i++) {
            Line line = line(i + 1, heading, rows.get(i));
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static void check(List<String> heading) {
        List<String> unknown = heading.stream()
                .filter(column -> !column.isEmpty() && !COLUMNS.contains(column) && !FOR_THE_EYE.contains(column))
                .toList();
        if (!unknown.isEmpty()) {
            throw new SheetException(t(
                    "The heading has columns that are not known: %s. There are: %s.",
                    String.join(", ", unknown), String.join(", ", COLUMNS)));
        }
        List<String> missing = List.of("organisation", "site key", "site name").stream()
                .filter(column -> !heading.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new SheetException(
                    t("The first row must name the columns; it lacks: %s.", String.join(", ", missing)));
        }
        if (heading.stream().filter(column -> !column.isEmpty()).distinct().count()
                < heading.stream().filter(column -> !column.isEmpty()).count()) {
            throw new SheetException(t("A column stands in the heading twice."));
        }
    }

    private static Line line(int number, List<String> heading, List<String> cells) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < Math.min(heading.size(), cells.size()); i++) {
            if (!FOR_THE_EYE.contains(heading.get(i))) {
                named.put(heading.get(i), cells.get(i));
            }
        }
        return new Line(number, named);
    }
}
