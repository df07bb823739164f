package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which entries are wanted.
///
/// @param who a user name, or empty for everybody
/// @param text part of the route or of what was said, or empty
/// @param about one thing that they are about, or null
/// @param from the first moment, or null
/// @param until the moment after the last one, or null
record AuditQuery(
        String who,
        String text,
        @Nullable Outcome outcome,
        @Nullable Named about,
        @Nullable Instant from,
        @Nullable Instant until) {
    static final AuditQuery ALL = new AuditQuery("", "", null, null, null, null);

    /// ` and …` for each part, or nothing.
    String where() {
        var where = new StringBuilder();
        if (!who.isEmpty()) {
            where.append(" and who = :who");
        }
        if (!text.isEmpty()) {
            where.append(" and (lower(what) like :text escape '!' or lower(route) like :text escape '!'")
                    .append(" or lower(changes) like :text escape '!')");
        }
        if (outcome != null) {
            where.append(" and outcome = :outcome");
        }
        if (about != null) {
            where.append(
                    " and id in (select entry_id from audit_subject where kind = :kind and subject_id = :subject)");
        }
        if (from != null) {
            where.append(" and id >= :from");
        }
        if (until != null) {
            where.append(" and id < :until");
        }
        return where.toString();
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>();
        params.put("who", who);
        params.put("text", "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        Optional.ofNullable(outcome).ifPresent(wanted -> params.put("outcome", wanted.name()));
        Optional.ofNullable(about).ifPresent(named -> {
            params.put("kind", named.kind().name());
            params.put("subject", named.id());
        });
        Optional.ofNullable(from).ifPresent(at -> params.put("from", AuditTrail.prefix(at)));
        Optional.ofNullable(until).ifPresent(at -> params.put("until", AuditTrail.prefix(at)));
        return params;
    }
}
