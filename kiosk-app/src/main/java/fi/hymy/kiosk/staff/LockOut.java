package fi.hymy.kiosk.staff;

import fi.hymy.kiosk.disk.Durably;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes guessing a PIN slow: after a few wrong ones a wait, that doubles with each further one.
///
/// An attempt is counted on disk before it is checked, so that pulling the plug wins nothing; and the wait is measured
/// in monotonic time from the last attempt or the start of the program, whichever was later, so that neither setting
/// the clock nor a restart shortens it. Where the disk does not take the count, it is kept in memory.
final class LockOut {
    /// Wrong ones that cost nothing: fingers slip.
    static final int FREE = 3;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    /// Doubling beyond this many times would only overflow.
    private static final int MOST_DOUBLINGS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(LockOut.class);

    private final Path file;
    private final LongSupplier monotonicMillis;
    private int failures;
    private long since;

    /// @param file holds the number of wrong attempts in a row
    LockOut(Path file, LongSupplier monotonicMillis) {
        this.file = file;
        this.monotonicMillis = monotonicMillis;
        this.failures = read();
        this.since = monotonicMillis.getAsLong();
    }

    /// How long nobody may try; zero when one may.
    Duration remaining() {
        long left = delay(failures).toMillis() - (monotonicMillis.getAsLong() - since);
        return Duration.ofMillis(Math.max(0, left));
    }

    /// Counts an attempt as wrong, until [#right()] says otherwise.
    void attempt() {
        failures++;
        since = monotonicMillis.getAsLong();
        write();
    }

    void right() {
        failures = 0;
        write();
    }

    static Duration delay(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - FREE, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /// A file that cannot be understood counts as the free attempts being used up.
    private int read() {
        try {
            return Math.clamp(Integer.parseInt(Files.readString(file).strip()), 0, 1_000_000);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException | NumberFormatException e) {
            LOG.warn("the count of wrong PINs cannot be read: {}", e.toString());
            return FREE;
        }
    }

    private void write() {
        try {
            Durably.replace(file, Integer.toString(failures));
        } catch (IOException e) {
            LOG.warn("the count of wrong PINs cannot be kept on disk: {}", e.toString());
        }
    }
}
