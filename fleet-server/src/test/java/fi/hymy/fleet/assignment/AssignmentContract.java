package fi.hymy.fleet.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.kiosk.TwinChange;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.survey.SurveyState;
import fi.hymy.protocol.codec.DesiredCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What assignments promise on every database: who follows which schedule, and that nobody hears what is no
/// news.
abstract class AssignmentContract {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Instant NOW = Instant.parse("2026-10-20T09:00:00Z");

    private final List<KioskId> told = new ArrayList<>();
    private final List<Downlink> words = new ArrayList<>();
    private Db db;
    private Bench bench;
    private SurveyRef usual;
    private SurveyRef lunch;

    abstract Db open();

    @BeforeEach
    void openAFleet() {
        db = open();
        Downlinks downlinks = (kiosk, message) -> {
            told.add(kiosk);
            words.add(message);
            return CompletableFuture.completedStage(null);
        };
        bench = new Bench(db, NOW, downlinks);
        usual = bench.publish("usual", 1);
        lunch = bench.publish("lunch", 1);
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void sendsOpeningHoursOfTheSiteAndWhatIsAssignedAndNothingTwice() {
        KioskId one = bench.kioskAt(bench.lobby);
        KioskId other = bench.kiosk();
        bench.standing.set(one, usual, "anna");
        told.clear();
        bench.assign(lunch, Target.Kind.PLACE, bench.library.id().value(), "Mon-Fri 11:00-13:00", 0);

        bench.programming.pass();

        Schedule schedule = bench.desired(one).schedule().orElseThrow();
        assertThat(schedule.zone()).isEqualTo(HELSINKI);
        assertThat(schedule.opening()).isEqualTo(HoursText.parse("Mon-Fri 08:00-20:00"));
        assertThat(schedule.surveys()).containsExactly(lunch);
        assertThat(bench.desired(one).survey()).contains(usual);
        assertThat(bench.desired(other)).isEqualTo(new DesiredState(0, null));
        assertThat(told).containsExactly(one);
        assertThat(words).last().isEqualTo(new Downlink.Desired(bench.desired(one)));

        bench.programming.pass();
        assertThat(told).as("nothing changed").hasSize(1);
        assertThat(bench.twin.find(one).shouldShow(Instant.parse("2026-10-20T09:30:00Z")))
                .contains(lunch);
        assertThat(bench.twin.find(one).shouldShow(Instant.parse("2026-10-20T10:00:00Z")))
                .contains(usual);
    }

    @Test
    void followsAKioskThatMovesOnADateAndTagsThatChange() {
        KioskId kiosk = bench.kioskAt(bench.lobby);
        bench.assign(lunch, Target.Kind.POINT, bench.lobby.id().value(), "", 0);
        bench.assign(usual, Target.Kind.QUERY, "tag:vip", "", 10);
        bench.programming.pass();
        assertThat(bench.desired(kiosk).surveys()).containsExactly(lunch);

        Instant moves = NOW.plus(Duration.ofDays(3));
        bench.place(kiosk, bench.hall, moves);
        assertThat(bench.programming.pass()).isEqualTo(moves);
        assertThat(bench.desired(kiosk).surveys()).containsExactly(lunch);
        assertThat(bench.calendar.of(kiosk, NOW, moves.plusSeconds(60)))
                .extracting(span -> span.survey().map(SurveyRef::survey))
                .last()
                .isEqualTo(Optional.empty());

        bench.time.set(moves);
        bench.programming.pass();
        assertThat(bench.desired(kiosk).surveys()).isEmpty();

        bench.tags.set(kiosk, java.util.Set.of("vip"));
        bench.programming.pass();
        assertThat(bench.desired(kiosk).surveys()).containsExactly(usual);
    }

    @Test
    void dropsWhatIsOverWithoutSayingSo() {
        KioskId kiosk = bench.kioskAt(bench.lobby);
        bench.assign(lunch, Target.Kind.KIOSK, kiosk.value(), "", 0, "2026-10-20", "2026-10-21");
        bench.programming.pass();
        long version = bench.desired(kiosk).version();

        bench.time.set(NOW.plus(Duration.ofDays(5)));
        bench.programming.pass();
        assertThat(bench.desired(kiosk).version()).isEqualTo(version);

        bench.assign(usual, Target.Kind.KIOSK, kiosk.value(), "", 0);
        bench.programming.pass();
        assertThat(bench.desired(kiosk).surveys()).containsExactly(usual);
    }

    @Test
    void tellsWhatIsTooMuchForOneScheduleAndCutsNothing() {
        KioskId kiosk = bench.kioskAt(bench.lobby);
        for (int i = 0; i < Schedule.MAX_ASSIGNMENTS; i++) {
            bench.assign(lunch, Target.Kind.KIOSK, kiosk.value(), "", i);
        }
        bench.programming.pass();
        DesiredState full = bench.desired(kiosk);
        assertThat(full.schedule().orElseThrow().assignments()).hasSize(Schedule.MAX_ASSIGNMENTS);
        assertThatThrownBy(() ->
                        bench.assign(usual, Target.Kind.POINT, bench.lobby.id().value(), "", 0))
                .hasMessageContaining("at most 50 assignments");

        bench.book.save(bench.planned(usual, Target.Kind.KIOSK, kiosk.value()), "anna");
        bench.programming.pass();

        assertThat(bench.desired(kiosk)).isEqualTo(full);
        assertThat(bench.faults.of(kiosk))
                .hasValueSatisfying(why -> assertThat(why).contains("there are 51"));
    }

    @Test
    void endsAndTakesBackWhatWasChanged() {
        KioskId kiosk = bench.kioskAt(bench.lobby);
        Planned made = bench.assign(lunch, Target.Kind.KIOSK, kiosk.value(), "", 0);
        Planned ended = bench.book.save(made.ended(true), "bo");
        bench.programming.pass();
        assertThat(bench.desired(kiosk).surveys()).isEmpty();

        assertThat(bench.book.undo(made.id(), made.revision(), "cecilia"))
                .as("changed since")
                .isEmpty();
        assertThat(bench.book.undo(made.id(), ended.revision(), "cecilia")).hasValueSatisfying(back -> {
            assertThat(back.ended()).isFalse();
            assertThat(back.revision()).isEqualTo(3);
        });
        bench.programming.pass();
        assertThat(bench.desired(kiosk).surveys()).containsExactly(lunch);
        assertThat(bench.book.history(made.id())).extracting(Planned::by).containsExactly("cecilia", "bo", "anna");
        assertThat(bench.book.page("", 1)).hasSize(1);
    }

    @Test
    void bringsASurveyToManyBitByBitAndGoesOnAfterARestart() {
        List<KioskId> many = bench.kiosks(StandingSurvey.AT_ONCE + 50);
        Publications.Outcome outcome = bench.publications.publish(many, usual, "anna");
        String id = ((Publications.Outcome.Begun) outcome).publication();
        assertThat(told).isEmpty();

        assertThat(bench.publications.step()).isTrue();
        assertThat(bench.publications.find(id).orElseThrow().left()).isEqualTo(50);
        bench.standing.set(many.getLast(), lunch, "bo");

        // A server that starts anew has nothing but the database.
        var restarted = new Bench(db, NOW, (kiosk, message) -> CompletableFuture.completedStage(null));
        while (restarted.publications.step()) {
            assertThat(restarted.publications.underWay()).hasSizeLessThan(2);
        }
        assertThat(bench.publications.find(id).orElseThrow().done()).isTrue();
        assertThat(bench.twin.all())
                .filteredOn(twin -> twin.desired().survey().equals(Optional.of(usual)))
                .hasSize(many.size() - 1);
        assertThat(bench.desired(many.getLast()).survey())
                .as("the later wish holds")
                .contains(lunch);
    }

    @Test
    void closesASurveyAndBringsItBackToWhereItWas() {
        KioskId standing = bench.kioskAt(bench.lobby);
        KioskId other = bench.kioskAt(bench.hall);
        bench.standing.set(List.of(standing, other), lunch, "anna");
        bench.assign(lunch, Target.Kind.PLACE, bench.library.id().value(), "", 0);
        bench.programming.pass();

        bench.lifecycle.change(lunch.survey(), SurveyState.CLOSING, "bo");
        bench.settle();
        assertThat(bench.desired(standing).surveys()).isEmpty();
        assertThatThrownBy(() -> bench.standing.set(standing, lunch, "anna"))
                .isInstanceOf(StandingSurvey.ClosedException.class);
        bench.standing.set(other, usual, "anna");
        assertThat(bench.lifecycle.touched(lunch.survey())).isEqualTo(new Lifecycle.Touched(0, 1, 1));

        bench.lifecycle.change(lunch.survey(), SurveyState.OPEN, "bo");
        bench.settle();
        assertThat(bench.desired(standing).survey()).contains(lunch);
        assertThat(bench.desired(other).survey()).contains(usual);
        assertThat(bench.desired(other).surveys()).contains(lunch);
        assertThat(bench.twin.history(standing, Long.MAX_VALUE, 10))
                .extracting(TwinChange::what, TwinChange::by)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("The survey closes", "bo"),
                        org.assertj.core.groups.Tuple.tuple("The survey is open again", "bo"));
    }

    @Test
    void keepsAndCountsAnswersThatComeAfterASurveyWasClosed() {
        bench.answer("response-1", lunch, NOW.minusSeconds(60), NOW);
        bench.lifecycle.change(lunch.survey(), SurveyState.CLOSED, "bo");
        assertThat(bench.lives.countLate(lunch.survey())).isZero();

        bench.answer("response-2", lunch, NOW.minusSeconds(60), NOW.plusSeconds(5));

        assertThat(bench.lives.countLate(lunch.survey())).isOne();
        assertThat(bench.lives.late(lunch.survey(), 10)).hasSize(1).first().satisfies(late -> {
            assertThat(late.response()).isEqualTo("response-2");
            assertThat(late.version()).isEqualTo(1);
        });
        bench.lifecycle.change(lunch.survey(), SurveyState.OPEN, "bo");
        assertThat(bench.lives.countLate(lunch.survey())).isZero();
    }

    @Test
    void givesAReplacementTheAssignmentsOfTheBrokenOne() {
        KioskId broken = bench.kioskAt(bench.lobby);
        KioskId fresh = bench.kiosk();
        bench.assign(lunch, Target.Kind.KIOSK, broken.value(), "", 0);

        new Handover(bench.book).replaced(broken, fresh, "bo");
        bench.programming.pass();

        assertThat(bench.desired(broken).surveys()).isEmpty();
        assertThat(bench.desired(fresh).surveys()).containsExactly(lunch);
    }

    @Test
    void tellsWhatAnAssignmentWouldDoToOthers() {
        KioskId kiosk = bench.kioskAt(bench.lobby);
        bench.assign(usual, Target.Kind.KIOSK, kiosk.value(), "Mon-Fri 10:00-12:00", 0);

        assertThat(bench.preview(lunch, Target.Kind.KIOSK, kiosk.value(), "Mon-Fri 11:00-13:00", 0)
                        .conflicts())
                .extracting(Conflicts.Conflict::kind)
                .containsExactly(Conflicts.Kind.TIE);
        assertThat(bench.preview(lunch, Target.Kind.KIOSK, kiosk.value(), "Mon-Fri 11:00-13:00", 1)
                        .conflicts())
                .extracting(Conflicts.Conflict::kind)
                .containsExactly(Conflicts.Kind.HIDES);
        assertThat(bench.preview(lunch, Target.Kind.KIOSK, kiosk.value(), "Mon-Fri 08:00-13:00", 0)
                        .conflicts())
                .extracting(Conflicts.Conflict::kind)
                .containsExactly(Conflicts.Kind.IS_HIDDEN);
        assertThat(bench.preview(lunch, Target.Kind.KIOSK, kiosk.value(), "Mon-Fri 12:00-13:00", 0)
                        .conflicts())
                .isEmpty();
    }

    @Test
    void goesBackToTheEarlierVersionWhereverALaterOneIs() {
        SurveyRef second = bench.publish("lunch", 2);
        KioskId kiosk = bench.kioskAt(bench.lobby);
        KioskId old = bench.kiosk();
        bench.standing.set(kiosk, second, "anna");
        bench.standing.set(old, lunch, "anna");
        Planned assigned = bench.assign(second, Target.Kind.KIOSK, old.value(), "", 0);
        long untouched = bench.desired(old).version();

        Lifecycle.Back back = bench.lifecycle.back(lunch.survey(), 1).orElseThrow();
        assertThat(back.kiosks()).containsExactly(kiosk);
        bench.lifecycle.goBack(back, "bo");

        assertThat(bench.desired(kiosk).survey()).contains(lunch);
        assertThat(bench.desired(old).version()).isEqualTo(untouched);
        assertThat(bench.book.find(assigned.id()).orElseThrow().survey()).isEqualTo(lunch);
    }

    /// A kiosk reads the desired state from its bytes and evaluates it as its programme does: by the
    /// schedule's
    /// survey of the moment, else by the standing one.
    @Test
    void foretellsWhatTheKioskShowsAtAnyMoment() {
        var random = new SplittableRandom(20261025);
        KioskId kiosk = bench.kioskAt(bench.lobby);
        bench.standing.set(kiosk, usual, "anna");
        for (int i = 0; i < 12; i++) {
            SurveyRef ref = bench.publish("random" + i, 1);
            int from = random.nextInt(24);
            int to = random.nextInt(24);
            LocalDate first = LocalDate.of(2026, 10, 20).plusDays(random.nextInt(10));
            bench.assign(
                    ref,
                    Target.Kind.KIOSK,
                    kiosk.value(),
                    "Mon-Sun %02d:%02d-%02d:30; 2026-10-25 02:15-03:45".formatted(from, random.nextInt(60), to),
                    random.nextInt(3),
                    first.toString(),
                    first.plusDays(random.nextInt(1, 12)).toString());
        }
        bench.programming.pass();
        DesiredState heard = DesiredCodec.decode(DesiredCodec.encode(bench.desired(kiosk)));
        Schedule programme = heard.schedule().orElseThrow();
        Instant end = NOW.plus(Duration.ofDays(20));

        List<Span> spans = bench.calendar.of(kiosk, NOW, end);

        assertThat(spans).hasSizeGreaterThan(20);
        for (int i = 0; i < 4000; i++) {
            // Half of them around the night on which clocks are put back.
            Instant at = i % 2 == 0
                    ? NOW.plusSeconds(random.nextLong(Duration.between(NOW, end).toSeconds()))
                    : Instant.parse("2026-10-24T21:00:00Z").plusSeconds(random.nextLong(8 * 3600));
            Span span = spans.stream()
                    .filter(one -> !at.isBefore(one.from()) && at.isBefore(one.to()))
                    .findFirst()
                    .orElseThrow();
            assertThat(span.survey())
                    .as("at %s", at)
                    .isEqualTo(programme.showing(at).or(heard::survey));
            assertThat(span.open()).as("open at %s", at).isEqualTo(programme.open(at));
        }
    }
}
