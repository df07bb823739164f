package fi.hymy.kiosk.update.slot;

import java.io.IOException;
import java.time.Duration;

/// What the slot machine does to the world around it.
public interface Hands {
    /// Makes a version the one that runs next.
    ///
    /// @throws IOException when it cannot be had; nothing is mounted then
    void mount(Slot slot) throws IOException;

    /// Starts the kiosk's program anew, with whatever the machine's `mount` chooses. Returns once that is under way.
    void restart() throws IOException;

    void pause(Duration time) throws InterruptedException;

    /// Monotonic.
    long millis();
}
