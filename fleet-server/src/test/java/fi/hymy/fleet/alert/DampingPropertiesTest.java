package fi.hymy.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.alert.Damping.Step;
import fi.hymy.fleet.alert.Damping.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Kiosks that flap, lie about since when, come late and go blind, under a clock that may be set back, looked after by
/// a
/// server that is killed between any two looks (all that it knows is what it wrote down).
final class DampingPropertiesTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(15);
    private static final Duration CALM = Duration.ofMinutes(3);
    private static final AlertRule RULE =
            new AlertRule("", 0, AlertKind.OFFLINE, "", true, 0, HOLD, CALM, Severity.URGENT);

    private enum Seen {
        BAD,
        GOOD,
        UNKNOWN
    }

    /// @param pause seconds since the look before; less than nothing when the clock was set back
    /// @param lie seconds by which the kiosk says that it began earlier; null for one that says nothing
    record Moment(Seen seen, int pause, @Nullable Integer lie) {}

    /// What is written down, and so outlives the server.
    private static final class World {
        private Watch watch = Watch.CALM;
        private int opened;
        private int closed;
        private Instant now = START;

        private Step look(Look look) {
            Step step = Damping.next(watch, look, RULE, now);
            switch (step) {
                case Step.Stay() -> {}
                case Step.Suspect(var since) -> watch = new Watch.Suspect(since);
                case Step.Forget() -> watch = Watch.CALM;
                case Step.Raise(var since) -> {
                    assertThat(watch).isNotInstanceOf(Watch.Raised.class);
                    assertThat(Duration.between(since, now)).isGreaterThanOrEqualTo(HOLD);
                    opened++;
                    watch = new Watch.Raised(opened, Optional.empty());
                }
                case Step.Better(var since) -> watch = new Watch.Raised(opened, Optional.of(since));
                case Step.Worse() -> watch = new Watch.Raised(opened, Optional.empty());
                case Step.Close(var why) -> {
                    assertThat(why).isEqualTo(Ending.GOOD);
                    assertThat(watch)
                            .isInstanceOfSatisfying(
                                    Watch.Raised.class,
                                    raised -> assertThat(Duration.between(
                                                    raised.goodSince().orElseThrow(), now))
                                            .isGreaterThanOrEqualTo(Damping.calm(RULE, opened)));
                    closed++;
                    watch = Watch.CALM;
                }
            }
            return step;
        }
    }

    @Property(tries = 500)
    void neverOpensEarlyNorTwiceNorClosesBeforeItWasGoodForLong(@ForAll("moments") List<Moment> moments) {
        var world = new World();
        for (Moment moment : moments) {
            world.now = world.now.plusSeconds(moment.pause());
            world.look(look(moment, world.now));
            assertThat(world.opened - world.closed).isBetween(0, 1);
        }
    }

    @Property(tries = 200)
    void whatStaysBadIsToldAndWhatStaysGoodIsOver(@ForAll("moments") List<Moment> moments) {
        var world = new World();
        moments.forEach(moment -> {
            world.now = world.now.plusSeconds(moment.pause());
            world.look(look(moment, world.now));
        });
        for (int i = 0; i < 70; i++) {
            world.now = world.now.plusSeconds(15);
            world.look(new Look.Bad(null, OpenTime.ALWAYS, List.of()));
        }
        assertThat(world.opened - world.closed)
                .as("told after %s of being bad", HOLD)
                .isEqualTo(1);
        for (int i = 0; i < 250; i++) {
            world.now = world.now.plusSeconds(15);
            world.look(Look.GOOD);
        }
        assertThat(world.opened - world.closed)
                .as("over after being good for long")
                .isZero();
    }

    @Property(tries = 100)
    void whoFlapsFasterThanItMustHoldIsNeverTold(@ForAll("moments") List<Moment> moments) {
        var world = new World();
        for (Moment moment : moments) {
            world.now = world.now.plusSeconds(Math.floorMod(moment.pause(), (int) HOLD.toSeconds() / 2));
            world.look(new Look.Bad(world.now, OpenTime.ALWAYS, List.of()));
            world.look(Look.GOOD);
        }
        assertThat(world.opened).isZero();
    }

    @Property(tries = 100)
    void whoIsBlindIsNeitherToldNorOver(@ForAll("moments") List<Moment> moments) {
        var raised = new World();
        raised.watch = new Watch.Raised(1, Optional.empty());
        raised.opened = 1;
        var calm = new World();
        for (Moment moment : moments) {
            raised.now = raised.now.plusSeconds(moment.pause());
            calm.now = raised.now;
            raised.look(Look.UNKNOWN);
            calm.look(Look.UNKNOWN);
        }
        assertThat(raised.closed).isZero();
        assertThat(calm.opened).isZero();
    }

    private static Look look(Moment moment, Instant now) {
        return switch (moment.seen()) {
            case BAD ->
                new Look.Bad(moment.lie() == null ? null : now.minusSeconds(moment.lie()), OpenTime.ALWAYS, List.of());
            case GOOD -> Look.GOOD;
            case UNKNOWN -> Look.UNKNOWN;
        };
    }

    @Provide
    Arbitrary<List<Moment>> moments() {
        return Combinators.combine(
                        Arbitraries.of(Seen.class),
                        Arbitraries.integers().between(-600, 1800),
                        Arbitraries.integers().between(-3600, 7200).injectNull(0.4))
                .as(Moment::new)
                .list()
                .ofMaxSize(60);
    }
}
