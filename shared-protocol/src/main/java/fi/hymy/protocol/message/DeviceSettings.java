package fi.hymy.protocol.message;

import fi.hymy.protocol.survey.CleanText;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a kiosk is set up, whatever it shows.
///
/// @param staffPinHash what a staff PIN is checked against, as the kiosk's `staff` room writes it, or null:
///     staff pages stay shut
/// @param brightness of the screen in percent, 0 to 100
/// @param volume of sound and speech in percent, 0 to 100
/// @param staffTestUntilOrNull until then answers are marked as tests by staff, or null: they are not
public record DeviceSettings(
        @Nullable String staffPinHash,
        int brightness,
        int volume,
        @Nullable Instant staffTestUntilOrNull) {
    /// Of a kiosk that was told nothing.
    public static final DeviceSettings DEFAULT = new DeviceSettings(null, 100, 70, null);

    public static final int MAX_PIN_HASH = 300;

    public DeviceSettings {
        percent("brightness", brightness);
        percent("volume", volume);
        if (staffPinHash != null) {
            CleanText.check("staffPin", staffPinHash);
            if (staffPinHash.isBlank() || staffPinHash.length() > MAX_PIN_HASH) {
                throw new IllegalArgumentException("staffPin must have 1 to 300 characters");
            }
        }
        if (staffTestUntilOrNull != null) {
            staffTestUntilOrNull = Instant.ofEpochMilli(staffTestUntilOrNull.toEpochMilli());
        }
    }

    public Optional<String> staffPin() {
        return Optional.ofNullable(staffPinHash);
    }

    public Optional<Instant> staffTestUntil() {
        return Optional.ofNullable(staffTestUntilOrNull);
    }

    private static void percent(String name, int value) {
        if (value < 0 || value > 100) {
            throw new IllegalArgumentException(name + " must lie between 0 and 100, it is " + value);
        }
    }

    /// The hash stays out of logs.
    @Override
    public String toString() {
        return "DeviceSettings[staffPin=%s, brightness=%d, volume=%d, staffTestUntil=%s]"
                .formatted(staffPinHash == null ? "none" : "set", brightness, volume, staffTestUntilOrNull);
    }
}
