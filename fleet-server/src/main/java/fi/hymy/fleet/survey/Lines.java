package fi.hymy.fleet.survey;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The lines to the sites, each with a bound of its own. Any thread.
final class Lines {
    private static final long SWEEP_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final long bytesPerSecond;
    private final int atOnce;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Line> lines = new HashMap<>();
    private long sweptAt;

    /// @param bytesPerSecond for each line; 0 for no bound
    /// @param atOnce as many downloads may run on one line
    /// @param nanos a clock that only goes on
    Lines(long bytesPerSecond, int atOnce, LongSupplier nanos) {
        this.bytesPerSecond = bytesPerSecond;
        this.atOnce = atOnce;
        this.nanos = nanos;
        this.sweptAt = nanos.getAsLong();
    }

    /// Begins a download; empty when as many run on that line as may.
    ///
    /// @param who among whom the line is shared
    Optional<Passage> enter(String line, String who) {
        lock.lock();
        try {
            sweep();
            Line entered = lines.computeIfAbsent(line, name -> new Line(bytesPerSecond, nanos));
            if (entered.users >= atOnce) {
                return Optional.empty();
            }
            entered.users++;
            return Optional.of(new Passage(entered, who));
        } finally {
            lock.unlock();
        }
    }

    /// Lets go lines that nobody uses; not before they have rested, or one download after another would each
    /// find the line fresh.
    private void sweep() {
        long now = nanos.getAsLong();
        if (now - sweptAt > SWEEP_EVERY) {
            sweptAt = now;
            lines.values().removeIf(line -> line.users == 0 && line.rested());
        }
    }

    private void leave(Line line) {
        lock.lock();
        try {
            line.users--;
        } finally {
            lock.unlock();
        }
    }

    /// A download that runs; must be closed.
    final class Passage implements AutoCloseable {
        private final Line line;
        private final String who;

        private Passage(Line line, String who) {
            this.line = line;
            this.who = who;
        }

        /// Waits until so many bytes may go.
        void take(int bytes) throws InterruptedException {
            line.take(who, bytes);
        }

        @Override
        public void close() {
            leave(line);
        }
    }
}
