package fi.hymy.kiosk.clock;

import java.time.Duration;
import java.util.concurrent.Executor;

/// One thread that does what it is given, one thing after another, now or later.
///
/// What a room keeps on its loop needs no locks. Tests put a loop with a clock of their own in its place, and many
/// pretend kiosks may share one.
public interface EventLoop extends Executor, AutoCloseable {
    /// A loop on a daemon thread of its own. What a task throws is logged, and the next task is done all the same.
    static EventLoop named(String thread) {
        return new ThreadLoop(thread);
    }

    /// Does the task after what is already waiting. From any thread; a task given after [#close()] is dropped.
    @Override
    void execute(Runnable task);

    /// Does the task once the delay has passed, not earlier. From any thread.
    ///
    /// @param delay zero or more
    Pending after(Duration delay, Runnable task);

    /// Monotonic milliseconds, from an arbitrary start; the same time by which [#after] waits.
    long millis();

    /// Drops what waits and ends the thread; a task that runs is interrupted.
    @Override
    void close();

    /// Something that is still to be done.
    @FunctionalInterface
    interface Pending {
        /// Takes it back; nothing happens when it is done or running.
        void cancel();
    }
}
