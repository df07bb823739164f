package fi.hymy.protocol.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/// The clock on a site's wall, as schedules read it: it may leap forward, and never runs back.
///
/// Where the clocks are put back, the hour that comes twice counts once: while it passes for the second
/// time, the clock stands still at its end. So whatever begins within it begins at the first of the two
/// moments, nothing begins or ends twice, and what holds at the end of the first time holds all through the
/// second. Where they are put forward, what lies in the gap happens at the leap.
record SiteClock(ZoneId zone) {
    /// The time on the wall.
    LocalDateTime read(Instant instant) {
        LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);
        // The one strictly before the next nanosecond: that at this very instant counts.
        ZoneOffsetTransition last = zone.getRules().previousTransition(instant.plusNanos(1));
        if (last != null && last.isOverlap() && wall.isBefore(last.getDateTimeBefore())) {
            return last.getDateTimeBefore().minusNanos(1);
        }
        return wall;
    }

    /// The first moment at which the clock shows that time or a later one.
    Instant first(LocalDateTime wall) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(wall);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        return wall.atZone(zone).toInstant();
    }
}
