package fi.hymy.fleet.alert;

import fi.hymy.fleet.notify.Post;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who is still to be told what. News is noted with the alert in one transaction, and becomes a letter in one: so
/// neither
/// is lost nor told twice, whenever the server is killed.
///
/// What opened and closed before anybody was told is never told.
@Component
final class Notices {
    private static final int AT_ONCE = 1000;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final Recipients recipients;
    private final AlertRules rules;
    private final AlertList list;
    private final Post post;
    private final AlertSettings settings;
    private final ZoneId zone;

    Notices(
            WriterDb writer,
            ReaderDb reader,
            Recipients recipients,
            AlertRules rules,
            AlertList list,
            Post post,
            AlertSettings settings,
            Times times) {
        this.writer = writer;
        this.reader = reader;
        this.recipients = recipients;
        this.rules = rules;
        this.list = list;
        this.post = post;
        this.settings = settings;
        this.zone = times.zone();
    }

    /// What is told.
    enum What {
        OPENED,
        CLOSED,
        /// It is still so after a pause.
        STILL
    }

    record Notice(String alert, String recipient, int times, What what) {}

    /// Within the transaction that opens or closes.
    void heard(List<Alerts.News> news, Instant now) {
        if (news.isEmpty()) {
            return;
        }
        Map<String, Set<KioskId>> meant = new HashMap<>();
        for (Recipient recipient : recipients.all()) {
            if (recipient.on()) {
                Instant due = recipient.due(now.plus(settings.gather()), zone);
                news.stream()
                        .filter(one -> concerns(one, recipient, meant))
                        .forEach(one -> note(
                                new Notice(
                                        one.id(),
                                        recipient.id(),
                                        one.times(),
                                        one.opened() ? What.OPENED : What.CLOSED),
                                due));
            }
        }
    }

    private boolean concerns(Alerts.News news, Recipient recipient, Map<String, Set<KioskId>> meant) {
        if (!news.severity().isAtLeast(recipient.least())) {
            return false;
        }
        if (recipient.query().isEmpty()) {
            return true;
        }
        Set<KioskId> kiosks = meant.computeIfAbsent(recipient.query(), rules::kiosks);
        return news.cause()
                .ofKiosk()
                .map(kiosks::contains)
                .orElseGet(() -> news.kiosks().stream().anyMatch(kiosks::contains));
    }

    /// Tells those again who were told of it. Within the caller's transaction.
    void remind(String alert, Instant now) {
        List<Notice> told = reader.jdbc()
                .sql("""
                        select t.recipient_id, a.times from alert_told t join alert a on a.id = t.alert_id
                        where t.alert_id = :alert and t.times = a.times
                        """)
                .param("alert", alert)
                .query((row, number) ->
                        new Notice(alert, row.getString("recipient_id"), row.getInt("times"), What.STILL))
                .list();
        told.forEach(notice -> note(notice, now));
    }

    private void note(Notice notice, Instant due) {
        writer.jdbc()
                .sql("""
                        insert into alert_notice (alert_id, recipient_id, times, what, due_at)
                        values (:alert, :recipient, :times, :what, :due)
                        on conflict (alert_id, recipient_id, times, what) do update set due_at = excluded.due_at
                        """)
                .params(params(notice))
                .param("due", due.toEpochMilli())
                .update();
    }

    /// Makes letters of what is due, one for each who is to be told.
    void write(Instant now) {
        List<Notice> due = reader.jdbc()
                .sql("""
                        select alert_id, recipient_id, times, what from alert_notice where due_at <= :now
                        order by recipient_id, due_at, alert_id limit :limit
                        """)
                .param("now", now.toEpochMilli())
                .param("limit", AT_ONCE)
                .query((row, number) -> new Notice(
                        row.getString("alert_id"),
                        row.getString("recipient_id"),
                        row.getInt("times"),
                        What.valueOf(row.getString("what"))))
                .list();
        if (due.isEmpty()) {
            return;
        }
        Map<String, Alert> alerts = new HashMap<>();
        List<String> ids = due.stream().map(Notice::alert).distinct().toList();
        for (int from = 0; from < ids.size(); from += AlertLetters.MOST) {
            list.of(ids.subList(from, Math.min(ids.size(), from + AlertLetters.MOST)))
                    .forEach(alert -> alerts.put(alert.id(), alert));
        }
        Map<String, Recipient> known =
                recipients.all().stream().collect(Collectors.toMap(Recipient::id, Function.identity()));
        Map<String, List<Notice>> byRecipient =
                due.stream().collect(Collectors.groupingBy(Notice::recipient, LinkedHashMap::new, Collectors.toList()));
        byRecipient.forEach((id, notices) -> {
            Recipient recipient = known.get(id);
            if (recipient != null) {
                tell(recipient, notices, alerts, now);
            }
        });
    }

    private void tell(Recipient recipient, List<Notice> notices, Map<String, Alert> alerts, Instant now) {
        Set<Notice> told = told(recipient, notices);
        List<AlertLetters.Item> items = new ArrayList<>();
        List<Notice> opened = new ArrayList<>();
        for (Notice notice : notices) {
            Alert alert = alerts.get(notice.alert());
            if (alert != null && recipient.on() && isNews(notice, alert, told)) {
                items.add(item(alert, notice));
                if (notice.what() == What.OPENED) {
                    opened.add(notice);
                }
            }
        }
        writer.transaction().executeWithoutResult(status -> {
            notices.forEach(this::strike);
            opened.forEach(this::markTold);
            if (!items.isEmpty()) {
                new AlertLetters(post, zone).send(recipient, items, now);
            }
        });
    }

    private static boolean isNews(Notice notice, Alert alert, Set<Notice> told) {
        return switch (notice.what()) {
            case OPENED, STILL -> alert.isOpen() && alert.times() == notice.times();
            case CLOSED -> told.contains(new Notice(notice.alert(), notice.recipient(), notice.times(), What.OPENED));
        };
    }

    private AlertLetters.Item item(Alert alert, Notice notice) {
        List<String> names = alert.cause().isGroup()
                ? list.kiosks(alert.id(), AlertLetters.NAMES + 1).stream()
                        .map(AlertList.Member::name)
                        .toList()
                : List.of();
        return new AlertLetters.Item(alert, notice.what(), notice.times(), names);
    }

    private Set<Notice> told(Recipient recipient, List<Notice> notices) {
        if (notices.stream().noneMatch(notice -> notice.what() == What.CLOSED)) {
            return Set.of();
        }
        return new HashSet<>(reader.jdbc()
                .sql(
                        "select alert_id, recipient_id, times from alert_told where recipient_id = :id and alert_id in (:alerts)")
                .param("id", recipient.id())
                .param("alerts", notices.stream().map(Notice::alert).distinct().toList())
                .query((row, number) -> new Notice(
                        row.getString("alert_id"), row.getString("recipient_id"), row.getInt("times"), What.OPENED))
                .list());
    }

    private void strike(Notice notice) {
        writer.jdbc().sql("""
                        delete from alert_notice
                        where alert_id = :alert and recipient_id = :recipient and times = :times and what = :what
                        """).params(params(notice)).update();
    }

    private void markTold(Notice notice) {
        writer.jdbc()
                .sql("""
                        insert into alert_told (alert_id, recipient_id, times) values (:alert, :recipient, :times)
                        on conflict (alert_id, recipient_id, times) do nothing
                        """)
                .param("alert", notice.alert())
                .param("recipient", notice.recipient())
                .param("times", notice.times())
                .update();
    }

    private static Map<String, Object> params(Notice notice) {
        return Map.of(
                "alert", notice.alert(),
                "recipient", notice.recipient(),
                "times", notice.times(),
                "what", notice.what().name());
    }
}
