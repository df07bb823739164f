package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import java.time.Instant;

/// A kiosk as registered.
///
/// @param name what people call it, 1 to 200 characters
public record Kiosk(KioskId id, String name, Instant createdAt) {
    private static final int MAX_NAME = 200;

    public Kiosk {
        checkName(name);
    }

    static void checkName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a kiosk's name must have 1 to 200 characters");
        }
    }
}
