package fi.hymy.fleet.audit;

import java.time.Instant;
import java.util.List;

/// One line of the audit trail.
///
/// @param who a user name, or empty for nobody signed in
/// @param address where the request came from
/// @param route as `POST /kiosks/{id}/name`
/// @param status of the answer
/// @param what came of it in a sentence, or what was asked for
record Entry(
        String id,
        Instant at,
        String who,
        String address,
        String route,
        int status,
        Outcome outcome,
        String what,
        List<Change> changes,
        List<Subject> subjects) {
    Entry {
        changes = List.copyOf(changes);
        subjects = List.copyOf(subjects);
    }
}
