package fi.hymy.fleet.alert;

import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Time that counts: that in which a site is open.
interface OpenTime {
    OpenTime ALWAYS = (from, to, enough) -> Duration.between(from, to).compareTo(enough) >= 0;

    /// Whether that much of it lies between two moments.
    boolean atLeast(Instant from, Instant to, Duration enough);

    /// By the clock on the wall of the site, its exceptions and the nights on which clocks change included.
    static OpenTime of(ZoneId zone, Hours opening) {
        if (opening.isAlways()) {
            return ALWAYS;
        }
        Schedule hours = new Schedule(zone, opening, List.of());
        return (from, to, enough) -> open(hours, from, to, enough);
    }

    private static boolean open(Schedule hours, Instant from, Instant to, Duration enough) {
        Duration left = enough;
        Instant at = from;
        while (at.isBefore(to)) {
            Instant turn =
                    hours.nextChange(at).filter(next -> next.isBefore(to)).orElse(to);
            if (hours.open(at)) {
                left = left.minus(Duration.between(at, turn));
                if (!left.isPositive()) {
                    return true;
                }
            }
            at = turn;
        }
        return !left.isPositive();
    }
}
