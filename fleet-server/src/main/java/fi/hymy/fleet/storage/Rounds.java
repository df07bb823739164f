package fi.hymy.fleet.storage;

import java.time.Duration;

/// A thread of its own that does the same thing again and again, and once more at the end: for what is gathered in
/// memory and written down together, so that nobody waits for a commit.
public final class Rounds {
    private static final long PATIENCE_MILLIS = 15_000;

    private final Duration pause;
    private final Runnable round;
    private final Thread thread;

    private volatile boolean ending;

    /// @param name of the thread
    /// @param pause before each round
    /// @param round must not throw
    public Rounds(String name, Duration pause, Runnable round) {
        this.pause = pause;
        this.round = round;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Waits for the last round, 15 seconds at the most.
    public void stop() {
        ending = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        while (!ending) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                ending = true;
            }
            round.run();
        }
    }
}
