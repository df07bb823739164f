package fi.hymy.kiosk.clock;

import java.nio.file.Files;
import java.nio.file.Path;

/// Says whether network time has confirmed the system's clock.
@FunctionalInterface
public interface TimeProbe {
    /// Cheap enough to be asked for every stamp; from any thread.
    boolean confirmed();

    /// Where systemd-timesyncd leaves its mark once it has set the clock.
    Path TIMESYNC = Path.of("/run/systemd/timesync/synchronized");

    /// Confirmed once the file exists.
    static TimeProbe file(Path mark) {
        return () -> Files.exists(mark);
    }

    /// Believes the clock, as on a development machine that somebody else keeps on time.
    static TimeProbe trusting() {
        return () -> true;
    }
}
