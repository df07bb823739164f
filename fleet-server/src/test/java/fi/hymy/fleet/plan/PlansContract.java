package fi.hymy.fleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.site.ExperiencePoint;
import fi.hymy.fleet.site.MapPosition;
import fi.hymy.fleet.site.Outcome;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceDetails;
import fi.hymy.fleet.site.PlaceKind;
import fi.hymy.fleet.site.Placements;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.Points;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What plans, reservations and the board promise on every database.
abstract class PlansContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private Db db;
    private Kiosks kiosks;
    private Places places;
    private Points points;
    private Placements placements;
    private Plans plans;
    private Reservations reservations;
    private Board board;
    private Place library;
    private Place site;
    private ExperiencePoint hall;
    private ExperiencePoint lobby;
    private KioskId one;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        kiosks = new Kiosks(db.writer(), db.reader(), () -> NOW);
        places = new Places(db.writer(), db.reader());
        points = new Points(db.writer(), db.reader());
        placements = new Placements(db.writer(), db.reader(), () -> NOW);
        plans = new Plans(db.writer(), db.reader(), () -> NOW);
        reservations = new Reservations(db.writer(), db.reader(), () -> NOW);
        board = new Board(db.reader(), () -> NOW);
        library = done(places.add(PlaceKind.ORGANISATION, null, PlaceDetails.named("City library")));
        site = done(places.add(
                PlaceKind.SITE,
                library.id(),
                new PlaceDetails(
                        "Main library", null, "Street 1", new MapPosition(60, 24), null, null, List.of(), Set.of())));
        hall = done(points.add(site.id(), null, "Hall", ""));
        lobby = done(points.add(site.id(), null, "Lobby", ""));
        one = kiosks.register("One").id();
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void saysWhatIsMissingUntilNothingIs() {
        assertThat(lacks(lobby)).containsExactly(Lack.NO_KIOSK, Lack.NO_SURVEY);

        plans.save(
                new PointPlan(lobby.id(), new SurveyId("service"), "How was it?", "A4 plate", TODAY.minusDays(1)),
                "anna");
        assertThat(lacks(lobby)).containsExactly(Lack.DATE_PASSED, Lack.NO_KIOSK);

        done(reservations.reserve(lobby.id(), one, "anna"));
        assertThat(lacks(lobby)).containsExactly(Lack.DATE_PASSED, Lack.NOT_SHIPPED);

        step(one, "SHIPPED");
        assertThat(lacks(lobby)).containsExactly(Lack.DATE_PASSED);

        reservations.hung(one);
        place(one, lobby, NOW);
        step(one, "INSTALLED");
        assertThat(lacks(lobby)).isEmpty();
        assertThat(board.below(site.id())).extracting(row -> row.point()).containsExactly(hall.id(), lobby.id());
        assertThat(board.all()).extracting(BoardRow::root).containsOnly(library.id());
    }

    @Test
    void missesTheAddress() {
        Place bare = done(places.add(PlaceKind.SITE, library.id(), PlaceDetails.named("Bare")));
        ExperiencePoint point = done(points.add(bare.id(), null, "Door", ""));

        assertThat(lacks(point)).containsExactly(Lack.NO_KIOSK, Lack.NO_SURVEY, Lack.NO_ADDRESS);
    }

    @Test
    void keepsAKioskForOnePointAndAPointForOneKiosk() {
        KioskId two = kiosks.register("Two").id();
        done(reservations.reserve(lobby.id(), one, "anna"));

        assertThat(refusal(reservations.reserve(hall.id(), one, "ben"))).contains("Main library, Lobby");
        assertThat(reservations.spare("", 10))
                .extracting(Reservations.Spare::id)
                .containsExactly(two);
        done(reservations.reserve(lobby.id(), two, "ben"));
        countsAgree();
        assertThat(reservations.at(lobby.id()))
                .map(Reservations.Reservation::kiosk)
                .contains(two);
        assertThat(reservations.spare("one", 10))
                .extracting(Reservations.Spare::id)
                .containsExactly(one);
        assertThat(reservations.free(lobby.id())).isPresent();
        assertThat(reservations.free(lobby.id())).isEmpty();
    }

    @Test
    void keepsNoKioskThatStandsOrIsOnItsWay() {
        place(one, hall, NOW.plus(Duration.ofDays(3)));
        assertThat(refusal(reservations.reserve(lobby.id(), one, "anna"))).contains("is planned to");
        countsAgree();
        assertThat(board.find(hall.id()).orElseThrow().nextBox())
                .map(BoardRow.Box::id)
                .contains(one);

        KioskId two = kiosks.register("Two").id();
        step(two, "SHIPPED");
        assertThat(refusal(reservations.reserve(lobby.id(), two, "anna"))).contains("not in stock");
        assertThat(refusal(reservations.reserve(lobby.id(), new KioskId("kiosk-none-such"), "anna")))
                .contains("There is no kiosk");
        assertThat(reservations.spare("", 10)).isEmpty();
    }

    @Test
    void givesAKioskToOneOfEightWhoWantItAtOnce() throws Exception {
        int many = 8;
        var together = new CyclicBarrier(many);
        var tries = new ArrayList<Future<Outcome<Reservations.Reservation>>>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            for (int i = 0; i < many; i++) {
                ExperiencePoint point = done(points.add(site.id(), null, "Till " + i, ""));
                tries.add(threads.submit(() -> {
                    together.await();
                    return reservations.reserve(point.id(), one, "anna");
                }));
            }
            int got = 0;
            for (Future<Outcome<Reservations.Reservation>> one : tries) {
                got += one.get() instanceof Outcome.Done ? 1 : 0;
            }
            assertThat(got).isEqualTo(1);
        }
    }

    @Test
    void changesWhatIsWantedAtManyAndLeavesTheRest() {
        plans.save(new PointPlan(lobby.id(), new SurveyId("nps"), "Text", "", null), "anna");

        List<PointPlan> before =
                plans.change(List.of(lobby.id(), hall.id()), new PointPlan.Wish(null, null, "Sticker", TODAY), "anna");

        assertThat(before).hasSize(2);
        assertThat(plans.find(lobby.id()))
                .isEqualTo(new PointPlan(lobby.id(), new SurveyId("nps"), "Text", "Sticker", TODAY));
        before.forEach(old -> plans.save(old, "anna"));
        assertThat(plans.find(hall.id())).isEqualTo(PointPlan.nothing(hall.id()));
    }

    @Test
    void goesWithItsPoint() {
        plans.save(new PointPlan(lobby.id(), new SurveyId("nps"), "", "", null), "anna");
        done(reservations.reserve(lobby.id(), one, "anna"));

        done(points.remove(lobby.id()));

        assertThat(reservations.of(one)).isEmpty();
        assertThat(plans.find(lobby.id())).isEqualTo(PointPlan.nothing(lobby.id()));
    }

    /// The database counts as the rows tell.
    private void countsAgree() {
        List<List<Lack>> rows =
                board.below(library.id()).stream().map(row -> row.lacks(TODAY)).toList();
        BoardTotals.Totals totals = new BoardTotals(db.reader(), () -> NOW)
                .of(List.of(library.id()), TODAY)
                .getOrDefault(library.id(), BoardTotals.Totals.NONE);
        assertThat(totals.points()).isEqualTo(rows.size());
        assertThat(totals.ready()).isEqualTo(rows.stream().filter(List::isEmpty).count());
        assertThat(totals.lacks())
                .isEqualTo(rows.stream()
                        .flatMap(List::stream)
                        .collect(Collectors.groupingBy(lack -> lack, Collectors.counting())));
    }

    private List<Lack> lacks(ExperiencePoint point) {
        countsAgree();
        return board.find(point.id()).orElseThrow().lacks(TODAY);
    }

    private void step(KioskId kiosk, String step) {
        db.writer()
                .jdbc()
                .sql("""
                        insert into kiosk_life (kiosk_id, step, since, serial, model, folded)
                        values (:kiosk, :step, 0, '', '', '') on conflict (kiosk_id) do update set step = excluded.step
                        """)
                .param("kiosk", kiosk.value())
                .param("step", step)
                .update();
    }

    private void place(KioskId kiosk, ExperiencePoint point, Instant from) {
        done(placements.place(new Placements.Wish(kiosk, point.id(), from, null, false, "anna")));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).why();
    }
}
