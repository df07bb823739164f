package fi.hymy.kiosk.enrolment;

import fi.hymy.kiosk.disk.Durably;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A time before which it certainly is not now: when the program was built, the last good time, and what a server
/// that was trusted said, whichever is latest. The system's clock, which may stand anywhere, is not asked.
///
/// No time is believed beyond the end of the longest server certificate that was accepted so far. So neither a clock
/// that network time set wrongly, nor a server whose clock runs ahead, can make this kiosk refuse for ever the very
/// server that it knows.
///
/// Kept over a power cut, in one file; what the disk does not take is kept in memory. From any thread.
public final class TrustedTime {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedTime.class);
    private static final Duration WORTH_WRITING = Duration.ofDays(1);

    private final Path file;
    private final Supplier<Optional<Instant>> lastGood;
    private Instant floor;
    private Instant bound;
    private Instant written;

    /// @param folder of the kiosk's identity
    /// @param built when the program was built
    /// @param lastGood the time that the kiosk's clock takes for good, if any
    public TrustedTime(Path folder, Instant built, Supplier<Optional<Instant>> lastGood) {
        this.file = folder.resolve("time");
        this.lastGood = lastGood;
        this.floor = built;
        this.bound = built;
        read();
        this.written = floor;
    }

    /// It is now, or later.
    public synchronized Instant now() {
        lastGood.get().ifPresent(this::believe);
        return floor;
    }

    /// A trusted server said that it is so late.
    synchronized void heard(Instant date) {
        believe(date);
        if (floor.isAfter(written.plus(WORTH_WRITING))) {
            write();
        }
    }

    /// A server's certificate was accepted that ends then.
    synchronized void accepted(Instant end) {
        if (end.isAfter(bound)) {
            bound = end;
            write();
        }
    }

    private void believe(Instant said) {
        Instant bounded = said.isAfter(bound) ? bound : said;
        if (bounded.isAfter(floor)) {
            floor = bounded;
        }
    }

    private void read() {
        try {
            String[] parts = Files.exists(file) ? Files.readString(file).strip().split(" ", -1) : new String[0];
            if (parts.length == 2) {
                Instant known = Instant.parse(parts[1]);
                bound = known.isAfter(bound) ? known : bound;
                believe(Instant.parse(parts[0]));
            }
        } catch (IOException | DateTimeException e) {
            LOG.warn("the trusted time cannot be read: {}", e.toString());
        }
    }

    private void write() {
        written = floor;
        try {
            Durably.replace(file, floor + " " + bound + "\n");
        } catch (IOException e) {
            LOG.warn("the trusted time could not be kept: {}", e.toString());
        }
    }
}
