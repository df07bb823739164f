package fi.hymy.fleet.alert;

import fi.hymy.fleet.notify.Letter;
import fi.hymy.fleet.notify.LetterForm;
import fi.hymy.fleet.notify.LetterForm.Line;
import fi.hymy.fleet.notify.Post;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes what is told: a mail about one alarm or about several, a call of a webhook about each.
///
/// @param post takes them, within the caller's transaction
/// @param zone of the moments in them
record AlertLetters(Post post, ZoneId zone) {
    /// Alarms in one letter.
    static final int MOST = 500;
    /// Names of kiosks in one letter about a group.
    static final int NAMES = 10;

    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /// @param times how often the alarm had opened by then
    /// @param names of a group's kiosks, one more than are said where there are more
    record Item(Alert alert, Notices.What what, int times, List<String> names) {
        private String key() {
            return alert.id() + "/" + times + "/" + what;
        }
    }

    void send(Recipient recipient, List<Item> items, Instant now) {
        switch (recipient.channel()) {
            case WEBHOOK -> items.forEach(item -> call(recipient, item, now));
            case MAIL -> mail(recipient, items, now);
        }
    }

    private void mail(Recipient recipient, List<Item> items, Instant now) {
        AlertWords words = AlertWords.in(recipient.language());
        LetterForm form = items.size() == 1 ? about(items.getFirst(), words) : about(items, words);
        String key = items.stream().map(Item::key).collect(Collectors.joining(" "));
        // One that still holds after a second pause is told again.
        String moment = items.stream().anyMatch(item -> item.what() == Notices.What.STILL) ? "/" + now : "";
        String cause = "alerts/%s/%s%s"
                .formatted(recipient.id(), UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)), moment);
        post.send(new Letter(cause, recipient.target(), form.title(), form.text(), form.html(), false, GOOD_FOR));
    }

    private LetterForm about(Item item, AlertWords words) {
        Alert alert = item.alert();
        List<Line> lines = new ArrayList<>();
        if (item.what() == Notices.What.CLOSED) {
            lines.add(Line.of(words.said("letter.closed.line", ending(alert, words))));
        } else {
            lines.add(Line.of(
                    words.said("letter.since", MOMENT.format(alert.since().atZone(zone)))));
            if (alert.times() > 1) {
                lines.add(Line.of(words.said("letter.again", alert.times())));
            }
            names(item, words, lines);
            lines.add(Line.of(words.advice(alert.cause().kind(), alert.cause().isGroup())));
        }
        lines.add(new Line(words.said("letter.opened"), post.link("/alarms/" + alert.id())));
        lines.add(Line.of(words.said("letter.why")));
        return new LetterForm(words.language(), headline(item, words), lines);
    }

    private LetterForm about(List<Item> items, AlertWords words) {
        List<Line> lines = new ArrayList<>();
        items.stream()
                .limit(MOST)
                .forEach(item -> lines.add(new Line(
                        headline(item, words),
                        post.link("/alarms/" + item.alert().id()))));
        lines.add(new Line(words.said("letter.all"), post.link("/alarms")));
        lines.add(Line.of(words.said("letter.why")));
        return new LetterForm(words.language(), words.said("letter.many", items.size()), lines);
    }

    private static void names(Item item, AlertWords words, List<Line> lines) {
        if (item.names().isEmpty()) {
            return;
        }
        boolean more = item.names().size() > NAMES;
        String names = item.names().stream().limit(NAMES).collect(Collectors.joining(", "));
        lines.add(Line.of(words.said("letter.kiosks", names) + (more ? " …" : "")));
    }

    private static String headline(Item item, AlertWords words) {
        String title = words.title(item.alert());
        return switch (item.what()) {
            case OPENED -> title;
            case CLOSED -> words.said("letter.closed", title);
            case STILL -> words.said("letter.reminder", title);
        };
    }

    private static String ending(Alert alert, AlertWords words) {
        return alert.closedWhy().isEmpty() ? "" : words.said("ending." + alert.closedWhy());
    }

    private void call(Recipient recipient, Item item, Instant now) {
        String type = "alert." + item.what().name().toLowerCase(Locale.ROOT);
        Alert alert = item.alert();
        AlertWords words = AlertWords.in("en");
        var body = new Told(
                type,
                now,
                new Told.Data(
                        alert.id(),
                        alert.cause().kind().word(),
                        alert.severity(),
                        words.title(alert),
                        words.advice(alert.cause().kind(), alert.cause().isGroup()),
                        alert.since(),
                        alert.closedAtOrNull(),
                        alert.cause().ofKiosk().map(kiosk -> kiosk.value()).orElse(null),
                        alert.siteId(),
                        post.link("/alarms/" + alert.id())));
        String cause =
                "alerts/%s/%s/%s".formatted(recipient.id(), item.key(), item.what() == Notices.What.STILL ? now : "");
        post.call(recipient.target(), cause, type, JsonMapper.shared().writeValueAsString(body), GOOD_FOR);
    }

    /// What a webhook is told.
    record Told(String type, Instant timestamp, Data data) {
        record Data(
                String id,
                String rule,
                Severity severity,
                String title,
                String advice,
                Instant since,
                @Nullable Instant closedAt,
                @Nullable String kiosk,
                @Nullable String site,
                String url) {}
    }
}
