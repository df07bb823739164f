package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One page of the audit trail.
///
/// @param about what it is narrowed to, in words, or empty
/// @param people whom one can choose
/// @param next the cursor of the page after it, or empty
record AuditView(AuditForm form, String about, List<String> people, List<Row> rows, boolean later, String next) {
    /// As many are named in a row.
    private static final int NAMED = 3;

    /// @param more how many of what it is about are not named, at least; a bulk change has thousands
    record Row(Entry entry, List<Link> links, int more) {
        /// In the reader's language; the route where nothing was said.
        String what() {
            String words = entry.what().words();
            return words.isEmpty() ? entry.route() : words;
        }

        List<Change> changes() {
            return entry.changes().stream().map(Change::inWords).toList();
        }
    }

    /// @param href empty where there is no page
    record Link(String name, String href) {}

    static List<Row> rows(List<Entry> entries, SubjectNames names) {
        Map<Subject, Link> known = new HashMap<>();
        return entries.stream()
                .map(entry -> new Row(
                        entry,
                        entry.subjects().stream()
                                .limit(NAMED)
                                .map(subject -> known.computeIfAbsent(subject, one -> link(one, names)))
                                .toList(),
                        Math.max(0, entry.subjects().size() - NAMED)))
                .toList();
    }

    private static Link link(Subject subject, SubjectNames names) {
        Named.Kind kind = Named.Kind.valueOf(subject.kind());
        Optional<String> name = names.of(kind, subject.id());
        String href =
                switch (kind) {
                    case KIOSK -> "/kiosks/";
                    case PLACE -> "/sites/places/";
                    case POINT -> "/sites/points/";
                    case SURVEY -> "/surveys/";
                    case ROLLOUT -> "/rollouts/";
                    case PLACEMENT, OPERATOR -> "";
                };
        boolean named = kind == Named.Kind.SURVEY || kind == Named.Kind.ROLLOUT || name.isPresent();
        return new Link(name.orElse(subject.id()), href.isEmpty() || !named ? "" : href + subject.id());
    }
}
