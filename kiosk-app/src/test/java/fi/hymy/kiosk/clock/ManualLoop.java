package fi.hymy.kiosk.clock;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/// A loop whose time stands still until the test moves it. Tasks run in the test's own thread, in [#run()] and
/// [#advance(Duration)]; other threads may hand in tasks.
public final class ManualLoop implements EventLoop {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    private long now;
    private long order;
    private boolean closed;

    private record Task(long due, long order, Runnable body) {}

    @Override
    public void execute(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public synchronized Pending after(Duration delay, Runnable task) {
        if (closed) {
            return () -> {};
        }
        Task pending = new Task(now + delay.toMillis(), order++, task);
        tasks.add(pending);
        return () -> cancel(pending);
    }

    private synchronized void cancel(Task pending) {
        tasks.remove(pending);
    }

    @Override
    public synchronized long millis() {
        return now;
    }

    @Override
    public synchronized void close() {
        closed = true;
        tasks.clear();
    }

    /// Does what is due, and what that brings with it.
    public void run() {
        advance(Duration.ZERO);
    }

    /// Lets the time pass, doing each task at its moment.
    public void advance(Duration duration) {
        long end = millis() + duration.toMillis();
        for (Task task = next(end); task != null; task = next(end)) {
            task.body().run();
        }
        moveTo(end);
    }

    /// Goes to the moment of the next task, however far, and does all that is due then.
    ///
    /// @return how long that took, zero when nothing waits
    public Duration advanceToNext() {
        long start = millis();
        long due = nextDue();
        if (due < 0) {
            return Duration.ZERO;
        }
        advance(Duration.ofMillis(due - start));
        return Duration.ofMillis(millis() - start);
    }

    private synchronized long nextDue() {
        Task task = tasks.peek();
        return task == null ? -1 : Math.max(now, task.due());
    }

    private synchronized Task next(long end) {
        Task task = tasks.peek();
        if (task == null || task.due() > end) {
            return null;
        }
        now = Math.max(now, task.due());
        return tasks.poll();
    }

    private synchronized void moveTo(long moment) {
        now = Math.max(now, moment);
    }
}
