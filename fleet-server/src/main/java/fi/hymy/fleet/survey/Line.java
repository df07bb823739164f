package fi.hymy.fleet.survey;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// One bounded line that several share: whoever waits gets a piece in turn, however many downloads each
/// has. A download that does not read takes nothing. Any thread; made for virtual ones, which only park
/// here.
final class Line {
    /// What may go at once after a pause, in fractions of a second.
    private static final int BURSTS_PER_SECOND = 8;

    private final long bytesPerSecond;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Deque<Wait>> waiting = new HashMap<>();
    private final Deque<String> turns = new ArrayDeque<>();

    /// How many downloads run; guarded by the lock of [Lines].
    int users;

    private double free;
    private long filledAt;

    /// @param bytesPerSecond 0 for no bound
    Line(long bytesPerSecond, LongSupplier nanos) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanos = nanos;
        this.free = (double) bytesPerSecond / BURSTS_PER_SECOND;
        this.filledAt = nanos.getAsLong();
    }

    /// Whether all is free that may go at once, as on a line that nobody used for a while.
    boolean rested() {
        lock.lock();
        try {
            fill();
            return free >= (double) bytesPerSecond / BURSTS_PER_SECOND;
        } finally {
            lock.unlock();
        }
    }

    private static final class Wait {
        private final int bytes;
        private final Condition changed;
        private boolean granted;

        private Wait(int bytes, Condition changed) {
            this.bytes = bytes;
            this.changed = changed;
        }
    }

    void take(String who, int bytes) throws InterruptedException {
        if (bytesPerSecond == 0) {
            return;
        }
        lock.lockInterruptibly();
        try {
            var mine = new Wait(bytes, lock.newCondition());
            queue(who, mine);
            try {
                awaitTurn(mine);
            } finally {
                if (!mine.granted) {
                    forget(who, mine);
                }
                wakeNext();
            }
        } finally {
            lock.unlock();
        }
    }

    private void queue(String who, Wait mine) {
        Deque<Wait> own = waiting.computeIfAbsent(who, name -> {
            turns.addLast(name);
            return new ArrayDeque<>();
        });
        own.addLast(mine);
    }

    /// Lets as many go as there is room for, one piece of each in turn. A piece that is larger than what
    /// can ever be free goes alone, and what it takes too much is made up for.
    private void grant() {
        fill();
        while (!turns.isEmpty() && free > 0) {
            String who = turns.removeFirst();
            Deque<Wait> own = waiting.get(who);
            if (own == null) {
                continue;
            }
            Wait next = own.removeFirst();
            free -= next.bytes;
            next.granted = true;
            next.changed.signal();
            if (own.isEmpty()) {
                waiting.remove(who);
            } else {
                turns.addLast(who);
            }
        }
    }

    private void fill() {
        long now = nanos.getAsLong();
        double more = (double) (now - filledAt) * bytesPerSecond / TimeUnit.SECONDS.toNanos(1);
        free = Math.min((double) bytesPerSecond / BURSTS_PER_SECOND, free + more);
        filledAt = now;
    }

    /// Whoever is next waits for the time, all others for their turn.
    private void awaitTurn(Wait mine) throws InterruptedException {
        grant();
        while (!mine.granted) {
            if (isNext(mine)) {
                mine.changed.awaitNanos(untilFree());
            } else {
                mine.changed.await();
            }
            grant();
        }
    }

    private long untilFree() {
        double lacking = Math.max(1, 1 - free);
        return Math.max(100_000, (long) (lacking * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond));
    }

    private boolean isNext(Wait mine) {
        Deque<Wait> own = turns.isEmpty() ? null : waiting.get(turns.getFirst());
        return own != null && own.peekFirst() == mine;
    }

    private void wakeNext() {
        Deque<Wait> own = turns.isEmpty() ? null : waiting.get(turns.getFirst());
        if (own != null && !own.isEmpty()) {
            own.getFirst().changed.signal();
        }
    }

    private void forget(String who, Wait mine) {
        Deque<Wait> own = waiting.get(who);
        if (own != null && own.remove(mine) && own.isEmpty()) {
            waiting.remove(who);
            turns.remove(who);
        }
    }
}
