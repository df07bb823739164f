package fi.hymy.fleet.storage;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A thread of its own that does the same thing again and again, and once more at the end: for what is gathered in
/// memory and written down together, so that nobody waits for a commit.
public final class Rounds {
    private static final long PATIENCE_SECONDS = 15;

    private final Duration pause;
    private final Runnable round;
    private final ScheduledExecutorService thread;

    private volatile boolean running;

    /// @param name of the thread
    /// @param pause before each round
    /// @param round must not throw: none would follow
    public Rounds(String name, Duration pause, Runnable round) {
        this.pause = pause;
        this.round = round;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    public void start() {
        running = true;
        var _ = thread.scheduleWithFixedDelay(round, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Waits for the last round, 15 seconds at the most. Does nothing when it does not run.
    public void stop() {
        if (!running) {
            return;
        }
        running = false;
        thread.execute(round);
        thread.shutdown();
        try {
            var _ = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return running;
    }
}
