package fi.hymy.fleet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SignInThrottleTest {
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(() -> now);

    @Test
    void letsAFewMistakesPass() {
        fail(4);

        assertThat(throttle.wait("ann", "here")).isEqualTo(Duration.ZERO);
    }

    @Test
    void doublesTheWaitUpToAMinute() {
        fail(5);
        assertThat(throttle.wait("ann", "here")).isEqualTo(Duration.ofSeconds(1));
        fail(2);
        assertThat(throttle.wait("ann", "here")).isEqualTo(Duration.ofSeconds(4));
        fail(20);
        assertThat(throttle.wait("ann", "here")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void doesNotLockPeopleOutWhoSignInFromElsewhere() {
        fail(30);

        assertThat(throttle.wait("ann", "elsewhere")).isEqualTo(Duration.ZERO);
    }

    @Test
    void slowsAnAddressThatTriesManyNames() {
        for (int i = 0; i < 60; i++) {
            throttle.failed("name-" + i, "here");
        }

        assertThat(throttle.wait("another", "here")).isPositive();
    }

    @Test
    void forgetsAfterASuccessAndAfterAWhile() {
        fail(8);
        throttle.succeeded("ann", "here");
        assertThat(throttle.wait("ann", "here")).isEqualTo(Duration.ZERO);

        fail(8);
        now = now.plus(Duration.ofMinutes(16));
        assertThat(throttle.wait("ann", "here")).isEqualTo(Duration.ZERO);
    }

    @Test
    void remembersABoundedNumberOfPlaces() {
        for (int i = 0; i < 30_000; i++) {
            throttle.failed("name", "address-" + i);
        }

        assertThat(throttle.places()).isEqualTo(SignInThrottle.MAX_PLACES);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("ann", "here");
        }
    }
}
