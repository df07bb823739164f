package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Tongue;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// A stay in words, by the clock on the site's wall.
record StayRow(Stay stay, ZoneId zone, Instant now) {
    String from() {
        return words(stay.placement().from());
    }

    String to() {
        return stay.placement().to().map(this::words).orElse(isNow() ? t("stands there still") : t("no end known"));
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
        return isPlanned() ? t("Planned") : isNow() ? t("Stands here") : t("Was here");
    }

    String tone() {
        return isPlanned() ? "soso" : isNow() ? "good" : "none";
    }

    String id() {
        return stay.placement().id().value();
    }

    /// What the clock on its wall shows now; empty where it shows what the console shows.
    String clock(ZoneId console) {
        boolean same = zone.getRules().getOffset(now).equals(console.getRules().getOffset(now));
        return same
                ? ""
                : t(
                        "It is %s there (%s).",
                        Tongue.pattern("d MMM yyyy 'at' HH:mm").format(now.atZone(zone)), zone.getId());
    }

    private String words(Instant at) {
        ZonedDateTime wall = at.atZone(zone);
        return (wall.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? Tongue.pattern("d MMM yyyy")
                        : Tongue.pattern("d MMM yyyy 'at' HH:mm"))
                .format(wall);
    }
}
