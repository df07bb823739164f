package fi.hymy.fleet.site;

import fi.hymy.fleet.web.Sight;
import org.jspecify.annotations.Nullable;

/// Where the one who asks may put a place: below what is seen, or where it lies already. Organisations are added
/// by those who see everything.
final class SeenParent {
    private SeenParent() {}

    /// @param wanted null for none, as an organisation has it
    /// @param now where the place lies, or null
    static boolean isAllowed(@Nullable PlaceId wanted, @Nullable PlaceId now) {
        if (Sight.now().isWhole()) {
            return true;
        }
        return wanted != null && (wanted.equals(now) || Sight.now().seesPlace(wanted.value()));
    }
}
