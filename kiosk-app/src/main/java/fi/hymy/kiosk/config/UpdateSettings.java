package fi.hymy.kiosk.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How new software comes to the box.
///
/// @param slotsOrNull where the slot machine keeps its state, or null where there is none: nothing is updated then
/// @param run where the slot machine says what runs
/// @param keys whose releases are taken
/// @param from in the site's time: from then on releases are fetched and installed
/// @param to until then; the same as `from` for the whole day
/// @param kibPerSecond of the line at most, in KiB; 16 and up
public record UpdateSettings(
        @Nullable Path slotsOrNull, Path run, Path keys, LocalTime from, LocalTime to, int kibPerSecond) {
    public static final UpdateSettings USUAL = new UpdateSettings(
            null,
            Path.of("/run/hymy"),
            Path.of("/etc/hymy/release-keys.json"),
            LocalTime.of(2, 0),
            LocalTime.of(5, 0),
            512);

    private static final int LEAST = 16;
    private static final int MOST = 1 << 20;

    public Optional<Path> slots() {
        return Optional.ofNullable(slotsOrNull);
    }

    /// Whether it is one of the hours for it.
    public boolean allows(LocalTime now) {
        if (from.equals(to)) {
            return true;
        }
        boolean started = !now.isBefore(from);
        boolean ended = !now.isBefore(to);
        return from.isBefore(to) ? started && !ended : started || !ended;
    }

    static UpdateSettings read(SettingsReader reader) {
        LocalTime[] hours =
                reader.given("update.window", UpdateSettings::window, new LocalTime[] {USUAL.from, USUAL.to});
        return new UpdateSettings(
                reader.given("update.slots", Optional::of, Optional.<String>empty())
                        .map(Path::of)
                        .orElse(null),
                reader.given("update.run", Path::of, USUAL.run),
                reader.given("update.keys", Path::of, USUAL.keys),
                hours[0],
                hours[1],
                reader.whole("update.kib-per-second", USUAL.kibPerSecond, LEAST, MOST));
    }

    private static LocalTime[] window(String text) {
        String[] parts = text.split("-", -1);
        try {
            if (parts.length == 2) {
                return new LocalTime[] {time(parts[0]), time(parts[1])};
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must look like 02:00-05:00", e);
        }
        throw new IllegalArgumentException("must look like 02:00-05:00");
    }

    private static LocalTime time(String text) {
        return text.strip().equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text.strip());
    }
}
