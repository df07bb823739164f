package fi.hymy.fleet.account;

import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A place in the tree from which an operator's places are chosen.
///
/// @param chosen whether it is one of them
/// @param open whether one below it is, so that the tree shows it
record PlaceNode(Place place, List<PlaceNode> children, boolean chosen, boolean open) {
    /// The organisations.
    ///
    /// @param all by name
    static List<PlaceNode> tree(List<Place> all, Set<String> chosen) {
        Map<String, List<Place>> below = new HashMap<>();
        all.forEach(place -> below.computeIfAbsent(
                        place.parent().map(PlaceId::value).orElse(""), id -> new ArrayList<>())
                .add(place));
        return nodes("", below, chosen);
    }

    private static List<PlaceNode> nodes(String parent, Map<String, List<Place>> below, Set<String> chosen) {
        return below.getOrDefault(parent, List.of()).stream()
                .map(place -> {
                    List<PlaceNode> children = nodes(place.id().value(), below, chosen);
                    return new PlaceNode(
                            place,
                            children,
                            chosen.contains(place.id().value()),
                            children.stream().anyMatch(child -> child.chosen() || child.open()));
                })
                .toList();
    }
}
