package fi.hymy.fleet.site;

import fi.hymy.protocol.schedule.HoursText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Every site and point as a sheet that can be imported again. What has no key gets its id as the key. A
/// cell holds what the site says itself; where it says nothing, a column at the end holds what comes from
/// above, and from where.
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
        List<Place> all = places.seen();
        all.forEach(place -> byId.put(place.id().value(), place));
        Map<String, List<ExperiencePoint>> at = new LinkedHashMap<>();
        points.seen()
                .forEach(point -> at.computeIfAbsent(point.site().value(), id -> new ArrayList<>())
                        .add(point));
        var rows = new ArrayList<List<String>>();
        var heading = new ArrayList<>(Sheet.COLUMNS);
        heading.addAll(Sheet.FOR_THE_EYE);
        rows.add(heading);
        all.stream().filter(place -> place.kind() == PlaceKind.SITE).forEach(site -> {
            List<String> about = about(site, byId);
            List<String> inherited = inherited(site, byId);
            List<ExperiencePoint> there = at.getOrDefault(site.id().value(), List.of());
            there.forEach(point -> rows.add(
                    row(about, point.externalKey().orElse(point.id().value()), point.name(), point.note(), inherited)));
            if (there.isEmpty()) {
                rows.add(row(about, "", "", "", inherited));
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

    /// As `Europe/Helsinki (City library)`; empty where the site says it itself, or nobody does.
    private static List<String> inherited(Place site, Map<String, Place> byId) {
        var upwards = new ArrayList<Place>();
        for (Place one = site;
                one != null;
                one = one.parent().map(id -> byId.get(id.value())).orElse(null)) {
            upwards.add(one);
        }
        SiteFacts facts = SiteFacts.of(upwards, ZoneOffset.UTC);
        return List.of(
                fromAbove(facts.zone(), facts.zone().value().getId()),
                fromAbove(facts.opening(), HoursText.of(facts.opening().value())),
                fromAbove(
                        facts.languages(), PlaceRows.languages(facts.languages().value())));
    }

    private static String fromAbove(Inherited<?> said, String words) {
        return said.above()
                .map(place -> "%s (%s)".formatted(words, place.name()))
                .orElse("");
    }

    private static List<String> row(List<String> about, String key, String name, String note, List<String> inherited) {
        var row = new ArrayList<>(about);
        row.addAll(List.of(key, name, note));
        row.addAll(inherited);
        return row;
    }
}
