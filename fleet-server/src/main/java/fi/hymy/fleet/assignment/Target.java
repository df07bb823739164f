package fi.hymy.fleet.assignment;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.util.Locale;

/// Which kiosks an assignment is for.
///
/// @param value an id, or the text of a query; at most 1000 characters
record Target(Kind kind, String value) {
    enum Kind {
        KIOSK(key("One kiosk")),
        /// Whichever kiosk stands at that point.
        POINT(key("A point")),
        /// All kiosks in an organisation, an area or a site.
        PLACE(key("A place and all below it")),
        GROUP(key("A group")),
        QUERY(key("A query"));

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return t(label);
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
            throw new IllegalArgumentException(t("the target must be a kiosk, point, place, group or query"));
        }
    }
}
