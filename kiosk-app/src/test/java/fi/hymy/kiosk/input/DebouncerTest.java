package fi.hymy.kiosk.input;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Contacts chatter; people press once.
final class DebouncerTest {
    private static final int WINDOW = 25;

    @Property(tries = 500)
    void tellsEachRealPressOnceHoweverTheContactsBounce(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int presses) {
        var contact = new Contact();
        var chance = new Random(seed);
        for (int i = 0; i < presses; i++) {
            contact.bounce(chance, true);
            contact.pass(WINDOW + chance.nextInt(1500));
            contact.bounce(chance, false);
            contact.pass(WINDOW + chance.nextInt(1500));
        }

        assertThat(contact.told).hasSize(2 * presses);
        for (int i = 0; i < contact.told.size(); i++) {
            assertThat(contact.told.get(i)).isEqualTo(i % 2 == 0);
        }
    }

    /// Any trace at all, against what the rule says: a level counts once it stood for the whole window.
    @Property(tries = 500)
    void tellsExactlyTheLevelsThatStoodStill(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int edges) {
        var contact = new Contact();
        var chance = new Random(seed);
        var expected = new ArrayList<Boolean>();
        boolean known = false;
        for (int i = 0; i < edges; i++) {
            boolean next = chance.nextInt(5) == 0 ? contact.level : !contact.level;
            contact.move(next);
            int still = 1 + chance.nextInt(2 * WINDOW);
            contact.pass(still);
            if (still >= WINDOW && next != known) {
                known = next;
                expected.add(next);
            }
        }

        assertThat(contact.told).isEqualTo(expected);
    }

    @Property(tries = 200)
    void tellsNothingOfSparksHoweverMany(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int sparks) {
        var contact = new Contact();
        var chance = new Random(seed);
        for (int i = 0; i < sparks; i++) {
            contact.move(true);
            contact.pass(1 + chance.nextInt(WINDOW - 1));
            contact.move(false);
            contact.pass(1 + chance.nextInt(100));
        }

        assertThat(contact.told).isEmpty();
    }

    @Test
    void findsAReleaseWhoseWordWasLost() {
        var contact = new Contact();
        contact.move(true);
        contact.pass(100);
        contact.level = false;
        contact.pass(300);
        contact.move(true);
        contact.pass(100);

        assertThat(contact.told).containsExactly(true, false, true);
    }

    /// A contact, a clock that stands still until the test moves it, and what was told.
    private static final class Contact {
        final ManualLoop loop = new ManualLoop();
        final List<Boolean> told = new ArrayList<>();
        final Debouncer debouncer = new Debouncer(loop, Duration.ofMillis(WINDOW), this::level, told::add);
        boolean level;

        boolean level() {
            return level;
        }

        void bounce(Random chance, boolean settlesAt) {
            int times = chance.nextInt(8);
            for (int i = 0; i < times; i++) {
                move(!level);
                pass(chance.nextInt(WINDOW));
            }
            move(settlesAt);
        }

        void move(boolean next) {
            level = next;
            debouncer.edge();
        }

        void pass(int millis) {
            loop.advance(Duration.ofMillis(millis));
        }
    }
}
