package fi.hymy.fleet.rollout;

import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// How a change is to go out.
///
/// @param window when kiosks may be told, by the clock at their sites
/// @param newcomers whether kiosks that come to match later get the change too
record Plan(Waves waves, Hours window, Thresholds thresholds, boolean newcomers) {
    /// Whether kiosks in that zone may be told now.
    boolean isOpen(ZoneId zone, Instant now) {
        return window.isAlways() || schedule(zone).open(now);
    }

    /// When the window opens next; empty where it never does.
    Optional<Instant> opensNext(ZoneId zone, Instant now) {
        return schedule(zone).nextChange(now);
    }

    private Schedule schedule(ZoneId zone) {
        return new Schedule(zone, window, List.of());
    }
}
