package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.n;
import static fi.hymy.fleet.web.Tongue.t;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The estate's page: as a tree, as a list of sites, or what a search found.
///
/// @param search what was asked for, or empty
/// @param roots the organisations; none when something was found
record EstateView(String search, List<Search.Hit> hits, List<Estate.Node> roots) {
    /// As many children of a place are drawn in the tree.
    static final int DRAWN = 50;
    /// With so few sites the whole tree is open.
    private static final long FEW = 30;

    boolean isEmpty() {
        return roots.isEmpty() && hits.isEmpty();
    }

    long sites() {
        return roots.stream().mapToLong(Estate.Node::sites).sum();
    }

    Estate.Counts counts() {
        return roots.stream().map(Estate.Node::counts).reduce(Estate.Counts.NONE, Estate.Counts::plus);
    }

    boolean opensAll() {
        return sites() <= FEW;
    }

    /// Every site with the path of what is above it, by name.
    ///
    /// @param lacking only those that lack something
    static List<SiteRow> rows(List<Estate.Node> roots, boolean lacking) {
        var rows = new ArrayList<SiteRow>();
        roots.forEach(root -> collect(root, "", lacking, rows));
        rows.sort(
                Comparator.comparing((SiteRow row) -> row.node().place().name().toLowerCase(Locale.ROOT))
                        .thenComparing(row -> row.node().place().id().value()));
        return rows;
    }

    /// @param path as `City library › Region north`
    record SiteRow(Estate.Node node, String path) {
        Place place() {
            return node.place();
        }

        /// What it lacks, in words, or empty.
        String lacks() {
            if (node.counts().points() == 0) {
                return t("No experience point yet");
            }
            long waiting = node.counts().waiting();
            return waiting == 0 ? "" : n(waiting, "%s point without a kiosk", "%s points without a kiosk");
        }
    }

    private static void collect(Estate.Node node, String path, boolean lacking, List<SiteRow> rows) {
        if (node.isSite() && (!lacking || node.lacksSomething())) {
            rows.add(new SiteRow(node, path));
        }
        String below = path.isEmpty()
                ? node.place().name()
                : path + " › " + node.place().name();
        node.children().forEach(child -> collect(child, below, lacking, rows));
    }

    static String address(Search.Hit hit) {
        return switch (hit.kind()) {
            case ORGANISATION, AREA, SITE -> "/sites/places/" + hit.id();
            case POINT -> "/sites/points/" + hit.id();
            case KIOSK -> "/kiosks/" + hit.id();
        };
    }

    static String word(Search.Kind kind) {
        return switch (kind) {
            case ORGANISATION -> t("Organisation");
            case AREA -> t("Area");
            case SITE -> t("Site");
            case POINT -> t("Point");
            case KIOSK -> t("Kiosk");
        };
    }

    static String word(PlaceKind kind) {
        return word(Search.Kind.valueOf(kind.name()));
    }
}
