package fi.hymy.fleet.survey;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The lines to the sites, each with a bound of its own. Any thread.
final class Lines {
    private final long bytesPerSecond;
    private final int atOnce;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Line> lines = new HashMap<>();

    /// @param bytesPerSecond for each line; 0 for no bound
    /// @param atOnce as many downloads may run on one line
    /// @param nanos a clock that only goes on
    Lines(long bytesPerSecond, int atOnce, LongSupplier nanos) {
        this.bytesPerSecond = bytesPerSecond;
        this.atOnce = atOnce;
        this.nanos = nanos;
    }

    /// Begins a download; empty when as many run on that line as may.
    ///
    /// @param who among whom the line is shared
    Optional<Passage> enter(String line, String who) {
        lock.lock();
        try {
            Line entered = lines.computeIfAbsent(line, name -> new Line(bytesPerSecond, nanos));
            if (entered.users >= atOnce) {
                return Optional.empty();
            }
            entered.users++;
            return Optional.of(new Passage(line, entered, who));
        } finally {
            lock.unlock();
        }
    }

    private void leave(String name, Line line) {
        lock.lock();
        try {
            line.users--;
            if (line.users == 0) {
                lines.remove(name);
            }
        } finally {
            lock.unlock();
        }
    }

    /// A download that runs; must be closed.
    final class Passage implements AutoCloseable {
        private final String name;
        private final Line line;
        private final String who;

        private Passage(String name, Line line, String who) {
            this.name = name;
            this.line = line;
            this.who = who;
        }

        /// Waits until so many bytes may go.
        void take(int bytes) throws InterruptedException {
            line.take(who, bytes);
        }

        @Override
        public void close() {
            leave(name, line);
        }
    }
}
