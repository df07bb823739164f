package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An organisation, an area or a site.
///
/// @param parentOrNull null for an organisation alone
public record Place(PlaceId id, PlaceKind kind, @Nullable PlaceId parentOrNull, PlaceDetails details) {
    public Place {
        if ((kind == PlaceKind.ORGANISATION) != (parentOrNull == null)) {
            throw new IllegalArgumentException(
                    kind == PlaceKind.ORGANISATION
                            ? t("an organisation lies in nothing")
                            : t("an area or a site lies in an organisation or an area"));
        }
    }

    public Optional<PlaceId> parent() {
        return Optional.ofNullable(parentOrNull);
    }

    public String name() {
        return details.name();
    }
}
