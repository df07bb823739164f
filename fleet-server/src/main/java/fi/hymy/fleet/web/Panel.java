package fi.hymy.fleet.web;

import java.util.Map;
import java.util.Optional;

/// A part of a page that another feature brings: so a page can show several features while none depends on the
/// other.
public interface Panel {
    /// Where panels can be.
    enum Place {
        /// The first page; its subject is empty.
        OVERVIEW,
        /// What is wrong with one kiosk, over all else on its page; its subject is the kiosk's id.
        KIOSK_TROUBLE,
        /// One kiosk's page; its subject is the kiosk's id.
        KIOSK,
        /// What can be done with one kiosk, below all that is known of it; its subject is the kiosk's id. Not
        /// renewed by itself, so forms belong here.
        KIOSK_TOOLS,
        /// One survey's page; its subject is the survey's id.
        SURVEY,
        /// One survey's results; its subject is the survey's id.
        RESULTS
    }

    Place place();

    /// Panels stand in rising order.
    int order();

    /// What to show now, or empty for nothing.
    Optional<Part> part(String subject);

    /// The page that it leads to, as `/quarantine`: who may not see that is not shown the panel. Empty for none.
    default String leadsTo() {
        return "";
    }

    /// Whether it shows only what [Sight#now()] lets see, and so may stand before those who see some places only.
    /// What is on a kiosk's page does, unless it looks beyond that kiosk.
    default boolean keepsToSight() {
        return switch (place()) {
            case KIOSK, KIOSK_TROUBLE, KIOSK_TOOLS -> true;
            case OVERVIEW, SURVEY, RESULTS -> false;
        };
    }

    /// @param template as `kiosk/overview`, without its ending
    record Part(String template, Map<String, Object> model) {
        public Part {
            model = Map.copyOf(model);
        }
    }
}
