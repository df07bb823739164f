package fi.hymy.fleet.audit;

import java.time.Instant;
import java.util.List;

/// An entry for programs.
///
/// @param who a user name, or empty for nobody signed in
/// @param route as `POST /kiosks/{id}/name`
/// @param what in English for programs, in the operator's language in a file from the console
/// @param key the sentence without its values, the same in every language; empty for what was written down as a text
/// @param values what stands in the sentence's places
/// @param about the first 20 of what it is about
record EntryJson(
        String id,
        Instant at,
        String who,
        String address,
        String route,
        int status,
        Outcome outcome,
        String what,
        String key,
        List<String> values,
        List<Change> changes,
        List<Subject> about) {
    static EntryJson of(Entry entry) {
        return new EntryJson(
                entry.id(),
                entry.at(),
                entry.who(),
                entry.address(),
                entry.route(),
                entry.status(),
                entry.outcome(),
                entry.what().words(),
                entry.what().isPlain() ? "" : entry.what().english(),
                entry.what().isPlain() ? List.of() : entry.what().values(),
                entry.changes().stream().map(Change::inWords).toList(),
                entry.subjects());
    }
}
