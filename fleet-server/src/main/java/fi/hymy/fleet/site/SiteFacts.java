package fi.hymy.fleet.site;

import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.survey.LanguageTag;
import java.time.ZoneId;
import java.util.List;

/// What holds at a place, its own or from above.
///
/// @param opening [Hours#ALWAYS] where nobody said
/// @param languages none where nobody said: those of the survey
public record SiteFacts(Inherited<ZoneId> zone, Inherited<Hours> opening, Inherited<List<LanguageTag>> languages) {
    /// @param upwards the place and all above it, from below
    /// @param server the zone of last resort
    public static SiteFacts of(List<Place> upwards, ZoneId server) {
        return new SiteFacts(
                Inherited.of(upwards, PlaceDetails::zone, server),
                Inherited.of(upwards, PlaceDetails::opening, Hours.ALWAYS),
                Inherited.of(
                        upwards,
                        details -> details.languages().isEmpty() ? null : details.languages(),
                        List.<LanguageTag>of()));
    }
}
