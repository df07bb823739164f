package fi.hymy.kiosk.twin;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A long piece of work for one version of the desired state, which a newer version cuts short from another
/// thread.
///
/// The interruption never outlives the work it was meant for.
final class Stretch {
    private long newest;
    private long version;
    private @Nullable Thread worker;
    private boolean cut;

    /// Interrupts the work for an older version, and lets none begin. From any thread; never waits.
    synchronized void makeWayFor(long newer) {
        newest = Math.max(newest, newer);
        if (worker != null && version < newest) {
            worker.interrupt();
        }
    }

    /// Interrupts the work, if any, so that the thread can do something else first. From any thread; never
    /// waits.
    synchronized void pause() {
        if (worker != null) {
            cut = true;
            worker.interrupt();
        }
    }

    /// Does the work in the calling thread.
    ///
    /// @return empty when a newer version made it void, or it was paused
    <T> Optional<T> run(long of, Supplier<T> work) {
        if (!begin(of)) {
            return Optional.empty();
        }
        T result;
        boolean overtaken;
        try {
            result = work.get();
        } finally {
            overtaken = end();
        }
        return overtaken ? Optional.empty() : Optional.of(result);
    }

    private synchronized boolean begin(long of) {
        if (of < newest) {
            return false;
        }
        version = of;
        worker = Thread.currentThread();
        return true;
    }

    private synchronized boolean end() {
        worker = null;
        boolean overtaken = cut || version < newest;
        cut = false;
        if (overtaken) {
            Thread.interrupted();
        }
        return overtaken;
    }
}
