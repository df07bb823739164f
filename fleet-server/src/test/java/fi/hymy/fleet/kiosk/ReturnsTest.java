package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReturnsTest {
    @Test
    void asksALargeFleetToComeBackAHundredASecondAndWithinFourMinutes() {
        assertThat(Returns.within(10_000)).contains(Duration.ofSeconds(100));
        assertThat(Returns.within(100_000)).contains(Duration.ofMinutes(4));
    }

    @Test
    void leavesASmallFleetToItsOwnPatience() {
        assertThat(Returns.within(499)).isEmpty();
        assertThat(Returns.within(500)).contains(Duration.ofSeconds(5));
    }
}
