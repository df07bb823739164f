package fi.hymy.fleet.web;

import static fi.hymy.fleet.web.Tongue.t;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// Moments in words, in the console's time zone.
///
/// Relative times are coarse on purpose: a fragment that says "3 min ago" changes once a minute, not with every
/// look.
public final class Times {
    private final InstantSource clock;
    private final ZoneId zone;

    public Times(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }

    /// As `22 Nov 2026 at 09:05:00`.
    public String full(Instant at) {
        return Tongue.pattern("d MMM yyyy 'at' HH:mm:ss").format(at.atZone(zone));
    }

    /// As `22 Nov 2026`.
    public String day(Instant at) {
        return Tongue.pattern("d MMM yyyy").format(at.atZone(zone));
    }

    /// As `22 Nov 2026`.
    public String day(LocalDate date) {
        return Tongue.pattern("d MMM yyyy").format(date);
    }

    /// As `3 min ago`; a moment more than a minute ahead (a kiosk's clock can be wrong) says so.
    public String ago(Instant at) {
        Duration age = Duration.between(at, now());
        if (age.compareTo(Duration.ofMinutes(-1)) < 0) {
            return t("in the future (%s)", full(at));
        }
        if (age.compareTo(Duration.ofDays(31)) > 0) {
            return day(at);
        }
        return age.compareTo(Duration.ofMinutes(1)) < 0 ? t("just now") : t("%s ago", lasting(age));
    }

    /// As `for 3 h`: how long something holds since a moment.
    public String since(Instant at) {
        Duration length = Duration.between(at, now());
        return t("for %s", lasting(length.isNegative() ? Duration.ZERO : length));
    }

    /// As `3 min`, `5 h`, `2 days`; less than a minute says so.
    public static String lasting(Duration length) {
        if (length.toMinutes() < 1) {
            return t("less than a minute");
        }
        if (length.toHours() < 1) {
            return t("%s min", length.toMinutes());
        }
        if (length.toDays() < 2) {
            return t("%s h", length.toHours());
        }
        return t("%s days", length.toDays());
    }
}
