package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.clock.EventLoop;
import java.time.Duration;
import javafx.application.Platform;

/// The JavaFX thread as an event loop. Waiting is left to another loop, since a JavaFX animation would keep drawing.
public final class FxLoop implements EventLoop {
    private final EventLoop timer;

    /// @param timer waits; closed with this one
    public FxLoop(EventLoop timer) {
        this.timer = timer;
    }

    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        return timer.after(delay, () -> Platform.runLater(task));
    }

    @Override
    public long millis() {
        return timer.millis();
    }

    @Override
    public void close() {
        timer.close();
    }
}
