package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.ZoneText;
import fi.hymy.protocol.survey.Fault;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What somebody wrote about a place, in a form or in a row of a sheet: every field a text, empty for nothing.
///
/// @param position as `60.17, 24.93`
/// @param zone as `Europe/Helsinki`
/// @param hours see [HoursText]
/// @param languages as `fi sv`
/// @param tags parted by spaces or commas
record PlaceForm(
        String name,
        String key,
        String address,
        String position,
        String zone,
        String hours,
        String languages,
        String tags) {
    static final PlaceForm EMPTY = new PlaceForm("", "", "", "", "", "", "", "");

    /// What the texts were read as.
    sealed interface Reading {
        record Good(PlaceDetails details) implements Reading {}

        /// @param faults every one, at the name of its field
        record Bad(List<Fault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    static PlaceForm of(PlaceDetails details) {
        return new PlaceForm(
                details.name(),
                details.externalKey().orElse(""),
                details.address(),
                details.onMap().map(MapPosition::toString).orElse(""),
                details.zone() == null ? "" : details.zone().getId(),
                details.opening() == null ? "" : HoursText.of(details.opening()),
                PlaceRows.languages(details.languages()),
                Tags.text(details.tags()));
    }

    /// @param fields by name; one that is missing is empty
    static PlaceForm of(Map<String, String> fields) {
        return new PlaceForm(
                fields.getOrDefault("name", ""),
                fields.getOrDefault("key", ""),
                fields.getOrDefault("address", ""),
                fields.getOrDefault("position", ""),
                fields.getOrDefault("zone", ""),
                fields.getOrDefault("hours", ""),
                fields.getOrDefault("languages", ""),
                fields.getOrDefault("tags", ""));
    }

    Reading read() {
        var faults = new ArrayList<Fault>();
        Texts.lineProblem(Tongue.key("the name"), name, Texts.NAME)
                .ifPresent(why -> faults.add(new Fault("name", why)));
        Texts.optionalProblem(Tongue.key("the key"), key, Texts.KEY)
                .ifPresent(why -> faults.add(new Fault("key", why)));
        Texts.optionalProblem(Tongue.key("the address"), address, Texts.ADDRESS)
                .ifPresent(why -> faults.add(new Fault("address", why)));
        MapPosition spot = read(faults, "position", position, () -> position(position));
        ZoneId where = read(faults, "zone", zone, () -> ZoneText.parse(zone));
        Hours open = read(faults, "hours", hours, () -> HoursText.plain(hours));
        var spoken = read(faults, "languages", languages, () -> PlaceRows.languages(languages));
        Set<String> marks = read(faults, "tags", tags, () -> Tags.of(tags));
        if (!faults.isEmpty()) {
            return new Reading.Bad(faults);
        }
        try {
            return new Reading.Good(new PlaceDetails(
                    name,
                    key.isBlank() ? null : key,
                    address,
                    spot,
                    where,
                    open,
                    spoken == null ? List.of() : spoken,
                    marks == null ? Set.of() : marks));
        } catch (IllegalArgumentException e) {
            return new Reading.Bad(List.of(new Fault("languages", String.valueOf(e.getMessage()))));
        }
    }

    private static <T> @Nullable T read(List<Fault> faults, String field, String text, Supplier<T> reader) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(field, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static MapPosition position(String text) {
        String[] parts = text.strip().split("\\s*[,; ]\\s*", -1);
        try {
            if (parts.length == 2) {
                return new MapPosition(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(t("'%s' is no position: write it as 60.17, 24.93", text), e);
        }
        throw new IllegalArgumentException(t("'%s' is no position: write it as 60.17, 24.93", text));
    }
}
