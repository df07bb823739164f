package fi.hymy.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.kiosk.TwinState;
import fi.hymy.fleet.rollout.Book.Move;
import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.survey.Versions;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.survey.SurveyRef;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the store of rollouts promises on every database, and that a program which is killed at any step is followed
/// by one that ends what it began.
abstract class RolloutBookContract {
    private static final SurveyRef OLD = new SurveyRef(new SurveyId("lunch"), 1, new ContentHash("aa".repeat(32)));
    private static final SurveyRef NEW = new SurveyRef(new SurveyId("lunch"), 2, new ContentHash("bb".repeat(32)));
    private static final Thresholds EASY = new Thresholds(100, Duration.ZERO, 1, 0, Duration.ofMinutes(30));

    private Db db;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private RolloutBook book;
    private Twin twin;
    private Rollouts rollouts;
    private RolloutList list;
    private SurveyChange surveys;
    private List<KioskId> fleet;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        book = new RolloutBook(db.writer(), db.reader());
        list = new RolloutList(db.reader());
        twin = new Twin(db.writer(), db.reader(), () -> now);
        fleet = new ArrayList<>();
        rollouts = new Rollouts(book, list, targets(), db.writer(), () -> now);
        surveys = surveys(db, twin, List.of(OLD, NEW));
        grow(5);
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void keepsWhatARolloutIs() {
        Rollout made = make("2", EASY, "tag:lobby");

        Rollout found = book.find(made.id()).orElseThrow();

        assertThat(found).isEqualTo(made);
        assertThat(book.awake()).isEmpty();
        assertThat(list.page(null, 10)).extracting(RolloutList.Row::rollout).containsExactly(made);
        assertThat(list.ofSurvey("lunch", 5)).hasSize(1);
        assertThat(list.ofSurvey("lunc", 5)).isEmpty();
        assertThat(rollouts.discard(made.id())).isTrue();
        assertThat(book.find(made.id())).isEmpty();
    }

    @Test
    void letsOnlyOneOfTwoChangeWhatBothHaveRead() {
        Rollout made = make("2", EASY, "");
        Standing running = made.standing().in(State.RUNNING, "", "anna", now);

        assertThat(book.change(made, running, "anna", "Started", now)).isTrue();
        assertThat(book.change(made, running, "bo", "Started", now)).isFalse();

        assertThat(book.inOneGo(() -> book.hold(made))).isFalse();
        assertThat(list.events(made.id(), Integer.MAX_VALUE, 10))
                .extracting(RolloutList.Event::words)
                .containsExactly("Started", "Made");
        assertThat(book.awake()).containsExactly(made.id());
    }

    @Test
    void keepsItsCountsInStepWithItsKiosks() {
        Rollout rollout = started("2, 4", EASY);
        step(rollout.id());
        step(rollout.id());
        fleet.forEach(this::shows);
        step(rollout.id());
        assertCounted(rollout.id());
        assertThat(book.counts(rollout.id()).byWave()).extracting(Tally::size).containsExactly(2L, 2L, 1L);

        List<Member> told = book.some(rollout.id(), KioskState.TOLD, null, -1, Long.MAX_VALUE, 10).stream()
                .map(Member.Seen::member)
                .toList();
        Move move = new Move(told.getFirst(), told.getFirst().now(KioskState.FAILED, "It broke.", now));
        book.move(rollout.id(), List.of(move));
        book.move(rollout.id(), List.of(move));

        assertCounted(rollout.id());
        assertThat(list.kiosks(rollout.id(), KioskState.FAILED, -1, 10))
                .extracting(RolloutList.Named::member)
                .containsExactly(move.to());
    }

    @Test
    void givesItToKiosksThatComeLaterAsLongAsItIsTheNewest() {
        Rollout rollout = started("", EASY);
        finish(rollout.id());
        assertThat(book.find(rollout.id()).orElseThrow().state()).isEqualTo(State.DONE);
        KioskId late = grow(1).getFirst();
        now = now.plusSeconds(60);
        step(rollout.id());
        assertThat(twin.find(late).desired().survey()).contains(NEW);
        assertCounted(rollout.id());

        now = now.plusSeconds(60);
        Rollout newer = started("", EASY, OLD, "");
        assertThat(book.isNewest(rollout)).isFalse();
        finish(newer.id());
        shows(late);
        step(rollout.id());

        assertThat(book.awake()).containsExactly(newer.id());
        assertThat(twin.find(late).desired().survey()).contains(OLD);
    }

    @Test
    void leavesAKioskToTheNewerRollout() {
        Rollout older = started("1", EASY);
        step(older.id());
        step(older.id());
        now = now.plusSeconds(60);
        Rollout newer = started("", EASY, OLD, "tag:other");
        finish(newer.id());
        fleet.forEach(this::shows);
        step(older.id());
        step(older.id());

        assertThat(list.kiosks(older.id(), null, -1, 10))
                .extracting(kiosk -> kiosk.member().state())
                .containsOnly(KioskState.SKIPPED);
        assertThat(list.kiosks(older.id(), null, -1, 10))
                .extracting(kiosk -> kiosk.member().note())
                .contains("A newer rollout, “Lunch”, came first.");
        assertThat(fleet)
                .allSatisfy(
                        kiosk -> assertThat(twin.find(kiosk).desired().survey()).contains(OLD));
    }

    @Test
    void leavesKiosksOutThatRetireBeforeTheirTurn() {
        Rollout rollout = started("", EASY);
        db.writer().jdbc().sql("""
                        insert into kiosk_life (kiosk_id, step, since, serial, model, folded)
                        values (:kiosk, 'RETIRED', 0, '', '', '')
                        """).param("kiosk", fleet.getFirst().value()).update();

        finish(rollout.id());

        assertThat(book.counts(rollout.id()).all()).isEqualTo(new Tally(0, 0, 4, 0, 0, 1, 0));
        assertThat(list.kiosk(rollout.id(), fleet.getFirst().value())
                        .orElseThrow()
                        .member()
                        .note())
                .isEqualTo("It was retired before its turn.");
    }

    @Test
    void takesBackWhatEachKioskHadBefore() {
        twin.desire(fleet.getFirst(), OLD, "anna");
        Rollout rollout = started("", EASY);
        finish(rollout.id());
        twin.desire(fleet.getLast(), null, "bo");

        rollouts.order(rollout.id(), new Order.RollBack(), "anna");
        step(rollout.id());
        step(rollout.id());

        assertThat(book.find(rollout.id()).orElseThrow().state()).isEqualTo(State.ROLLED_BACK);
        assertThat(twin.find(fleet.getFirst()).desired().survey()).contains(OLD);
        assertThat(twin.find(fleet.get(1)).desired().survey()).isEmpty();
        assertThat(list.kiosk(rollout.id(), fleet.getLast().value())
                        .orElseThrow()
                        .member()
                        .note())
                .contains("Another survey was decided");
        assertCounted(rollout.id());
        assertThat(book.awake()).isEmpty();
    }

    /// Killed before and after whatever it asks of the database, one place after the other.
    @Test
    void endsWhatAProgramBeganThatWasKilledAtAnyStep() {
        boolean wasKilled = true;
        for (int place = 0; wasKilled; place++) {
            now = now.plusSeconds(1);
            SurveyRef ref = place % 2 == 0 ? NEW : OLD;
            Rollout rollout = started("2", EASY, ref, "run " + place);
            var killer = new Killer(place);
            var steps = new Steps(killer.book(book), targets(), kind -> surveys, () -> now);
            var memory = new RolloutMemory();
            for (int i = 0; i < 12 && book.find(rollout.id()).orElseThrow().state() != State.DONE; i++) {
                try {
                    steps.step(rollout.id(), memory);
                } catch (World.KilledException e) {
                    memory = new RolloutMemory();
                }
                fleet.forEach(this::shows);
            }
            assertThat(book.find(rollout.id()).orElseThrow().state())
                    .as("killed at %d", place)
                    .isEqualTo(State.DONE);
            assertThat(book.counts(rollout.id()).all()).isEqualTo(Tally.of(KioskState.DONE, fleet.size()));
            assertThat(fleet)
                    .allSatisfy(kiosk ->
                            assertThat(twin.find(kiosk).desired().survey()).contains(ref));
            wasKilled = killer.hasKilled();
            book.sleep(book.find(rollout.id()).orElseThrow());
        }
    }

    /// Ends the program once, before or after a call.
    private static final class Killer {
        private int left;

        Killer(int calls) {
            left = calls;
        }

        boolean hasKilled() {
            return left < 0;
        }

        Book book(Book real) {
            return (Book) Proxy.newProxyInstance(
                    Book.class.getClassLoader(), new Class<?>[] {Book.class}, (proxy, method, arguments) -> {
                        tick();
                        try {
                            Object done = method.invoke(real, arguments);
                            tick();
                            return done;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private void tick() {
            if (left-- == 0) {
                throw new World.KilledException();
            }
        }
    }

    private void assertCounted(RolloutId id) {
        List<Counts.Count> counted = new ArrayList<>();
        List<Book.Wave> waves = book.waves(id);
        list.kiosks(id, null, -1, 1000).forEach(kiosk -> {
            int wave = waves.stream()
                    .filter(each -> kiosk.member().place() <= each.upto())
                    .findFirst()
                    .orElseThrow()
                    .number();
            counted.add(
                    new Counts.Count(wave, kiosk.member().zone(), kiosk.member().state(), 1));
        });
        assertThat(book.counts(id).byWave()).isEqualTo(new Counts(waves.size(), counted).byWave());
    }

    private void finish(RolloutId id) {
        for (int i = 0; i < 6; i++) {
            step(id);
            fleet.forEach(this::shows);
        }
        step(id);
    }

    private void step(RolloutId id) {
        new Steps(book, targets(), kind -> surveys, () -> now).step(id, new RolloutMemory());
    }

    private void shows(KioskId kiosk) {
        TwinState state = twin.find(kiosk);
        if (!state.heard()) {
            var desired = state.desired();
            twin.report(kiosk, new ReportedState(desired.version(), desired.surveyRef(), null));
        }
    }

    private List<KioskId> grow(int count) {
        var kiosks = new Kiosks(db.writer(), db.reader(), () -> now);
        List<KioskId> grown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grown.add(kiosks.register("Kiosk " + (fleet.size() + i)).id());
        }
        fleet.addAll(grown);
        return grown;
    }

    private Rollout started(String waves, Thresholds thresholds) {
        return started(waves, thresholds, NEW, "");
    }

    private Rollout started(String waves, Thresholds thresholds, SurveyRef survey, String query) {
        Rollout made = make(waves, thresholds, survey, query);
        assertThat(rollouts.order(made.id(), new Order.Start(), "anna"))
                .hasValueSatisfying(outcome -> assertThat(outcome).isInstanceOf(Order.Outcome.Moved.class));
        return book.find(made.id()).orElseThrow();
    }

    private Rollout make(String waves, Thresholds thresholds, String query) {
        return make(waves, thresholds, NEW, query);
    }

    private Rollout make(String waves, Thresholds thresholds, SurveyRef survey, String query) {
        return rollouts.make(
                new Rollouts.Wish(
                        "Lunch",
                        SurveyChange.KIND,
                        "Lunch",
                        SurveyChange.of(survey.survey(), survey.version()),
                        query,
                        List.of(),
                        new Plan(Waves.parse(waves), Hours.ALWAYS, thresholds, true)),
                "anna");
    }

    /// Every query means all kiosks.
    private Targets targets() {
        return new Targets() {
            @Override
            public List<KioskAt> page(String query, @Nullable KioskAt after, int limit) {
                return fleet.stream()
                        .sorted(Comparator.comparing(KioskId::value))
                        .filter(id ->
                                after == null || id.value().compareTo(after.id().value()) > 0)
                        .limit(limit)
                        .map(id -> new KioskAt(id, id.value(), null, Optional.empty()))
                        .toList();
            }

            @Override
            public List<String> zones(List<KioskAt> kiosks) {
                return kiosks.stream().map(kiosk -> "UTC").toList();
            }
        };
    }

    private static SurveyChange surveys(Db db, Twin twin, List<SurveyRef> versions) {
        for (SurveyRef ref : versions) {
            db.writer()
                    .jdbc()
                    .sql("""
                            insert into survey_version
                                (survey_id, version, content_hash, name, body, published_at, published_by)
                            values (:survey, :version, :hash, 'Lunch', '{}', 0, 'anna')
                            """)
                    .params(Map.of(
                            "survey", ref.survey().value(),
                            "version", ref.version(),
                            "hash", ref.hash().hex()))
                    .update();
        }
        var deciding = new SurveyChange.Deciding() {
            @Override
            public boolean mayShow(SurveyId survey) {
                return true;
            }

            @Override
            public void set(Collection<KioskId> kiosks, @Nullable SurveyRef survey, String by) {
                kiosks.forEach(kiosk -> twin.desire(kiosk, survey, by));
            }
        };
        return new SurveyChange(
                new Versions(db.reader()), deciding, twin, (kiosk, message) -> CompletableFuture.completedStage(null));
    }
}
