package fi.hymy.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.KioskStatus.Concern;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.survey.LanguageTag;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the tree, the points, the placements and the queries promise on every database.
abstract class EstateContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private Db db;
    private Kiosks kiosks;
    private Places places;
    private Points points;
    private Placements placements;
    private KioskTags tags;
    private KioskQueries queries;
    private Search search;

    private Place library;
    private Place north;
    private Place kamppi;
    private ExperiencePoint lobby;
    private ExperiencePoint hall;
    private KioskId one;
    private KioskId two;

    abstract Db open();

    @BeforeEach
    void openAnEstate() {
        db = open();
        kiosks = new Kiosks(db.writer(), db.reader(), time::get);
        places = new Places(db.writer(), db.reader());
        points = new Points(db.writer(), db.reader());
        placements = new Placements(db.writer(), db.reader(), time::get);
        tags = new KioskTags(db.writer(), db.reader());
        queries = new KioskQueries(db.reader(), time::get);
        search = new Search(db.reader(), time::get);
        library = done(places.add(
                PlaceKind.ORGANISATION,
                null,
                new PlaceDetails(
                        "City library",
                        "lib",
                        "",
                        null,
                        ZoneId.of("Europe/Helsinki"),
                        HoursText.parse("Mon-Fri 08:00-20:00"),
                        List.of(new LanguageTag("fi"), new LanguageTag("sv")),
                        Set.of("culture"))));
        north = done(places.add(PlaceKind.AREA, library.id(), PlaceDetails.named("Region north")));
        kamppi = done(places.add(
                PlaceKind.SITE,
                north.id(),
                new PlaceDetails(
                        "Kamppi Ääni",
                        "s-1",
                        "Narinkka 1, Helsinki",
                        new MapPosition(60.17, 24.93),
                        null,
                        HoursText.parse("Mon-Sun 10:00-18:00; 2026-12-24 closed"),
                        List.of(),
                        Set.of("mall"))));
        lobby = done(points.add(kamppi.id(), "p-1", "Lobby", "beside the lift"));
        hall = done(points.add(kamppi.id(), null, "Hall", ""));
        one = kiosks.register("Äänekoski 1").id();
        two = kiosks.register("Spare").id();
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void findsPlacesAsTheyWereWritten() {
        assertThat(places.find(kamppi.id())).contains(kamppi);
        assertThat(places.find(library.id())).contains(library);
        assertThat(places.children(north.id())).containsExactly(kamppi);
        assertThat(places.upwards(kamppi.id())).containsExactly(kamppi, north, library);
        assertThat(points.at(kamppi.id())).containsExactly(hall, lobby);
    }

    @Test
    void tellsWhatStandsWhereAsSoonAsItChanges() {
        var estate = new Estate(
                places,
                new Standing(places, queries, db.reader(), time::get),
                sites -> sites.values().stream().collect(Collectors.toMap(site -> site, site -> Concern.SILENT)));
        assertThat(estate.tree().getFirst().counts()).isEqualTo(new Estate.Counts(2, 0, 2));

        TestEstate.done(placements.place(
                new Placements.Wish(one, lobby.id(), NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)), true, "anna")));
        assertThat(estate.tree().getFirst().counts()).as("planned").isEqualTo(new Estate.Counts(2, 0, 1));

        time.set(NOW.plus(DAY));
        assertThat(estate.tree().getFirst().counts()).as("it came").isEqualTo(new Estate.Counts(2, 1, 1));
        assertThat(estate.tree().getFirst().worst()).isEqualTo(Concern.SILENT);

        points.add(kamppi.id(), null, "Stairs", "");
        assertThat(estate.tree().getFirst().counts()).as("one more").isEqualTo(new Estate.Counts(3, 1, 2));

        time.set(NOW.plus(DAY.multipliedBy(2)));
        assertThat(estate.tree().getFirst().counts()).as("it went").isEqualTo(new Estate.Counts(3, 0, 3));
    }

    @Test
    void takesFromAboveWhatASiteDoesNotSayItself() {
        SiteFacts facts = SiteFacts.of(places.upwards(kamppi.id()), ZoneId.of("UTC"));

        assertThat(facts.zone().value()).isEqualTo(ZoneId.of("Europe/Helsinki"));
        assertThat(facts.zone().above()).contains(library);
        assertThat(facts.languages().value()).containsExactly(new LanguageTag("fi"), new LanguageTag("sv"));
        assertThat(facts.opening().own()).isTrue();
        assertThat(HoursText.of(facts.opening().value())).isEqualTo("Mon-Sun 10:00-18:00; 2026-12-24 closed");
    }

    @Test
    void refusesWhatWouldTieTheTreeIntoAKnot() {
        assertThat(refusal(places.change(north.id(), north.id(), north.details())))
                .contains("cannot lie in itself");
        Place town = done(places.add(PlaceKind.AREA, north.id(), PlaceDetails.named("Town")));
        assertThat(refusal(places.change(north.id(), town.id(), north.details())))
                .contains("cannot lie in itself");
        assertThat(refusal(places.add(PlaceKind.SITE, kamppi.id(), PlaceDetails.named("Inside"))))
                .contains("holds experience points");
        assertThat(refusal(places.add(
                        PlaceKind.SITE,
                        north.id(),
                        new PlaceDetails("Again", "s-1", "", null, null, null, List.of(), Set.of()))))
                .contains("'s-1'", "Kamppi");
        assertThat(refusal(places.remove(kamppi.id()))).contains("Something lies in it");
        assertThat(refusal(points.add(north.id(), null, "Nowhere", ""))).contains("Points are at sites");
    }

    @Test
    void putsBackAPlaceThatWasRemoved() {
        Place empty = done(places.add(PlaceKind.SITE, north.id(), PlaceDetails.named("Empty")));

        assertThat(done(places.remove(empty.id()))).isEqualTo(empty);
        assertThat(places.find(empty.id())).isEmpty();
        assertThat(done(places.restore(empty))).isEqualTo(empty);
        assertThat(places.find(empty.id())).contains(empty);
    }

    @Test
    void movesAKioskOnADateAndKeepsWhereItWas() {
        Placement first = done(place(one, lobby, NOW.minus(DAY), null, false));
        Placement next = done(place(one, hall, NOW.plus(DAY), null, false));

        assertThat(placements.of(one, NOW)).map(stay -> stay.placement().id()).contains(first.id());
        assertThat(placements.of(one, NOW.plus(DAY)))
                .map(stay -> stay.placement().id())
                .contains(next.id());
        assertThat(placements.of(one))
                .extracting(stay -> stay.placement().to().orElse(null))
                .containsExactly(null, NOW.plus(DAY));
    }

    @Test
    void givesOneReplacedKiosksPointToAnotherAndKeepsTheHistory() {
        done(place(one, lobby, NOW.minus(DAY), null, false));

        assertThat(refusal(place(two, lobby, NOW, null, false))).contains("Äänekoski 1 stands there");
        done(place(two, lobby, NOW, null, true));

        assertThat(placements.at(lobby.id())).extracting(Stay::kiosk).containsExactly("Spare", "Äänekoski 1");
        assertThat(placements.of(one, NOW)).isEmpty();
        assertThat(refusal(points.remove(lobby.id()))).contains("keeps their history");
        assertThat(done(points.remove(hall.id()))).isEqualTo(hall);
    }

    @Test
    void refusesToCrossAPlan() {
        done(place(one, lobby, NOW.plus(DAY), null, false));

        assertThat(refusal(place(one, hall, NOW, null, false))).contains("is planned to stand at Kamppi Ääni, Lobby");
        assertThat(refusal(place(two, lobby, NOW, null, true))).contains("Äänekoski 1 is planned");
        done(place(one, hall, NOW, NOW.plus(DAY), false));
        assertThat(refusal(place(one, hall, NOW, NOW.plus(DAY), false))).contains("already");
        assertThat(refusal(place(new KioskId("kiosk-unknown"), hall, NOW, null, false)))
                .contains("There is no kiosk");
    }

    @Test
    void undoesAMoveAsIfItHadNeverBeen() {
        Placement first = done(place(one, lobby, NOW.minus(DAY), NOW.plus(DAY.multipliedBy(9)), false));
        Placement move = done(place(one, hall, NOW, null, false));

        done(placements.undo(move.id()));

        assertThat(placements.of(one))
                .singleElement()
                .satisfies(stay -> assertThat(stay.placement()).isEqualTo(first));
    }

    @Test
    void doesNotUndoHistory() {
        Placement stay = done(place(one, lobby, NOW, null, false));
        time.set(NOW.plus(Placements.SECOND_THOUGHTS).plusSeconds(1));

        assertThat(refusal(placements.undo(stay.id()))).contains("history by now");
        assertThat(done(placements.end(stay.id(), time.get())).to()).contains(time.get());
    }

    @Test
    void doesNotUndoWhatOthersBuiltUpon() {
        done(place(one, lobby, NOW.minus(DAY), null, false));
        Placement move = done(place(one, hall, NOW, null, false));
        done(place(two, lobby, NOW, null, false));

        assertThat(refusal(placements.undo(move.id()))).contains("since");
    }

    @Test
    void findsKiosksByWhatIsSaidOfThem() {
        done(place(one, lobby, NOW, null, false));
        tags.set(one, Set.of("tall"));

        assertThat(matching("tag:tall")).containsExactly(one);
        assertThat(matching("tag:mall,none")).as("a tag of the site").containsExactly(one);
        assertThat(matching("tag:culture")).as("a tag of the organisation").containsExactly(one);
        assertThat(matching("site:\"kamppi aani\"")).containsExactly(one);
        assertThat(matching("site:s-1")).containsExactly(one);
        assertThat(matching("site:kam*")).containsExactly(one);
        assertThat(matching("site:kam")).isEmpty();
        assertThat(matching("point:lobby")).containsExactly(one);
        assertThat(matching("under:\"Region north\"")).containsExactly(one);
        assertThat(matching("under:lib")).containsExactly(one);
        assertThat(matching("-under:lib")).containsExactly(two);
        assertThat(matching("state:unplaced")).containsExactly(two);
        assertThat(matching("state:placed,unplaced state:never")).containsExactlyInAnyOrder(one, two);
        assertThat(matching("äänek")).containsExactly(one);
        assertThat(matching("ÄÄNEKOSKI")).containsExactly(one);
        assertThat(matching("narinkka")).as("a word of the address").containsExactly(one);
        assertThat(matching("100%")).isEmpty();
        assertThat(matching("")).containsExactlyInAnyOrder(one, two);
        assertThat(queries.count(query("tag:tall"))).isEqualTo(1);
    }

    @Test
    void goesThroughTheKiosksPageByPage() {
        List<KioskAt> all = queries.page(KioskQuery.ALL, null, 10);

        assertThat(queries.page(KioskQuery.ALL, null, 1)).containsExactly(all.get(0));
        assertThat(queries.page(KioskQuery.ALL, all.get(0), 1)).containsExactly(all.get(1));
        assertThat(queries.page(KioskQuery.ALL, all.get(1), 1)).isEmpty();
    }

    @Test
    void searchesEverythingByEveryWord() {
        done(place(one, lobby, NOW, null, false));
        tags.set(two, Set.of("stock"));

        assertThat(names("kamppi")).containsExactly("Kamppi Ääni");
        assertThat(names("KAMPPI aani")).containsExactly("Kamppi Ääni");
        assertThat(names("kamppi lobby")).containsExactly("Lobby");
        assertThat(names("narinkka")).containsExactly("Kamppi Ääni");
        assertThat(names("s-1")).containsExactly("Kamppi Ääni");
        assertThat(names("culture")).containsExactly("City library");
        assertThat(names("stock")).containsExactly("Spare");
        assertThat(names(two.value())).containsExactly("Spare");
        assertThat(names("äänekoski kamppi")).containsExactly("Äänekoski 1");
        assertThat(names("  ")).isEmpty();
    }

    @Test
    void changesTheTagsOfManyAndTakesItBack() {
        tags.set(one, Set.of("old"));

        KioskTags.TagChange change = tags.change(List.of(one, two), Set.of("old", "new"), Set.of("gone"));
        assertThat(change.size()).isEqualTo(3);
        assertThat(tags.of(two)).containsExactly("new", "old");
        assertThat(tags.known()).contains("culture", "new", "old");

        tags.undo(change);
        assertThat(tags.of(one)).containsExactly("old");
        assertThat(tags.of(two)).isEmpty();
    }

    @Test
    void savesQueriesUnderANameOfTheirOwn() {
        var groups = new KioskGroups(db.writer(), db.reader(), time::get);
        KioskGroup group = done(groups.add("Malls", query("tag:mall"), "anna"));

        assertThat(groups.all()).containsExactly(group);
        assertThat(refusal(groups.add("Malls", KioskQuery.ALL, "anna"))).contains("already");
        assertThat(groups.remove(group.id())).contains(group);
        assertThat(groups.all()).isEmpty();
    }

    private Outcome<Placement> place(
            KioskId kiosk, ExperiencePoint point, Instant from, @Nullable Instant to, boolean replace) {
        return placements.place(new Placements.Wish(kiosk, point.id(), from, to, replace, "anna"));
    }

    private List<KioskId> matching(String text) {
        return queries.ids(query(text));
    }

    private List<String> names(String text) {
        return search.find(text, 10).stream().map(Search.Hit::name).toList();
    }

    private static KioskQuery query(String text) {
        assertThat(KioskQuery.read(text)).isInstanceOf(KioskQuery.Reading.Good.class);
        return ((KioskQuery.Reading.Good) KioskQuery.read(text)).query();
    }

    static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    static String refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).why();
    }
}
