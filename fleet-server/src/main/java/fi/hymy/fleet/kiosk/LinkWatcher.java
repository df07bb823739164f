package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.List;

/// Wants to know when links come and go, as the presence writer writes them down: many at once, after the commit.
public interface LinkWatcher {
    /// @param linked whether it came
    record Change(KioskId kiosk, Instant at, boolean linked) {}

    /// On the presence writer's thread; one that throws is told the same again.
    ///
    /// @param changes at least one
    void changed(List<Change> changes);
}
