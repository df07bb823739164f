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
    Map<String, Concern> now();

    @Component
    final class OfKiosks implements WorstAtSites {
        private final KioskQueries kiosks;
        private final Concerns concerns;

        OfKiosks(KioskQueries kiosks, Concerns concerns) {
            this.kiosks = kiosks;
            this.concerns = concerns;
        }

        @Override
        public Map<String, Concern> now() {
            Map<KioskId, Concern> all = concerns.all();
            Map<String, Concern> worst = new HashMap<>();
            kiosks.sites()
                    .forEach((kiosk, site) ->
                            worst.merge(site, all.getOrDefault(kiosk, Concern.NEVER_CAME), Concern::worse));
            return worst;
        }
    }
}
