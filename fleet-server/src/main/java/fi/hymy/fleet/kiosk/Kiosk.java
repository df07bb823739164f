package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.Optional;

/// A kiosk as registered.
///
/// @param name what people call it, 1 to 200 characters
public record Kiosk(KioskId id, String name, Instant createdAt) {
    private static final int MAX_NAME = 200;

    public Kiosk {
        checkName(name);
    }

    static void checkName(String name) {
        problem(name).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /// What is wrong with a name, or nothing.
    public static Optional<String> problem(String name) {
        return name.isBlank() || name.length() > MAX_NAME
                ? Optional.of(t("A kiosk's name must have 1 to 200 characters."))
                : Optional.empty();
    }
}
