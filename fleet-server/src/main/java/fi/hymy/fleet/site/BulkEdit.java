package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.survey.LanguageTag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Changes many sites: looked at first, then written, and taken back if need be.
@Component
final class BulkEdit {
    /// As many sites at once.
    static final int MOST = 2000;
    /// So many in one transaction, so that others who write wait for milliseconds only.
    private static final int AT_ONCE = 100;

    private final Places places;
    private final WriterDb writer;

    BulkEdit(Places places, WriterDb writer) {
        this.places = places;
        this.writer = writer;
    }

    /// A site as it is and as it would be.
    record Change(Place before, PlaceDetails after) {
        /// What is different, as `time zone: Europe/Oslo, was inherited`.
        List<String> words() {
            var words = new ArrayList<String>();
            PlaceDetails old = before.details();
            add(words, "time zone", zone(old), zone(after));
            add(words, "opening hours", hours(old), hours(after));
            add(words, "languages", spoken(old), spoken(after));
            add(words, "tags", Tags.text(old.tags()), Tags.text(after.tags()));
            return words;
        }

        private static void add(List<String> words, String what, String old, String now) {
            if (!old.equals(now)) {
                words.add("%s: %s, was %s".formatted(what, said(now), said(old)));
            }
        }

        private static String said(String text) {
            return text.isEmpty() ? "not said" : text;
        }

        private static String zone(PlaceDetails details) {
            return details.zone() == null ? "" : details.zone().getId();
        }

        private static String hours(PlaceDetails details) {
            return details.opening() == null ? "" : HoursText.of(details.opening());
        }

        private static String spoken(PlaceDetails details) {
            return details.languages().stream().map(LanguageTag::tag).collect(Collectors.joining(" "));
        }
    }

    /// Sites in a place, or the place itself, of which every word is in name, address, key or tags; by name.
    List<Place> sites(PlaceId in, String words) {
        List<Place> all = places.all();
        Set<PlaceId> below = new HashSet<>(Set.of(in));
        for (int before = 0; before < below.size(); ) {
            before = below.size();
            all.stream()
                    .filter(place -> place.parent().filter(below::contains).isPresent())
                    .forEach(place -> below.add(place.id()));
        }
        List<String> wanted = Texts.folded(words)
                .lines()
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                .filter(word -> !word.isEmpty())
                .toList();
        return all.stream()
                .filter(place -> place.kind() == PlaceKind.SITE && below.contains(place.id()))
                .filter(place -> wanted.stream().allMatch(place.details().folded()::contains))
                .limit(MOST)
                .toList();
    }

    /// Those that would really change.
    ///
    /// @throws IllegalArgumentException when a site would get too many tags
    List<Change> preview(List<Place> sites, BulkWish wish) {
        return sites.stream()
                .map(site -> new Change(site, wish.applied(site.details())))
                .filter(change -> !change.after().equals(change.before().details()))
                .toList();
    }

    /// @return those that were written; one that somebody changed meanwhile is left alone
    List<Change> write(List<Change> changes) {
        var written = new ArrayList<Change>();
        inParts(changes, change -> {
            if (put(change.before(), change.before().details(), change.after())) {
                written.add(change);
            }
        });
        return written;
    }

    /// @return how many are as they were; one that somebody changed since is left alone
    int takeBack(List<Change> changes) {
        var back = new ArrayList<Change>();
        inParts(changes, change -> {
            if (put(change.before(), change.after(), change.before().details())) {
                back.add(change);
            }
        });
        return back.size();
    }

    private boolean put(Place place, PlaceDetails expected, PlaceDetails wanted) {
        return places.find(place.id())
                        .filter(now -> now.details().equals(expected))
                        .map(now -> places.change(now.id(), now.parentOrNull(), wanted))
                        .orElse(new Outcome.Refused<>("changed meanwhile"))
                instanceof Outcome.Done;
    }

    private interface Doing {
        void to(Change change);
    }

    private void inParts(List<Change> changes, Doing doing) {
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            List<Change> some = changes.subList(from, Math.min(changes.size(), from + AT_ONCE));
            writer.transaction().executeWithoutResult(status -> some.forEach(doing::to));
        }
    }
}
