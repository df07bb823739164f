package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.survey.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/// Brings a sheet of sites and points in: looked at first, and then written whole or not at all.
///
/// Sites and points are known again by their key, organisations and areas by their name. What a sheet does not name
/// stays as it is.
@Component
final class SheetImport {
    private final Places places;
    private final Points points;
    private final WriterDb writer;

    SheetImport(Places places, Points points, WriterDb writer) {
        this.places = places;
        this.points = points;
        this.writer = writer;
    }

    /// What the sheet would do; nothing is written.
    ImportPlan preview(List<Sheet.Line> lines) {
        return run(lines, false);
    }

    /// Writes everything in one transaction, unless there is a fault.
    ImportPlan write(List<Sheet.Line> lines) {
        return run(lines, true);
    }

    /// The preview does the very same and takes it back, so that it finds what the writing would.
    private ImportPlan run(List<Sheet.Line> lines, boolean keep) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            Revision.raise(writer);
            var pass = new Pass();
            lines.forEach(pass::line);
            var plan = new ImportPlan(pass.changes, pass.faults);
            rollBackUnless(keep && plan.isClean(), status);
            return plan;
        }));
    }

    private static void rollBackUnless(boolean keep, TransactionStatus status) {
        if (!keep) {
            status.setRollbackOnly();
        }
    }

    /// One reading of a sheet, within a transaction.
    private final class Pass {
        private final List<ImportPlan.Change> changes = new ArrayList<>();
        private final List<ImportPlan.RowFault> faults = new ArrayList<>();
        private final Map<String, Place> byPath = new HashMap<>();
        private final Map<String, Place> sites = new HashMap<>();
        private final Map<String, ExperiencePoint> known = new HashMap<>();
        private final Map<String, Integer> rowOfSite = new HashMap<>();
        private final Map<String, Map<String, String>> saidOfSite = new HashMap<>();
        private final Set<String> pointKeys = new HashSet<>();

        Pass() {
            List<Place> all = places.allBeforeCommit();
            Map<String, Place> byId = new HashMap<>();
            all.forEach(place -> byId.put(place.id().value(), place));
            for (Place place : all) {
                if (place.kind() == PlaceKind.SITE) {
                    sites.put(place.details().externalKey().orElse(place.id().value()), place);
                } else {
                    byPath.put(folded(path(place, byId)), place);
                }
            }
            points.allBeforeCommit()
                    .forEach(point ->
                            known.put(point.externalKey().orElse(point.id().value()), point));
        }

        void line(Sheet.Line line) {
            int before = faults.size();
            Place parent = parent(line);
            Place site = parent == null ? null : site(line, parent);
            checkPoint(line);
            if (site != null
                    && faults.size() == before
                    && !line.get("point name").isEmpty()) {
                point(line, site);
            }
        }

        /// The organisation or the innermost area, made where there is none.
        private @Nullable Place parent(Sheet.Line line) {
            if (line.get("organisation").isEmpty()) {
                fault(line, "organisation", t("the organisation is missing"));
                checkSite(line);
                return null;
            }
            List<String> names = new ArrayList<>(List.of(line.get("organisation")));
            Arrays.stream(line.get("areas").split("\\s+/\\s+"))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
            Place above = null;
            for (int i = 0; i < names.size(); i++) {
                String path = String.join("\n", names.subList(0, i + 1));
                Place found = byPath.get(folded(path));
                if (found == null) {
                    found = added(line, i == 0 ? PlaceKind.ORGANISATION : PlaceKind.AREA, above, names.get(i), path);
                    if (found == null) {
                        return null;
                    }
                }
                above = found;
            }
            return above;
        }

        private @Nullable Place added(
                Sheet.Line line, PlaceKind kind, @Nullable Place above, String name, String path) {
            String column = kind == PlaceKind.ORGANISATION ? "organisation" : "areas";
            Optional<String> problem = Texts.lineProblem(key("the name"), name, Texts.NAME);
            if (problem.isPresent()) {
                fault(line, column, problem.get());
                return null;
            }
            return switch (places.add(kind, above == null ? null : above.id(), PlaceDetails.named(name))) {
                case Outcome.Done<Place>(var place) -> {
                    byPath.put(folded(path), place);
                    change(kind.word(), path, ImportPlan.Effect.NEW, line);
                    yield place;
                }
                case Outcome.Refused<Place>(var why) -> {
                    fault(line, column, why);
                    yield null;
                }
            };
        }

        private @Nullable Place site(Sheet.Line line, Place parent) {
            Optional<PlaceDetails> details = checkSite(line);
            if (details.isEmpty()) {
                return null;
            }
            String key = line.get("site key");
            Place old = sites.get(key);
            if (!Objects.equals(rowOfSite.get(key), line.number())) {
                if (old != null && !parent.id().equals(old.parentOrNull())) {
                    fault(line, "areas", t("row %s puts this site elsewhere", String.valueOf(rowOfSite.get(key))));
                }
                return old;
            }
            String path = details.get().name();
            if (old != null
                    && old.details().equals(details.get())
                    && parent.id().equals(old.parentOrNull())) {
                change("site", path, ImportPlan.Effect.SAME, line);
                return old;
            }
            Outcome<Place> outcome = old == null
                    ? places.add(PlaceKind.SITE, parent.id(), details.get())
                    : places.change(old.id(), parent.id(), details.get());
            return switch (outcome) {
                case Outcome.Done<Place>(var place) -> {
                    sites.put(key, place);
                    change("site", path, old == null ? ImportPlan.Effect.NEW : ImportPlan.Effect.CHANGED, line);
                    yield place;
                }
                case Outcome.Refused<Place>(var why) -> {
                    fault(line, "site key", why);
                    yield null;
                }
            };
        }

        /// Looks at all columns of the site; in a later row of the same site they say the same, or nothing.
        private Optional<PlaceDetails> checkSite(Sheet.Line line) {
            String key = line.get("site key");
            if (key.isEmpty()) {
                fault(line, "site key", t("the key is missing, by which the site is known again"));
            }
            Integer first = key.isEmpty() ? null : rowOfSite.putIfAbsent(key, line.number());
            if (first != null) {
                return again(line, key, first);
            }
            if (!key.isEmpty()) {
                saidOfSite.put(key, line.cells());
            }
            return switch (form(line, sites.get(key)).read()) {
                case PlaceForm.Reading.Good(var details) -> key.isEmpty() ? Optional.empty() : Optional.of(details);
                case PlaceForm.Reading.Bad(var found) -> {
                    found.forEach(fault -> fault(line, column(fault), fault.message()));
                    yield Optional.empty();
                }
            };
        }

        private Optional<PlaceDetails> again(Sheet.Line line, String key, int first) {
            Map<String, String> said = saidOfSite.getOrDefault(key, Map.of());
            for (String column : Sheet.FIELDS.keySet()) {
                String now = line.get(column);
                if (!now.isEmpty() && !now.equals(said.getOrDefault(column, "").strip())) {
                    fault(line, column, t("row %s says something else of this site", first));
                }
            }
            return Optional.ofNullable(sites.get(key)).map(Place::details);
        }

        private void checkPoint(Sheet.Line line) {
            String key = line.get("point key");
            String name = line.get("point name");
            if (name.isEmpty() && (!key.isEmpty() || !line.get("point note").isEmpty())) {
                fault(line, "point name", t("the point's name is missing"));
            }
            if (!name.isEmpty() && key.isEmpty()) {
                fault(line, "point key", t("the key is missing, by which the point is known again"));
            }
            if (!key.isEmpty() && !pointKeys.add(key)) {
                fault(line, "point key", t("the point key '%s' stands in an earlier row too", key));
            }
            Texts.optionalProblem(key("the name"), name, Texts.NAME).ifPresent(why -> fault(line, "point name", why));
            Texts.optionalProblem(key("the key"), key, Texts.KEY).ifPresent(why -> fault(line, "point key", why));
            Texts.optionalProblem(key("the note"), line.get("point note"), Texts.NOTE)
                    .ifPresent(why -> fault(line, "point note", why));
        }

        private void point(Sheet.Line line, Place site) {
            ExperiencePoint old = known.get(line.get("point key"));
            String key = old != null && old.externalKey().isEmpty() ? null : line.get("point key");
            var wanted = new ExperiencePoint(
                    old == null ? PointId.fresh() : old.id(),
                    site.id(),
                    key,
                    line.get("point name"),
                    line.get("point note"));
            String path = site.name() + "\n" + wanted.name();
            if (wanted.equals(old)) {
                change("point", path, ImportPlan.Effect.SAME, line);
                return;
            }
            Outcome<ExperiencePoint> outcome =
                    old == null ? points.add(site.id(), key, wanted.name(), wanted.note()) : points.change(wanted);
            switch (outcome) {
                case Outcome.Done<ExperiencePoint> _ ->
                    change("point", path, old == null ? ImportPlan.Effect.NEW : ImportPlan.Effect.CHANGED, line);
                case Outcome.Refused<ExperiencePoint>(var why) -> fault(line, "point key", why);
            }
        }

        private void change(String what, String path, ImportPlan.Effect effect, Sheet.Line line) {
            changes.add(new ImportPlan.Change(what, path.replace("\n", " › "), effect, line.number()));
        }

        private void fault(Sheet.Line line, String column, String message) {
            faults.add(new ImportPlan.RowFault(line.number(), column, message));
        }
    }

    /// A site without a key of its own is written with its id in that column.
    private static PlaceForm form(Sheet.Line line, @Nullable Place old) {
        boolean keyless = old != null && old.details().externalKey().isEmpty();
        return new PlaceForm(
                line.get("site name"),
                keyless ? "" : line.get("site key"),
                line.get("address"),
                line.get("position"),
                line.get("time zone"),
                line.get("opening hours"),
                line.get("languages"),
                line.get("tags"));
    }

    private static String column(Fault fault) {
        return Sheet.FIELDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(fault.path()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(fault.path());
    }

    private static String folded(String path) {
        return Texts.folded(path);
    }

    private static String path(Place place, Map<String, Place> byId) {
        var names = new ArrayList<String>();
        for (Place one = place;
                one != null;
                one = one.parent().map(id -> byId.get(id.value())).orElse(null)) {
            names.addFirst(one.name());
        }
        return String.join("\n", names);
    }
}
