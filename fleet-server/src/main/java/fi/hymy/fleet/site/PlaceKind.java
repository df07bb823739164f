package fi.hymy.fleet.site;

import java.util.Locale;

/// What a place in the tree is.
public enum PlaceKind {
    /// A customer; has nothing above it.
    ORGANISATION,
    /// A part of an organisation or of another area, as a region; sites and areas lie in it.
    AREA,
    /// A building or a floor with an address; experience points are at it.
    SITE;

    /// As `site`: how it is stored and written.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PlaceKind of(String word) {
        for (PlaceKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("the kind must be organisation, area or site, not '" + word + "'");
    }
}
