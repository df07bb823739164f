package fi.hymy.kiosk.staff;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StaffTestTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final ManualLoop loop = new ManualLoop();
    private final List<Boolean> told = new ArrayList<>();
    private TimeQuality quality = TimeQuality.CONFIRMED;
    private final StaffTest test = new StaffTest(loop, this::now, told::add);

    @Test
    void endsByItselfHalfAnHourAfterItWasBegunAtTheKiosk() {
        test.here(true);
        loop.advance(Duration.ofMinutes(29).plusSeconds(59));
        assertThat(test.on()).isTrue();
        loop.advance(Duration.ofSeconds(1));
        assertThat(test.on()).isFalse();
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void beginsAnewWhenItIsBegunOnceMore() {
        test.here(true);
        loop.advance(Duration.ofMinutes(20));
        test.here(true);
        loop.advance(Duration.ofMinutes(29));
        assertThat(test.on()).isTrue();
        loop.advance(Duration.ofMinutes(1));
        assertThat(test.on()).isFalse();
    }

    @Test
    void endsAtTheTimeThatTheServerSays() {
        test.until(NOON.plusSeconds(95));
        assertThat(test.on()).isTrue();
        loop.advance(Duration.ofSeconds(94));
        assertThat(test.on()).isTrue();
        loop.advance(Duration.ofSeconds(1));
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void doesNotBeginWhenItsTimeIsOver() {
        test.until(NOON.minusSeconds(1));
        assertThat(told).isEmpty();
    }

    @Test
    void waitsForAClockThatKnowsTheTime() {
        quality = TimeQuality.UNSYNCHRONISED;
        test.until(NOON.plusSeconds(600));
        loop.advance(Duration.ofSeconds(30));
        assertThat(test.on()).isFalse();

        quality = TimeQuality.CONFIRMED;
        loop.advance(Duration.ofSeconds(10));
        assertThat(test.on()).isTrue();
    }

    @Test
    void endsTheServersTooWhenItIsEndedAtTheKiosk() {
        test.until(NOON.plusSeconds(600));
        test.here(false);
        loop.advance(Duration.ofMinutes(2));
        assertThat(told).containsExactly(true, false);
    }

    private Stamp now() {
        return new Stamp(1, loop.millis(), NOON.toEpochMilli() + loop.millis(), quality);
    }
}
