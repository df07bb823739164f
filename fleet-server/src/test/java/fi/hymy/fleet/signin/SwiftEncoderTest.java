package fi.hymy.fleet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

final class SwiftEncoderTest {
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final Slow slow = new Slow();
    private final SwiftEncoder swift = new SwiftEncoder(slow, () -> now);

    @Test
    void asksTheSlowOneOnceInFiveMinutes() {
        assertThat(swift.matches("right", "hash of right")).isTrue();
        assertThat(swift.matches("right", "hash of right")).isTrue();
        assertThat(slow.asked).isEqualTo(1);

        now = now.plusSeconds(301);
        assertThat(swift.matches("right", "hash of right")).isTrue();
        assertThat(slow.asked).isEqualTo(2);
    }

    @Test
    void remembersNothingForAnotherPasswordOrAnotherHash() {
        assertThat(swift.matches("right", "hash of right")).isTrue();

        assertThat(swift.matches("wrong", "hash of right")).isFalse();
        assertThat(swift.matches("right", "hash of another")).isFalse();
        assertThat(swift.matches("", "")).isFalse();
    }

    private static final class Slow implements PasswordEncoder {
        private int asked;

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            asked++;
            return encode(password).equals(hash);
        }
    }
}
