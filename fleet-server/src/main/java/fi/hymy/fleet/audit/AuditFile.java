package fi.hymy.fleet.audit;

import static fi.hymy.fleet.web.Tongue.t;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Entries as a file to take along.
final class AuditFile {
    /// A cell that begins so would be a formula to a spreadsheet.
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r-].*");

    private AuditFile() {}

    /// One line for each change of an entry, and one for an entry without any; after RFC 4180. In the language of who
    /// takes it along, whatever the languages of those who changed something.
    static String csv(List<Entry> entries) {
        return Stream.concat(
                        Stream.of(List.of(
                                t("When"),
                                t("Who"),
                                t("Address ~net"),
                                t("Outcome"),
                                t("What"),
                                t("Route ~http"),
                                t("About"),
                                t("Changed"),
                                t("Before"),
                                t("After"))),
                        entries.stream().flatMap(AuditFile::lines))
                .map(line -> line.stream().map(AuditFile::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    static String json(List<Entry> entries) {
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(entries.stream().map(EntryJson::of).toList());
    }

    private static Stream<List<String>> lines(Entry entry) {
        List<Change> changes = entry.changes().isEmpty() ? List.of(new Change("", null, null)) : entry.changes();
        return changes.stream()
                .map(Change::inWords)
                .map(change -> List.of(
                        entry.at().toString(),
                        entry.who(),
                        entry.address(),
                        t(entry.outcome().label()),
                        entry.what().words(),
                        entry.route(),
                        entry.subjects().stream().map(Subject::id).collect(Collectors.joining(" ")),
                        change.what(),
                        change.before() == null ? "" : change.before(),
                        change.after() == null ? "" : change.after()));
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
