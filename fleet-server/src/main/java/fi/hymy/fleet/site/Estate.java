package fi.hymy.fleet.site;

import fi.hymy.fleet.kiosk.KioskStatus.Concern;
import fi.hymy.fleet.web.Sight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The whole tree with what is at its sites now, for pages.
@Component
final class Estate {
    private final Places places;
    private final Standing standing;
    private final WorstAtSites worst;

    Estate(Places places, Standing standing, WorstAtSites worst) {
        this.places = places;
        this.standing = standing;
        this.worst = worst;
    }

    /// @param points how many there are
    /// @param kiosks how many stand there now
    /// @param waiting points at which no kiosk stands now, nor is planned to
    record Counts(long points, long kiosks, long waiting) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(points + other.points, kiosks + other.kiosks, waiting + other.waiting);
        }
    }

    /// @param sites in it, itself counted
    /// @param counts of it and all below
    /// @param worst that is true of a kiosk in it or below
    record Node(Place place, List<Node> children, long sites, Counts counts, Concern worst) {
        /// What lies directly in it, and is drawn in the tree.
        List<Node> drawn(int most) {
            return children.stream().limit(most).toList();
        }

        boolean isSite() {
            return place.kind() == PlaceKind.SITE;
        }

        /// A site without a point, or with one at which no kiosk stands or is planned to.
        boolean lacksSomething() {
            return isSite() && (counts.points() == 0 || counts.waiting() > 0);
        }
    }

    /// The organisations, by name, or what is on top of what the one who asks may see.
    List<Node> tree() {
        Map<String, List<Place>> below = new HashMap<>();
        Standing.Now now = standing.now();
        List<Place> seen = Sight.now().isWhole() ? now.places() : places.seen();
        Set<String> ids = seen.stream().map(place -> place.id().value()).collect(Collectors.toSet());
        seen.forEach(place -> below.computeIfAbsent(
                        place.parent().map(PlaceId::value).filter(ids::contains).orElse(""), id -> new ArrayList<>())
                .add(place));
        return nodes("", below, now.counts(), worst.of(now.sites()));
    }

    private static List<Node> nodes(
            String parent, Map<String, List<Place>> below, Map<String, Counts> counts, Map<String, Concern> concerns) {
        return below.getOrDefault(parent, List.of()).stream()
                .map(place -> {
                    List<Node> children = nodes(place.id().value(), below, counts, concerns);
                    Counts all = children.stream()
                            .map(Node::counts)
                            .reduce(counts.getOrDefault(place.id().value(), Counts.NONE), Counts::plus);
                    long sites = place.kind() == PlaceKind.SITE
                            ? 1
                            : children.stream().mapToLong(Node::sites).sum();
                    Concern worst = children.stream()
                            .map(Node::worst)
                            .reduce(concerns.getOrDefault(place.id().value(), Concern.NONE), Concern::worse);
                    return new Node(place, children, sites, all, worst);
                })
                .toList();
    }
}
