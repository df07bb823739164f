package fi.hymy.fleet.lifecycle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.protocol.id.KioskId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Links by which an installer without an account can say of one kiosk, once, that it hangs on the wall.
///
/// A link carries its end, how often the kiosk was hung up when it was made, and a signature over both and
/// the kiosk. So nothing is stored, the same list printed twice on a day has the same codes, and a link is
/// spent as soon as the kiosk was hung up.
@Component
public final class InstallLinks {
    static final Duration LIFE = Duration.ofDays(30);

    private static final int SIGNATURE_BYTES = 16;
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,12})\\.([0-9]{1,6})\\.([A-Za-z0-9_-]{22})");

    private final InstallKey key;
    private final Lives lives;
    private final InstantSource clock;

    InstallLinks(InstallKey key, Lives lives, InstantSource clock) {
        this.key = key;
        this.lives = lives;
        this.clock = clock;
    }

    /// What a link is worth now.
    sealed interface Worth {
        record Good(Life life) implements Worth {}

        /// It was good until then.
        record Old(Instant end) implements Worth {}

        /// The kiosk was hung up since.
        record Spent(Life life) implements Worth {}

        /// Nobody here made it.
        record False() implements Worth {}
    }

    /// @param end a link is not good from then on
    public record Link(String address, Instant end) {}

    /// @param request whose address is the server's, as the operator's browser knows it
    public Link make(KioskId kiosk, HttpServletRequest request) {
        Instant end = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        String address = ServletUriComponentsBuilder.fromContextPath(request)
                .replacePath("/install/" + kiosk)
                .replaceQuery("t=" + token(kiosk, end))
                .toUriString();
        return new Link(address, end);
    }

    String token(KioskId kiosk, Instant end) {
        String said = Long.toString(end.getEpochSecond(), Character.MAX_RADIX) + "." + lives.installations(kiosk);
        return said + "." + signature(kiosk, said);
    }

    Worth worth(KioskId kiosk, String token) {
        Matcher parts = FORM.matcher(token);
        if (!parts.matches()
                || !MessageDigest.isEqual(
                        signature(kiosk, parts.group(1) + "." + parts.group(2)).getBytes(US_ASCII),
                        parts.group(3).getBytes(US_ASCII))) {
            return new Worth.False();
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(parts.group(1), Character.MAX_RADIX));
        Life life = lives.find(kiosk).orElse(null);
        if (life == null) {
            return new Worth.False();
        }
        if (lives.installations(kiosk) != Integer.parseInt(parts.group(2))
                || !life.step().isBeforeTheWall()) {
            return new Worth.Spent(life);
        }
        return clock.instant().isBefore(end) ? new Worth.Good(life) : new Worth.Old(end);
    }

    private String signature(KioskId kiosk, String said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            byte[] full = mac.doFinal(("install\n" + kiosk + "\n" + said).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
