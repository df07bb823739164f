package fi.hymy.kiosk.visit;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/// A visit's thread and clock whose time goes on only when a test says so.
final class SettableThread implements EventLoop, StampSource {
    private static final long START_OF_2026 = 1_767_225_600_000L;

    private final Queue<Runnable> posted = new ArrayDeque<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long millis = 1_000;
    private long number;

    private record Due(long at, long number, Runnable task) {}

    @Override
    public void execute(Runnable task) {
        posted.add(task);
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        var entry = new Due(millis + delay.toMillis(), number++, task);
        due.add(entry);
        return () -> due.remove(entry);
    }

    @Override
    public Stamp now() {
        return new Stamp(1, millis, START_OF_2026 + millis, TimeQuality.CONFIRMED);
    }

    @Override
    public long millis() {
        return millis;
    }

    @Override
    public void close() {
        due.clear();
    }

    /// Runs what other threads posted.
    void settle() {
        while (!posted.isEmpty()) {
            posted.remove().run();
        }
    }

    void pass(Duration time) {
        settle();
        long end = millis + time.toMillis();
        while (!due.isEmpty() && due.peek().at() <= end) {
            Due next = due.remove();
            millis = Math.max(millis, next.at());
            next.task().run();
            settle();
        }
        millis = end;
    }

    int waiting() {
        return due.size();
    }
}
