package fi.hymy.fleet.rollout;

import fi.hymy.fleet.site.KioskAt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which kiosks a query means now, and in which time zone each stands.
interface Targets {
    /// By name.
    ///
    /// @param after the last one of the page before, or null for the first page
    List<KioskAt> page(String query, @Nullable KioskAt after, int limit);

    /// Ids of time zones, in the same order.
    List<String> zones(List<KioskAt> kiosks);
}
