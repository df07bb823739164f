package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.clock.EventLoop;
import java.time.Duration;

/// A loop on which no time passes, for pictures: what is to be done is done at once, and what is for later never.
record Still() implements EventLoop {
    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        return () -> {};
    }

    @Override
    public long millis() {
        return 0;
    }

    @Override
    public void close() {}
}
