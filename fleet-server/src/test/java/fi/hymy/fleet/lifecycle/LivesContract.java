package fi.hymy.fleet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.site.ExperiencePoint;
import fi.hymy.fleet.site.Outcome;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceDetails;
import fi.hymy.fleet.site.PlaceKind;
import fi.hymy.fleet.site.Placements;
import fi.hymy.fleet.site.Places;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.site.Points;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the life of a kiosk promises on every database.
abstract class LivesContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtomicReference<Optional<PointId>> kept = new AtomicReference<>(Optional.empty());
    private Db db;
    private Lives lives;
    private LifeCycle cycle;
    private Placements placements;
    private Installing installing;
    private InstallLinks links;
    private KioskId kiosk;
    private ExperiencePoint lobby;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        lives = new Lives(db.writer(), db.reader(), time::get);
        var places = new Places(db.writer(), db.reader());
        var points = new Points(db.writer(), db.reader());
        placements = new Placements(db.writer(), db.reader(), time::get);
        cycle = new LifeCycle(lives, placements, this::shutOut, time::get);
        installing = new Installing(lives, placements, points, places, new Kept(), db.writer(), db.reader(), time::get);
        links = new InstallLinks(new InstallKey(db.writer(), db.reader()), lives, time::get);
        kiosk = new Kiosks(db.writer(), db.reader(), time::get).register("One").id();
        Place organisation = done(places.add(PlaceKind.ORGANISATION, null, PlaceDetails.named("City library")));
        Place site = done(places.add(PlaceKind.SITE, organisation.id(), PlaceDetails.named("Main library")));
        lobby = done(points.add(site.id(), null, "Lobby", ""));
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void beginsInStockAndKeepsWhoTookWhichStep() {
        assertThat(life().step()).isEqualTo(LifeStep.STOCK);
        assertThat(lives.history(kiosk)).isEmpty();

        take(LifeStep.ASSEMBLED, "anna");
        time.set(NOW.plusSeconds(60));
        take(LifeStep.SHIPPED, "ben");

        assertThat(life().since()).isEqualTo(NOW.plusSeconds(60));
        assertThat(lives.history(kiosk))
                .extracting(TakenStep::number, TakenStep::step, TakenStep::by)
                .containsExactly(tuple(2, LifeStep.SHIPPED, "ben"), tuple(1, LifeStep.ASSEMBLED, "anna"));
        assertThat(lives.counts()).containsOnly(java.util.Map.entry(LifeStep.SHIPPED, 1L));
    }

    @Test
    void refusesAStepThatMakesNoSense() {
        assertThat(cycle.take(step(LifeStep.IN_SERVICE))).isInstanceOf(Lives.Taken.Refused.class);
        assertThat(cycle.take(step(LifeStep.STOCK))).isInstanceOf(Lives.Taken.Refused.class);
        take(LifeStep.RETIRED, "anna");
        assertThat(cycle.take(step(LifeStep.SHIPPED))).isInstanceOf(Lives.Taken.Refused.class);
        assertThat(cycle.take(Step.of(new KioskId("kiosk-none-such"), LifeStep.SHIPPED, "anna", "")))
                .isInstanceOf(Lives.Taken.Refused.class);
        assertThat(lives.history(kiosk)).hasSize(1);
    }

    @Test
    void takesAStepOnceWhenTwoTakeItAtOnce() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Lives.Taken> taking = () -> {
            together.await();
            return cycle.take(step(LifeStep.ASSEMBLED));
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Lives.Taken> one = threads.submit(taking);
            Future<Lives.Taken> two = threads.submit(taking);
            assertThat(List.of(one.get(), two.get()))
                    .hasAtLeastOneElementOfType(Lives.Taken.Done.class)
                    .hasAtLeastOneElementOfType(Lives.Taken.Refused.class);
        }
        assertThat(lives.history(kiosk)).hasSize(1);
    }

    @Test
    void notesWhatNeedsNoHand() {
        cycle.claimed(kiosk, "anna");
        cycle.claimed(kiosk, "anna");
        assertThat(lives.history(kiosk)).extracting(TakenStep::step).containsExactly(LifeStep.ASSEMBLED);

        take(LifeStep.INSTALLED, "carl");
        cycle.round();
        assertThat(life().step()).as("nobody answered yet").isEqualTo(LifeStep.INSTALLED);
        db.writer()
                .jdbc()
                .sql("insert into presence (kiosk_id, session, linked, last_response_at) values (:kiosk, 1, 1, :at)")
                .param("kiosk", kiosk.value())
                .param("at", NOW.plusSeconds(5).toEpochMilli())
                .update();
        cycle.round();
        assertThat(life().step()).isEqualTo(LifeStep.IN_SERVICE);
        assertThat(lives.history(kiosk).getFirst().by()).isEqualTo("Hymy");

        cycle.retired(kiosk, "anna", "Replaced.");
        assertThat(life().step()).isEqualTo(LifeStep.RETIRED);

        cycle.claimed(kiosk, "anna");
        assertThat(life().step()).as("it joined anew").isEqualTo(LifeStep.IN_SERVICE);
    }

    @Test
    void hangsAKioskUpAtThePointThatWasPlannedAndTakesItBackWithItToStock() {
        kept.set(Optional.of(lobby.id()));
        assertThat(installing.goal(kiosk)).hasValueSatisfying(goal -> {
            assertThat(goal.site().name()).isEqualTo("Main library");
            assertThat(goal.points()).containsExactly(lobby);
        });

        assertThat(installing.checkIn(new Installing.CheckIn(
                        kiosk, "Carl", "beside the lift", "60.1, 24.9", lobby.id(), new Jpeg(new byte[] {1, 2, 3}))))
                .isInstanceOf(Lives.Taken.Done.class);

        assertThat(placements.of(kiosk, NOW))
                .map(stay -> stay.placement().point())
                .contains(lobby.id());
        assertThat(installing.photo(kiosk, 1))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
        assertThat(installing.position(kiosk, 1)).contains("60.1, 24.9");
        assertThat(lives.history(kiosk).getFirst())
                .isEqualTo(new TakenStep(1, LifeStep.INSTALLED, NOW, "Carl", "beside the lift", lobby.id(), true));
        assertThat(kept.get()).as("it is kept for nothing any more").isEmpty();

        time.set(NOW.plusSeconds(3600));
        take(LifeStep.STOCK, "anna");
        assertThat(placements.of(kiosk, time.get())).isEmpty();
    }

    @Test
    void opensTheInstallersDoorOnceAndForAWhile() {
        String token = links.token(kiosk, NOW.plus(InstallLinks.LIFE));
        assertThat(links.worth(kiosk, token)).isInstanceOf(InstallLinks.Worth.Good.class);
        assertThat(links.worth(kiosk, token.replace('.', '-'))).isInstanceOf(InstallLinks.Worth.False.class);
        assertThat(links.worth(new KioskId("kiosk-another"), token)).isInstanceOf(InstallLinks.Worth.False.class);
        assertThat(links.worth(kiosk, "zzzzzz" + token.substring(6)))
                .as("a later end")
                .isInstanceOf(InstallLinks.Worth.False.class);

        take(LifeStep.SHIPPED, "anna");
        assertThat(links.worth(kiosk, token))
                .as("printed before it was shipped")
                .isInstanceOf(InstallLinks.Worth.Good.class);
        time.set(NOW.plus(InstallLinks.LIFE));
        assertThat(links.worth(kiosk, token)).isInstanceOf(InstallLinks.Worth.Old.class);

        time.set(NOW.plus(Duration.ofDays(1)));
        take(LifeStep.INSTALLED, "Carl");
        assertThat(links.worth(kiosk, token)).isInstanceOf(InstallLinks.Worth.Spent.class);
        take(LifeStep.STOCK, "anna");
        assertThat(links.worth(kiosk, token)).as("of its earlier life").isInstanceOf(InstallLinks.Worth.Spent.class);
        assertThat(links.worth(kiosk, links.token(kiosk, time.get().plusSeconds(60))))
                .isInstanceOf(InstallLinks.Worth.Good.class);
    }

    @Test
    void movesManyAndPutsThemBack() {
        LifeCycle.Walked walked =
                cycle.takeAll(List.of(kiosk, new KioskId("kiosk-none-such")), LifeStep.SHIPPED, "anna", "");
        assertThat(walked.before()).extracting(Life::step).containsExactly(LifeStep.STOCK);
        assertThat(life().step()).isEqualTo(LifeStep.SHIPPED);
        assertThat(out).as("only those that retire are shut out").isEmpty();

        assertThat(cycle.putBack(walked, "anna")).isEqualTo(new LifeCycle.Returned(1, 0, 0));
        assertThat(life().step()).isEqualTo(LifeStep.STOCK);
        assertThat(cycle.putBack(walked, "anna").kiosks())
                .as("it took other steps since")
                .isZero();
    }

    @Test
    void shutsAKioskOutThatRetiresAndGivesItsPointBackWhenThatIsTakenBack() {
        placements.place(new Placements.Wish(kiosk, lobby.id(), NOW, null, false, "anna"));
        take(LifeStep.INSTALLED, "carl");
        time.set(NOW.plusSeconds(3600));

        LifeCycle.Walked walked = cycle.takeAll(List.of(kiosk), LifeStep.RETIRED, "anna", "broken");

        assertThat(out).containsExactly(kiosk);
        assertThat(placements.of(kiosk, time.get())).isEmpty();
        assertThat(LifeWords.with("It is retired now.", walked))
                .startsWith("It is retired now. ")
                .contains("joins anew");
        time.set(NOW.plusSeconds(7200));
        LifeCycle.Returned back = cycle.putBack(walked, "anna");
        assertThat(back).isEqualTo(new LifeCycle.Returned(1, 1, 1));
        assertThat(life().step()).isEqualTo(LifeStep.INSTALLED);
        assertThat(placements.of(kiosk, time.get()).map(stay -> stay.placement().point()))
                .contains(lobby.id());
        assertThat(LifeWords.back(walked, back))
                .isEqualTo("1 of 1 kiosks is back where it was. 1 stands at its point again. "
                        + "1 must join anew: read the code off its screen under “Join a kiosk”.");
    }

    @Test
    void takesNobodysPointAwayWhenAStepIsTakenBack() {
        placements.place(new Placements.Wish(kiosk, lobby.id(), NOW, null, false, "anna"));
        time.set(NOW.plusSeconds(3600));
        LifeCycle.Walked walked = cycle.takeAll(List.of(kiosk), LifeStep.RETIRED, "anna", "");
        KioskId other =
                new Kiosks(db.writer(), db.reader(), time::get).register("Two").id();
        placements.place(new Placements.Wish(other, lobby.id(), time.get(), null, false, "anna"));

        LifeCycle.Returned back = cycle.putBack(walked, "anna");

        assertThat(back.points()).isZero();
        assertThat(placements.of(other, time.get())).isPresent();
        assertThat(LifeWords.back(walked, back)).contains("another kiosk stands there");
    }

    private final List<KioskId> out = new ArrayList<>();

    private Set<KioskId> shutOut(List<KioskId> kiosks, String by) {
        out.addAll(kiosks);
        return Set.copyOf(kiosks);
    }

    @Test
    void knowsTheBox() {
        assertThat(lives.describe(kiosk, "SN-4711", "Pi 5 touch")).isEmpty();
        assertThat(life().box()).isEqualTo("Pi 5 touch, SN-4711");
        assertThat(lives.describe(kiosk, "x".repeat(101), "")).isPresent();
        assertThat(lives.find(List.of(kiosk))).containsOnlyKeys(kiosk);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return new org.assertj.core.groups.Tuple(values);
    }

    private Life life() {
        return lives.find(kiosk).orElseThrow();
    }

    private Step step(LifeStep next) {
        return Step.of(kiosk, next, "anna", "");
    }

    private void take(LifeStep next, String by) {
        assertThat(cycle.take(Step.of(kiosk, next, by, ""))).isInstanceOf(Lives.Taken.Done.class);
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }

    /// Keeps the kiosk for a point of the test's choice.
    private final class Kept implements KeptPoints {
        @Override
        public Optional<PointId> of(KioskId asked) {
            return kept.get();
        }

        @Override
        public void hung(KioskId hung) {
            kept.set(Optional.empty());
        }
    }
}
