package fi.hymy.fleet.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.protocol.id.KioskId;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a page of kiosks ended, as text for an address. A list stays whole while kiosks come and go: the next page
/// begins after that name, whatever lies before it by then.
final class Cursor {
    private Cursor() {}

    static String of(KioskAt last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((last.id() + " " + last.name()).getBytes(UTF_8));
    }

    /// @throws IllegalArgumentException when this server did not give it
    static @Nullable KioskAt read(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
        int gap = plain.indexOf(' ');
        if (gap < 0) {
            throw new IllegalArgumentException("the cursor is none that was given here");
        }
        return new KioskAt(new KioskId(plain.substring(0, gap)), plain.substring(gap + 1), null, Optional.empty());
    }
}
