package fi.hymy.fleet.site;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A stay in words, by the clock on the site's wall.
record StayRow(Stay stay, ZoneId zone, Instant now) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy 'at' HH:mm", Locale.UK);

    String from() {
        return words(stay.placement().from());
    }

    String to() {
        return stay.placement().to().map(this::words).orElse(isNow() ? "stands there still" : "no end known");
    }

    boolean isNow() {
        return stay.isNow(now);
    }

    boolean isPlanned() {
        return stay.isPlanned(now);
    }

    /// Whether it can be taken back: not begun yet, or made just now.
    boolean canBeUndone() {
        return isPlanned()
                || stay.placement().madeAt().plus(Placements.SECOND_THOUGHTS).isAfter(now);
    }

    String word() {
        return isPlanned() ? "Planned" : isNow() ? "Stands here" : "Was here";
    }

    String tone() {
        return isPlanned() ? "soso" : isNow() ? "good" : "none";
    }

    String id() {
        return stay.placement().id().value();
    }

    private String words(Instant at) {
        ZonedDateTime wall = at.atZone(zone);
        return (wall.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : TIME).format(wall);
    }
}
