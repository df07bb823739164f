package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people do with alerts: take them, say something, put them off.
@Component
final class AlertDesk {
    static final Duration LONGEST_PAUSE = Duration.ofDays(30);
    static final int LONGEST_COMMENT = 2000;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final Alerts alerts;
    private final InstantSource clock;

    AlertDesk(WriterDb writer, ReaderDb reader, Alerts alerts, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// Somebody sees to it.
    ///
    /// @param by the operator's user name
    /// @return whether it was open and nobody's
    boolean acknowledge(String id, String by) {
        return change(
                id,
                "acked_at = :now, acked_by = :by",
                "acked_at is null",
                Map.of("by", by),
                Alert.What.ACKNOWLEDGED,
                by,
                "");
    }

    /// Nobody sees to it any more.
    boolean giveBack(String id, String by) {
        return change(
                id,
                "acked_at = null, acked_by = null",
                "acked_at is not null",
                Map.of(),
                Alert.What.GIVEN_BACK,
                by,
                "");
    }

    /// Puts it off: until then it is not among what needs somebody.
    ///
    /// @throws IllegalArgumentException in a sentence, when that is over, or too far ahead
    boolean snooze(String id, Instant until, String by) {
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_PAUSE))) {
            throw new IllegalArgumentException(t("An alarm can be put off for 30 days at the most."));
        }
        return change(
                id,
                "snoozed_until = :until",
                "1 = 1",
                Map.of("until", until.toEpochMilli()),
                Alert.What.SNOOZED,
                by,
                until.toString());
    }

    /// Ends the pause now.
    boolean wake(String id, String by) {
        return change(id, "snoozed_until = null", "snoozed_until is not null", Map.of(), Alert.What.WOKE, by, "");
    }

    /// Ends pauses whose time has come, and has those told again.
    void wake(Instant now, Notices notices) {
        List<String> over = reader.jdbc()
                .sql("select id from alert where closed_at is null and snoozed_until <= :now")
                .param("now", now.toEpochMilli())
                .query((row, number) -> row.getString("id"))
                .list();
        over.forEach(id -> writer.transaction().executeWithoutResult(status -> {
            if (change(id, "snoozed_until = null", "snoozed_until is not null", Map.of(), Alert.What.WOKE, "", "")) {
                notices.remind(id, now);
            }
        }));
    }

    /// Also on one that is over.
    ///
    /// @return whether there is such an alert
    /// @throws IllegalArgumentException in a sentence, when it says nothing, or too much
    boolean comment(String id, String words, String by) {
        String said = words.strip();
        if (said.isEmpty() || said.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException(t("A comment must have 1 to 2000 characters."));
        }
        return Boolean.TRUE.equals(writer.transaction().execute(status -> {
            boolean there = writer.jdbc()
                    .sql("select id from alert where id = :id")
                    .param("id", id)
                    .query(String.class)
                    .optional()
                    .isPresent();
            if (there) {
                alerts.event(id, clock.instant(), Alert.What.COMMENTED, by, said);
            }
            return there;
        }));
    }

    private boolean change(
            String id,
            String set,
            String provided,
            Map<String, ? extends Object> params,
            Alert.What what,
            String by,
            String words) {
        Instant now = clock.instant();
        var values = new HashMap<String, @Nullable Object>(params);
        values.put("id", id);
        if (set.contains(":now")) {
            values.put("now", now.toEpochMilli());
        }
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            boolean changed = writer.jdbc()
                            .sql("update alert set " + set + " where id = :id and closed_at is null and " + provided)
                            .params(values)
                            .update()
                    == 1;
            if (changed) {
                alerts.event(id, now, what, by, words);
            }
            return changed;
        }));
    }
}
