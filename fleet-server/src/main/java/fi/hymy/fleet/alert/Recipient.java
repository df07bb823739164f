package fi.hymy.fleet.alert;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.notify.Addressee;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// Who is told of which alarms, and when.
///
/// @param target a mail address, or a webhook's id
/// @param language of letters
/// @param least which alarms: these and graver ones
/// @param query of which kiosks; empty for all
/// @param quietFrom from then until [#quietTo] nothing is sent; what still holds comes afterwards. Null for never
/// @param digestAt once a day at that time, all in one; null for at once
record Recipient(
        String id,
        String name,
        Channel channel,
        String target,
        String language,
        Severity least,
        String query,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        @Nullable LocalTime digestAt,
        boolean on) {
    private static final int LONGEST_NAME = 100;

    Recipient {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(t("Who is told needs a name of 1 to 100 characters."));
        }
        if (channel == Channel.MAIL && !Addressee.isMail(target)) {
            throw new IllegalArgumentException(t("'%s' is no mail address.", target));
        }
        if (!AlertWords.knows(language)) {
            throw new IllegalArgumentException(t("Letters can be in en, fi or sv."));
        }
        if ((quietFrom == null) != (quietTo == null)) {
            throw new IllegalArgumentException(t("Quiet hours need a beginning and an end."));
        }
    }

    enum Channel {
        MAIL,
        WEBHOOK
    }

    /// When news of a moment is to be told.
    Instant due(Instant news, ZoneId zone) {
        ZonedDateTime wall = news.atZone(zone);
        if (digestAt != null) {
            return after(wall, digestAt);
        }
        if (quietFrom == null || quietTo == null || !isQuiet(wall.toLocalTime(), quietFrom, quietTo)) {
            return news;
        }
        return after(wall, quietTo);
    }

    private static boolean isQuiet(LocalTime at, LocalTime from, LocalTime to) {
        return from.isBefore(to) ? !at.isBefore(from) && at.isBefore(to) : !at.isBefore(from) || at.isBefore(to);
    }

    private static Instant after(ZonedDateTime wall, LocalTime time) {
        ZonedDateTime today = wall.with(time);
        return (today.isAfter(wall) ? today : wall.plusDays(1).with(time)).toInstant();
    }

    /// @param text as `22:00`, or empty
    /// @throws IllegalArgumentException in a sentence
    static @Nullable LocalTime time(String text) {
        try {
            return text.isBlank() ? null : LocalTime.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(t("'%s' is no time of day, as 22:00.", text), e);
        }
    }

    static String text(@Nullable LocalTime time) {
        return time == null ? "" : time.toString();
    }

    /// For the trail of changes: `Night duty: night@example.org, urgent, tag:lobby, quiet 22:00–06:00`.
    String inWords() {
        String words =
                t("%s: %s, from %s on, at %s", name, target, least.label(), query.isEmpty() ? t("all kiosks") : query);
        if (quietFrom != null) {
            words = t("%s; quiet %s", words, quietHours());
        }
        if (digestAt != null) {
            words = t("%s; daily at %s", words, digestAt);
        }
        return on ? words : t("%s; switched off", words);
    }

    public String quietHours() {
        return quietFrom == null ? "" : quietFrom + "–" + quietTo;
    }
}
