package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.survey.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What the registry asks of whoever knows where kiosks stand: which of them a query means, and the place
/// of each.
public interface KioskFilter {
    /// @param query as people write it; an empty one means all
    Reading read(String query);

    /// Where each of these stands now; those that stand nowhere are left out.
    Map<KioskId, Spot> spots(Collection<KioskId> kiosks);

    /// A point and its site, ids with names.
    record Spot(String point, String pointName, String site, String siteName) {}

    /// What a query was read as.
    sealed interface Reading {
        /// A condition in SQL over `kiosk k`, `presence` and `twin`.
        ///
        /// @param joins what else it looks at, or empty
        /// @param where ` and …`, or empty
        record Good(String joins, String where, Map<String, Object> params) implements Reading {
            public Good {
                params = Map.copyOf(params);
            }
        }

        /// @param faults all of them
        record Bad(List<Fault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }
}
