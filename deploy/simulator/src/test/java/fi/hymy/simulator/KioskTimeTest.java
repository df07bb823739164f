package fi.hymy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class KioskTimeTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final AtomicLong millis = new AtomicLong(500);

    @Test
    void hasABootForThePastAndOneForThePresentAtEachStart() {
        assertThat(time(1).past(NOW, NOW).boot()).isEqualTo(1);
        assertThat(time(1).boot()).isEqualTo(2);
        assertThat(time(2).past(NOW, NOW).boot()).isEqualTo(3);
        assertThat(time(2).now().boot()).isEqualTo(4);
    }

    @Test
    void countsFromItsStart() {
        KioskTime time = time(1);
        millis.set(1700);

        assertThat(time.now()).isEqualTo(new Stamp(2, 1200, NOW.toEpochMilli(), TimeQuality.CONFIRMED));
    }

    @Test
    void countsThePastFromWhenItsBootBegan() {
        assertThat(time(1).past(NOW, NOW.minus(Duration.ofDays(30))).monotonicMillis())
                .isEqualTo(Duration.ofDays(30).toMillis());
    }

    @Test
    void goesBackNoFurtherThanTheBoot() {
        Stamp stamp = new Stamp(2, 1000, 90_000, TimeQuality.CONFIRMED);

        assertThat(KioskTime.before(stamp, Duration.ofMillis(400)))
                .isEqualTo(new Stamp(2, 600, 89_600, TimeQuality.CONFIRMED));
        assertThat(KioskTime.before(stamp, Duration.ofSeconds(4)))
                .isEqualTo(new Stamp(2, 0, 86_000, TimeQuality.CONFIRMED));
    }

    private KioskTime time(long starts) {
        return new KioskTime(starts, InstantSource.fixed(NOW), millis::get);
    }
}
