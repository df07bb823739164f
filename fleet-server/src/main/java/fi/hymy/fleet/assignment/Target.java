package fi.hymy.fleet.assignment;

import java.util.Locale;

/// Which kiosks an assignment is for.
///
/// @param value an id, or the text of a query; at most 1000 characters
record Target(Kind kind, String value) {
    enum Kind {
        KIOSK("One kiosk"),
        /// Whichever kiosk stands at that point.
        POINT("A point"),
        /// All kiosks in an organisation, an area or a site.
        PLACE("A place and all below it"),
        GROUP("A group"),
        QUERY("A query");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /// As `point`.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("the target must be a kiosk, point, place, group or query");
        }
    }
}
