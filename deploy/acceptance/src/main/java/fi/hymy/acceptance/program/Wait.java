package fi.hymy.acceptance.program;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for a condition by looking again and again: for things outside this JVM, which cannot call back.
public final class Wait {
    private static final long STEP_MILLIS = 20;

    private Wait() {}

    /// @param what ends the sentence "gave up after 10 s waiting until …"
    /// @throws TimedOut when it does not hold in time
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        unlessGiven(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /// The first value that is there, looked for at least once.
    ///
    /// @throws TimedOut when there is none in time
    public static <T> T unlessGiven(String what, Duration limit, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new TimedOut("gave up after %s waiting until %s".formatted(limit, what));
            }
            pause(STEP_MILLIS);
        }
    }

    /// Lets time pass, where time itself is what is wanted (pacing).
    ///
    /// @throws Interrupted when the thread is interrupted; its flag is set again
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(e);
        }
    }

    /// Something did not happen in time.
    public static final class TimedOut extends RuntimeException {
        TimedOut(String message) {
            super(message);
        }
    }

    /// This thread is to end.
    public static final class Interrupted extends RuntimeException {
        Interrupted(InterruptedException cause) {
            super(cause);
        }
    }
}
