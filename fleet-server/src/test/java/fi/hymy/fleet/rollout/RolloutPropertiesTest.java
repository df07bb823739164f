package fi.hymy.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.rollout.World.PretendKiosk;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// A rollout over kiosks that vanish, lie, answer late or twice, come new and retire, steered by operators at random,
/// by a program that is killed again and again. [World] checks at every step that no wave is overrun, that nobody is
/// told while it is paused, and that no kiosk is told twice at once.
final class RolloutPropertiesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /// What happens next, and to whom.
    record Event(What what, int which) {}

    enum What {
        HEAR,
        HEAR_AND_FAIL,
        SHOW_ANOTHER,
        VANISH,
        COME_BACK,
        RETIRE,
        COME_NEW,
        DECIDED_OTHERWISE,
        TIME,
        STEP,
        KILL,
        PAUSE,
        RESUME,
        RESUME_AGAIN
    }

    @Property(tries = 250)
    void holdsItsPromisesAndEnds(
            @ForAll("plans") Plan plan,
            @ForAll @IntRange(min = 0, max = 25) int kiosks,
            @ForAll("events") List<Event> events,
            @ForAll boolean back) {
        var world = new World(plan, kiosks);
        world.order(new Order.Start());
        events.forEach(event -> happen(world, event));

        world.order(new Order.Pause());
        world.order(back ? new Order.RollBack() : new Order.Abort());
        end(world);

        boolean stays = world.rollout().state() == State.DONE && plan.newcomers();
        assertThat(world.isAwake()).as("%s is awake", world.rollout().state()).isEqualTo(stays);
        var times = new Times(() -> world.now, ZoneOffset.UTC);
        assertThat(world.members()).allSatisfy(member -> {
            assertThat(member.state()).isNotEqualTo(KioskState.TOLD);
            // Who came after the end may wait for the window.
            assertThat(member.state() == KioskState.WAITING).isIn(false, stays && member.late());
            assertThat(RolloutView.account(world.rollout(), member, times)).isNotBlank();
        });
        if (world.rollout().state() == State.ROLLED_BACK) {
            assertThat(world.members())
                    .filteredOn(member -> world.kiosks.get(member.kiosk()).exists)
                    .allSatisfy(member -> {
                        PretendKiosk kiosk = world.kiosks.get(member.kiosk());
                        assertThat(kiosk.desired).isNotEqualTo(World.CHANGE);
                    });
        }
    }

    @Property(tries = 60)
    void reachesEveryKioskThatDoesAsItIsTold(
            @ForAll("plans") Plan plan,
            @ForAll @IntRange(min = 1, max = 25) int kiosks,
            @ForAll @IntRange(max = 60) int killAt) {
        var world = new World(plan, kiosks);
        world.order(new Order.Start());
        for (int i = 0; i < 120 && world.rollout().state() != State.DONE; i++) {
            world.callsLeft = i % 3 == 0 ? (killAt + i) % 60 : Integer.MAX_VALUE;
            world.step();
            world.kiosks.values().forEach(RolloutPropertiesTest::hear);
            world.pass(Duration.ofMinutes(10));
        }

        assertThat(world.rollout().state()).isEqualTo(State.DONE);
        assertThat(world.members()).hasSize(kiosks).allMatch(member -> member.state() == KioskState.DONE);
    }

    @Test
    void leavesOutWhomItHadFoundWhenItWasKilledAndAborted() {
        var world = new World(
                new Plan(Waves.parse("1"), Hours.ALWAYS, new Thresholds(0, Duration.ZERO, 0, 0, PATIENCE), false), 1);
        world.order(new Order.Start());
        world.callsLeft = 4;
        world.step();
        assertThat(world.members()).singleElement().returns(KioskState.WAITING, Member::state);

        world.order(new Order.Abort());
        end(world);

        assertThat(world.isAwake()).isFalse();
        assertThat(world.members()).singleElement().returns(KioskState.SKIPPED, Member::state);
    }

    private static void end(World world) {
        world.kiosks.values().forEach(kiosk -> kiosk.linkedSince = null);
        for (int i = 0; i < 12; i++) {
            world.step();
            world.pass(RolloutMemory.LATE_ANSWERS);
        }
    }

    private static void happen(World world, Event event) {
        List<PretendKiosk> kiosks = new ArrayList<>(world.kiosks.values());
        if (kiosks.isEmpty()) {
            world.newKiosk();
            return;
        }
        PretendKiosk kiosk = kiosks.get(event.which() % kiosks.size());
        switch (event.what()) {
            case HEAR -> kiosks.stream().skip(event.which() % kiosks.size()).forEach(RolloutPropertiesTest::hear);
            case HEAR_AND_FAIL -> {
                kiosk.heard = kiosk.version;
                kiosk.broken = true;
            }
            case SHOW_ANOTHER -> kiosk.shows = "another";
            case VANISH -> kiosk.linkedSince = null;
            case COME_BACK -> {
                kiosk.linkedSince = world.now;
                kiosk.broken = false;
            }
            case RETIRE -> kiosk.exists = false;
            case COME_NEW -> world.newKiosk();
            case DECIDED_OTHERWISE -> {
                kiosk.desired = "someone's";
                kiosk.version++;
            }
            case TIME -> world.pass(Duration.ofMinutes(event.which() % 90));
            case STEP -> world.step();
            case KILL -> {
                world.callsLeft = event.which() % 40;
                world.step();
            }
            case PAUSE -> world.order(new Order.Pause());
            case RESUME -> world.order(new Order.Resume(false));
            case RESUME_AGAIN -> world.order(new Order.Resume(true));
        }
    }

    private static void hear(PretendKiosk kiosk) {
        if (kiosk.linkedSince != null && kiosk.exists) {
            kiosk.heard = kiosk.version;
            kiosk.shows = kiosk.broken ? kiosk.shows : kiosk.desired;
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<What> what = Arbitraries.of(What.values());
        Arbitrary<What> steps = Arbitraries.of(What.STEP, What.HEAR, What.STEP, What.TIME);
        return Combinators.combine(
                        Arbitraries.oneOf(what, steps), Arbitraries.integers().between(0, 1000))
                .as(Event::new)
                .list()
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<Waves> waves =
                Arbitraries.of("", "1", "3, 10 %, 50 %", "50 %", "1, 2, 3").map(Waves::parse);
        Arbitrary<Hours> window = Arbitraries.of(Hours.ALWAYS, HoursText.parse("Mon-Sun 10:00-16:00"));
        Arbitrary<Thresholds> thresholds = Combinators.combine(
                        Arbitraries.of(0, 50, 90, 100),
                        Arbitraries.of(0, 20),
                        Arbitraries.of(0, 1, 3),
                        Arbitraries.of(0, 10))
                .as((success, soak, most, percent) ->
                        new Thresholds(success, Duration.ofMinutes(soak), most, percent, PATIENCE));
        return Combinators.combine(waves, window, thresholds, Arbitraries.of(true, false))
                .as(Plan::new);
    }
}
