package fi.hymy.fleet.audit;

import java.time.Instant;
import java.util.List;

/// An entry for programs.
///
/// @param who a user name, or empty for nobody signed in
/// @param route as `POST /kiosks/{id}/name`
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
                entry.what(),
                entry.changes(),
                entry.subjects());
    }
}
