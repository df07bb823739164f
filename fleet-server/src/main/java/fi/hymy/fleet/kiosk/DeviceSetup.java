package fi.hymy.fleet.kiosk;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a kiosk's box should be set up; its staff PIN is kept apart, for that is never read back.
///
/// @param brightness of the screen in percent, 0 to 100
/// @param volume in percent, 0 to 100
/// @param staffTestUntilOrNull until then answers are marked as tests by staff, or null: they are not
/// @param zoneOrNull in which the opening hours are meant; null only where none are said
/// @param opening when the screen is awake; [Hours#ALWAYS] for those of its site, if it has any
public record DeviceSetup(
        int brightness,
        int volume,
        @Nullable Instant staffTestUntilOrNull,
        @Nullable ZoneId zoneOrNull,
        Hours opening) {
    /// What a kiosk does that was told nothing.
    public static final DeviceSetup USUAL = new DeviceSetup(
            DeviceSettings.DEFAULT.brightness(), DeviceSettings.DEFAULT.volume(), null, null, Hours.ALWAYS);

    public DeviceSetup {
        // What the wire refuses is refused here.
        DeviceSettings checked = new DeviceSettings(null, brightness, volume, staffTestUntilOrNull);
        staffTestUntilOrNull = checked.staffTestUntilOrNull();
        if (zoneOrNull == null && !opening.isAlways()) {
            throw new IllegalArgumentException(t("opening hours need the time zone that they are meant in"));
        }
    }

    public Optional<Instant> staffTestUntil() {
        return Optional.ofNullable(staffTestUntilOrNull);
    }

    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zoneOrNull);
    }

    DeviceSettings settings(@Nullable String staffPinHash) {
        return new DeviceSettings(staffPinHash, brightness, volume, staffTestUntilOrNull);
    }

    /// None where its site says when it is open, or nobody.
    @Nullable
    Schedule schedule() {
        return zoneOrNull == null || opening.isAlways() ? null : new Schedule(zoneOrNull, opening, List.of());
    }
}
