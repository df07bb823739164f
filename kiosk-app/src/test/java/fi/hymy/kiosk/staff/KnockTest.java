package fi.hymy.kiosk.staff;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.staff.Knock.Spot;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class KnockTest {
    private static final Duration HOLD = Duration.ofSeconds(3);

    @Test
    void opensWhenOneSpotIsHeldAndThenTheOther() {
        var door = new Door();
        door.hold(Spot.FIRST, 3100);
        door.pause(1000);
        door.hold(Spot.SECOND, 3100);
        assertThat(door.opened).isEqualTo(1);
    }

    @Test
    void staysShutForAnythingLess() {
        var door = new Door();
        door.hold(Spot.FIRST, 2500);
        door.hold(Spot.SECOND, 9000);
        door.hold(Spot.FIRST, 3100);
        door.hold(Spot.SECOND, 2500);
        door.hold(Spot.SECOND, 9000);
        door.hold(Spot.FIRST, 3100);
        door.pause(4500);
        door.hold(Spot.SECOND, 9000);
        door.hold(Spot.FIRST, 3100);
        door.hold(Spot.ELSEWHERE, 50);
        door.hold(Spot.SECOND, 9000);
        door.hold(Spot.SECOND, 9000);
        door.hold(Spot.FIRST, 9000);
        assertThat(door.opened).isZero();
    }

    @Test
    void staysShutWhenTheFingerSlidesAway() {
        var door = new Door();
        door.hold(Spot.FIRST, 3100);
        door.knock.down(Spot.SECOND);
        door.pause(2000);
        door.knock.away();
        door.pause(9000);
        assertThat(door.opened).isZero();
    }

    /// A day of children: ten taps a second for hours, none held as long as the gesture asks.
    @Property(tries = 20)
    void neverOpensForTapping(@ForAll long seed) {
        var chance = new Random(seed);
        var door = new Door();
        Spot[] spots = Spot.values();
        for (int i = 0; i < 20_000; i++) {
            door.hold(spots[chance.nextInt(spots.length)], chance.nextInt(2900));
            door.pause(chance.nextInt(300));
        }
        assertThat(door.opened).isZero();
    }

    private static final class Door {
        final ManualLoop loop = new ManualLoop();
        final Knock knock = new Knock(loop, HOLD, this::open);
        int opened;

        void open() {
            opened++;
        }

        void hold(Spot spot, int millis) {
            knock.down(spot);
            pause(millis);
            knock.up();
        }

        void pause(int millis) {
            loop.advance(Duration.ofMillis(millis));
        }
    }
}
