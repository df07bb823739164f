package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.fleet.web.Tongue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final int MOST_SENTENCES = 40;

    static final AuditQuery ALL = new AuditQuery("", "", null, null, null, null);

    /// ` and …` for each part, or nothing.
    String where() {
        var where = new StringBuilder();
        if (!who.isEmpty()) {
            where.append(" and who = :who");
        }
        if (!text.isEmpty()) {
            List<String> sentences = sentences();
            where.append(" and (lower(what) like :text escape '!' or lower(route) like :text escape '!'")
                    .append(" or lower(changes) like :text escape '!'")
                    .append(IntStream.range(0, sentences.size())
                            .mapToObj(" or what like :sentence%d escape '!'"::formatted)
                            .collect(Collectors.joining()))
                    .append(')');
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
        params.put("text", "%" + escaped(text.strip().toLowerCase(Locale.ROOT)) + "%");
        List<String> sentences = sentences();
        for (int i = 0; i < sentences.size(); i++) {
            params.put("sentence" + i, escaped(Sentence.beginning(sentences.get(i))) + "%");
        }
        Optional.ofNullable(outcome).ifPresent(wanted -> params.put("outcome", wanted.name()));
        Optional.ofNullable(about).ifPresent(named -> {
            params.put("kind", named.kind().name());
            params.put("subject", named.id());
        });
        Optional.ofNullable(from).ifPresent(at -> params.put("from", AuditTrail.prefix(at)));
        Optional.ofNullable(until).ifPresent(at -> params.put("until", AuditTrail.prefix(at)));
        return params;
    }

    /// What is said with these words in the language of who asks: it is kept in no language.
    private List<String> sentences() {
        return text.isEmpty() ? List.of() : Tongue.keysSaying(text, MOST_SENTENCES);
    }

    private static String escaped(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }
}
