package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Sentence;
import java.time.Instant;
import java.util.List;

/// One line of the audit trail.
///
/// @param who a user name, or empty for nobody signed in
/// @param address where the request came from
/// @param route as `POST /kiosks/{id}/name`
/// @param status of the answer
/// @param what what came of it, or what was asked for
record Entry(
        String id,
        Instant at,
        String who,
        String address,
        String route,
        int status,
        Outcome outcome,
        Sentence what,
        List<Change> changes,
        List<Subject> subjects) {
    Entry {
        changes = List.copyOf(changes);
        subjects = List.copyOf(subjects);
    }
}
