package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.survey.Fault;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The form of a place.
///
/// @param placeOrNull null for a new one
/// @param parents where it may lie
/// @param parent the id of the one that is chosen, or empty
/// @param above what holds where the place says nothing
/// @param problem what is wrong as a whole, or empty
record PlaceEditor(
        @Nullable Place placeOrNull,
        PlaceKind kind,
        String parent,
        List<Parent> parents,
        PlaceForm form,
        SiteFacts above,
        List<Fault> faults,
        String problem) {
    /// @param name with what is above it, as `City library › Region north`
    record Parent(String id, String name) {}

    String title() {
        return placeOrNull == null
                ? switch (kind) {
                    case ORGANISATION -> t("Add an organisation");
                    case AREA -> t("Add an area");
                    case SITE -> t("Add a site");
                }
                : t("Change %s", placeOrNull.name());
    }

    String action() {
        return placeOrNull == null ? "/sites/places" : "/sites/places/" + placeOrNull.id();
    }

    String back() {
        if (placeOrNull != null) {
            return "/sites/places/" + placeOrNull.id();
        }
        return parent.isEmpty() ? "/sites" : "/sites/places/" + parent;
    }

    String button() {
        return placeOrNull == null ? title() : t("Save");
    }

    String hint() {
        return switch (kind) {
            case ORGANISATION ->
                t("A customer. What you say here holds for all its sites, unless a site says otherwise.");
            case AREA ->
                t(
                        "A part of an organisation, as a region or a shop chain. What you say here holds for all sites in it.");
            case SITE -> t("A building or a floor with an address. What you leave empty comes from above it.");
        };
    }

    /// What is wrong with a field, or empty.
    String fault(String field) {
        return faults.stream()
                .filter(fault -> fault.path().equals(field))
                .map(Fault::message)
                .findFirst()
                .orElse("");
    }

    /// As `Europe/Helsinki, from City library`.
    String inherited(String field) {
        return switch (field) {
            case "zone" -> said(above.zone(), above.zone().value().getId());
            case "hours" -> said(above.opening(), PlaceView.hours(above));
            case "languages" -> said(above.languages(), PlaceView.languages(above));
            default -> "";
        };
    }

    private static String said(Inherited<?> inherited, String words) {
        return Optional.ofNullable(inherited.fromOrNull())
                .map(place -> "Empty means: " + words + ", from " + place.name() + ".")
                .orElse("");
    }
}
