package fi.hymy.fleet.site;

import fi.hymy.fleet.kiosk.Concerns;
import fi.hymy.fleet.kiosk.KioskStatus.Concern;
import fi.hymy.protocol.id.KioskId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The worst that is true of the kiosks that stand at each site, for the tree, the list and the map.
@FunctionalInterface
interface WorstAtSites {
    /// By the site's id; one without a kiosk is missing.
    ///
    /// @param sites where each kiosk stands now
    Map<String, Concern> of(Map<KioskId, String> sites);

    @Component
    final class OfKiosks implements WorstAtSites {
        private final Concerns concerns;

        OfKiosks(Concerns concerns) {
            this.concerns = concerns;
        }

        @Override
        public Map<String, Concern> of(Map<KioskId, String> sites) {
            Map<KioskId, Concern> all = concerns.all();
            Map<String, Concern> worst = new HashMap<>();
            sites.forEach(
                    (kiosk, site) -> worst.merge(site, all.getOrDefault(kiosk, Concern.NEVER_CAME), Concern::worse));
            return worst;
        }
    }
}
