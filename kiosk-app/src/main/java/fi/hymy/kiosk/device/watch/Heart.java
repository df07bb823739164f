package fi.hymy.kiosk.device.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/// Knows whether the parts of the program that must never stand still do advance. From any thread.
///
/// A part that has nothing to do ticks all the same: somebody asks it to, and it answers when its turn comes.
public final class Heart {
    private final LongSupplier millis;
    private final List<Beat> beats = new CopyOnWriteArrayList<>();

    /// @param millis monotonic
    public Heart(LongSupplier millis) {
        this.millis = millis;
    }

    /// One more part to be watched from now on.
    ///
    /// @param name for the log
    /// @param patience how long it may take from one tick to the next
    public Beat part(String name, Duration patience) {
        var beat = new Beat(name, patience);
        beats.add(beat);
        return beat;
    }

    /// The parts that have not ticked in time; empty while all is well.
    public List<String> stalled() {
        return beats.stream().filter(Beat::isLate).map(beat -> beat.name).toList();
    }

    /// Counts as a tick of every part: the whole program was held up from outside, as by a machine that
    /// slept.
    void forgive() {
        beats.forEach(Beat::tick);
    }

    /// One part's pulse.
    public final class Beat {
        private final String name;
        private final Duration patience;
        private volatile long last;

        private Beat(String name, Duration patience) {
            this.name = name;
            this.patience = patience;
            this.last = millis.getAsLong();
        }

        public void tick() {
            last = millis.getAsLong();
        }

        private boolean isLate() {
            return millis.getAsLong() - last > patience.toMillis();
        }
    }
}
