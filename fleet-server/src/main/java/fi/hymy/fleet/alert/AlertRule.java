package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.t;

import java.time.Duration;

/// When something is an alarm.
///
/// @param id empty for the usual rule, which nobody has changed
/// @param number in which order rules of a kind are asked; the first that means a kiosk holds
/// @param query which kiosks it means, as people write it; empty for all
/// @param on whether it raises alarms at all
/// @param threshold in the kind's unit
/// @param hold how long it must be bad
/// @param calm how long it must be good again before the alarm closes itself
record AlertRule(
        String id,
        int number,
        AlertKind kind,
        String query,
        boolean on,
        long threshold,
        Duration hold,
        Duration calm,
        Severity severity) {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final long MOST = 1_000_000_000L;

    AlertRule {
        if (threshold < 0 || threshold > MOST) {
            throw new IllegalArgumentException(t("A rule's threshold must be 0 to 1 000 000 000."));
        }
        if (hold.isNegative() || hold.compareTo(LONGEST) > 0 || calm.isNegative() || calm.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(t("A rule may wait for 7 days at the most."));
        }
    }

    public boolean isUsual() {
        return id.isEmpty();
    }

    public boolean isForAll() {
        return query.isEmpty();
    }

    /// For the trail of changes: `offline at all kiosks: urgent, from 0, bad for 900 s, good for 180 s`.
    String inWords() {
        String words = t(
                "%s at %s: %s, from %s, bad for %s s, good for %s s",
                kind.word(),
                query.isEmpty() ? t("all kiosks") : query,
                severity.label(),
                threshold,
                hold.toSeconds(),
                calm.toSeconds());
        return on ? words : t("%s; switched off", words);
    }
}
