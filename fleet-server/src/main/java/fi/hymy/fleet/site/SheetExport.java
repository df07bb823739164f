package fi.hymy.fleet.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Every site and point as a sheet that can be imported again. What has no key gets its id as the key.
@Component
final class SheetExport {
    private final Places places;
    private final Points points;

    SheetExport(Places places, Points points) {
        this.places = places;
        this.points = points;
    }

    /// The heading first.
    List<List<String>> rows() {
        Map<String, Place> byId = new HashMap<>();
        List<Place> all = places.all();
        all.forEach(place -> byId.put(place.id().value(), place));
        Map<String, List<ExperiencePoint>> at = new LinkedHashMap<>();
        points.all()
                .forEach(point -> at.computeIfAbsent(point.site().value(), id -> new ArrayList<>())
                        .add(point));
        var rows = new ArrayList<List<String>>();
        rows.add(Sheet.COLUMNS);
        all.stream().filter(place -> place.kind() == PlaceKind.SITE).forEach(site -> {
            List<String> about = about(site, byId);
            List<ExperiencePoint> there = at.getOrDefault(site.id().value(), List.of());
            there.forEach(point ->
                    rows.add(row(about, point.externalKey().orElse(point.id().value()), point.name(), point.note())));
            if (there.isEmpty()) {
                rows.add(row(about, "", "", ""));
            }
        });
        return rows;
    }

    private static List<String> about(Place site, Map<String, Place> byId) {
        var above = new ArrayList<String>();
        for (Place one = byId.get(site.parent().map(PlaceId::value).orElse(""));
                one != null;
                one = one.parent().map(id -> byId.get(id.value())).orElse(null)) {
            above.addFirst(one.name());
        }
        PlaceForm form = PlaceForm.of(site.details());
        return List.of(
                above.isEmpty() ? "" : above.getFirst(),
                String.join(Sheet.AREA_PARTS, above.subList(Math.min(1, above.size()), above.size())),
                site.details().externalKey().orElse(site.id().value()),
                form.name(),
                form.address(),
                form.position(),
                form.zone(),
                form.hours(),
                form.languages(),
                form.tags());
    }

    private static List<String> row(List<String> about, String key, String name, String note) {
        var row = new ArrayList<>(about);
        row.addAll(List.of(key, name, note));
        return row;
    }
}
