package fi.hymy.fleet.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Knows for some minutes which passwords it found right, so that a program which sends one with every
/// request costs one slow hash and not thousands. Remembers them as keyed hashes, under a key that this
/// process alone has. Any thread.
final class SwiftEncoder implements PasswordEncoder {
    static final int MOST = 256;

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final String SUM = "HmacSHA256";

    private final PasswordEncoder slow;
    private final InstantSource clock;
    private final SecretKeySpec key = new SecretKeySpec(Secret.bytes(32), SUM);
    private final Map<String, Instant> right = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    SwiftEncoder(PasswordEncoder slow, InstantSource clock) {
        this.slow = slow;
        this.clock = clock;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || hash == null || hash.isEmpty()) {
            return false;
        }
        String pair = sum(hash + '\0' + password);
        if (isRemembered(pair)) {
            return true;
        }
        boolean fits = slow.matches(password, hash);
        if (fits) {
            remember(pair);
        }
        return fits;
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return slow.upgradeEncoding(hash);
    }

    private synchronized boolean isRemembered(String pair) {
        Instant at = right.get(pair);
        return at != null && at.plus(REMEMBERED).isAfter(clock.instant());
    }

    private synchronized void remember(String pair) {
        right.put(pair, clock.instant());
    }

    private String sum(String text) {
        try {
            Mac mac = Mac.getInstance(SUM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + SUM, e);
        }
    }
}
