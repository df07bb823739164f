package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.ReaderDb;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Within how long a kiosk is to come back whose connection breaks: in a large fleet all may lose theirs at once, and
/// each handshake takes some milliseconds of processor time that the console needs too. Any thread.
@Component
final class Returns {
    /// Handshakes that leave most of one core.
    private static final int A_SECOND = 100;
    /// A kiosk's own patience does for a smaller fleet.
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration COUNTED_FOR = Duration.ofSeconds(30);

    private final ReaderDb reader;
    private final InstantSource clock;
    private volatile Count last = new Count(0, Long.MIN_VALUE);

    Returns(ReaderDb reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    private record Count(long kiosks, long untilMillis) {}

    /// Empty while the fleet is small. May wait for the database now and then.
    Optional<Duration> within() {
        Count count = last;
        long now = clock.millis();
        if (count.untilMillis() <= now) {
            count = new Count(known(), now + COUNTED_FOR.toMillis());
            last = count;
        }
        return within(count.kiosks());
    }

    static Optional<Duration> within(long kiosks) {
        Duration window = Duration.ofSeconds(kiosks / A_SECOND);
        return window.compareTo(SHORTEST) < 0
                ? Optional.empty()
                : Optional.of(window.compareTo(LONGEST) > 0 ? LONGEST : window);
    }

    /// All that ever were, for in the midst of coming back few are linked.
    private long known() {
        return reader.jdbc()
                .sql("select count(*) from presence where session > 0")
                .query(Long.class)
                .single();
    }
}
