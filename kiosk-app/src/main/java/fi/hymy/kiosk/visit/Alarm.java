package fi.hymy.kiosk.visit;

import fi.hymy.kiosk.clock.EventLoop;
import java.time.Duration;

/// The one thing that happens by itself if nothing else does; setting it anew forgets the former.
final class Alarm {
    private final EventLoop thread;
    private EventLoop.Pending timer = () -> {};
    private long setting;

    Alarm(EventLoop thread) {
        this.thread = thread;
    }

    void set(Duration delay, Runnable task) {
        cancel();
        long mine = setting;
        timer = thread.after(delay, () -> {
            if (mine == setting) {
                task.run();
            }
        });
    }

    void cancel() {
        timer.cancel();
        setting++;
    }
}
