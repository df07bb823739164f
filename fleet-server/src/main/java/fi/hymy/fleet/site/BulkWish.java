package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.ZoneText;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.LanguageTag;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What shall change at many sites at once.
///
/// @param zone null leaves it; what is in it is null where what is above shall hold
/// @param opening as zone
/// @param languages as zone, with no language where what is above shall hold
record BulkWish(
        @Nullable Said<ZoneId> zone,
        @Nullable Said<Hours> opening,
        @Nullable Said<List<LanguageTag>> languages,
        Set<String> addTags,
        Set<String> removeTags) {
    /// The word for taking from above.
    static final String INHERIT = "inherit";

    /// @param value null for nothing: what is above holds
    record Said<T>(@Nullable T value) {}

    /// What the fields of a form were read as.
    sealed interface Reading {
        record Good(BulkWish wish) implements Reading {}

        /// @param faults every one, at the name of its field
        record Bad(List<Fault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    /// Texts as somebody wrote them: empty leaves what is, `inherit` takes from above.
    record Texts(String zone, String hours, String languages, String add, String remove) {
        static final Texts EMPTY = new Texts("", "", "", "", "");

        /// @param fields by name; one that is missing is empty
        static Texts of(Map<String, String> fields) {
            return new Texts(
                    fields.getOrDefault("zone", ""),
                    fields.getOrDefault("hours", ""),
                    fields.getOrDefault("languages", ""),
                    fields.getOrDefault("add", ""),
                    fields.getOrDefault("remove", ""));
        }

        Reading read() {
            var faults = new ArrayList<Fault>();
            var wish = new BulkWish(
                    said(faults, "zone", zone, ZoneText::parse),
                    said(faults, "hours", hours, HoursText::plain),
                    said(faults, "languages", languages, PlaceRows::languages),
                    tags(faults, "add", add),
                    tags(faults, "remove", remove));
            if (faults.isEmpty() && wish.isEmpty()) {
                faults.add(new Fault("zone", t("Fill in what shall change.")));
            }
            return faults.isEmpty() ? new Reading.Good(wish) : new Reading.Bad(faults);
        }

        private static <T> @Nullable Said<T> said(
                List<Fault> faults, String field, String text, Function<String, T> reader) {
            if (text.isBlank()) {
                return null;
            }
            if (text.strip().toLowerCase(Locale.ROOT).equals(INHERIT)) {
                return new Said<>(null);
            }
            try {
                return new Said<>(reader.apply(text.strip()));
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(field, String.valueOf(e.getMessage())));
                return null;
            }
        }

        private static Set<String> tags(List<Fault> faults, String field, String text) {
            try {
                return Tags.of(text);
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(field, String.valueOf(e.getMessage())));
                return Set.of();
            }
        }
    }

    boolean isEmpty() {
        return zone == null && opening == null && languages == null && addTags.isEmpty() && removeTags.isEmpty();
    }

    /// @throws IllegalArgumentException when there would be too many tags
    PlaceDetails applied(PlaceDetails old) {
        Set<String> tags = new TreeSet<>(old.tags());
        tags.addAll(addTags);
        tags.removeAll(removeTags);
        List<LanguageTag> spoken = languages == null ? old.languages() : languages.value();
        return new PlaceDetails(
                old.name(),
                old.key(),
                old.address(),
                old.position(),
                zone == null ? old.zone() : zone.value(),
                opening == null ? old.opening() : opening.value(),
                spoken == null ? List.of() : spoken,
                tags);
    }
}
