package fi.hymy.protocol.schedule;

import java.time.DateTimeException;
import java.time.ZoneId;

/// Time zones as people write them: by the name of a place, as `Europe/Helsinki`.
///
/// A bare offset, as `+02:00`, knows nothing of summer time and is none; nor is a name that this program's own
/// table does not hold, for a kiosk could not read it either.
public final class ZoneText {
    private ZoneText() {}

    /// @throws IllegalArgumentException in words for who wrote it
    public static ZoneId parse(String text) {
        try {
            ZoneId zone = ZoneId.of(text.strip());
            if (ZoneId.getAvailableZoneIds().contains(zone.getId())) {
                return zone;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(unknown(text), e);
        }
        throw new IllegalArgumentException(unknown(text));
    }

    private static String unknown(String text) {
        return "'%s' is no time zone: write it as Europe/Helsinki".formatted(text.strip());
    }
}
