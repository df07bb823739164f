package fi.hymy.kiosk.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockOutTest {
    @TempDir
    Path directory;

    private long now = 1000;

    @Test
    void forgivesSlipsThenMakesEachFurtherAttemptWaitTwiceAsLong() {
        LockOut lockOut = open(directory);
        lockOut.attempt();
        lockOut.attempt();
        assertThat(lockOut.remaining()).isZero();
        lockOut.attempt();
        assertThat(lockOut.remaining()).isEqualTo(Duration.ofSeconds(30));
        now += 30_000;
        assertThat(lockOut.remaining()).isZero();
        lockOut.attempt();
        assertThat(lockOut.remaining()).isEqualTo(Duration.ofMinutes(1));
        lockOut.right();
        assertThat(lockOut.remaining()).isZero();
        assertThat(open(directory).remaining()).isZero();
    }

    @Test
    void neverWaitsLongerThanAnHour() {
        assertThat(LockOut.delay(1_000_000)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void waitsAgainInFullAfterARestart() {
        LockOut lockOut = open(directory);
        for (int i = 0; i < 4; i++) {
            lockOut.attempt();
        }
        now += 59_000;
        assertThat(open(directory).remaining()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void countsAFileThatMeansNothingAsTheFreeAttemptsUsedUp() throws IOException {
        Files.writeString(directory.resolve("wrong"), "three");
        assertThat(open(directory).remaining()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void goesOnCountingWhereTheDiskTakesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("a-file"), "");
        var lockOut = new LockOut(file.resolve("wrong"), () -> now);
        for (int i = 0; i < LockOut.FREE; i++) {
            lockOut.attempt();
        }
        assertThat(lockOut.remaining()).isPositive();
    }

    /// Whatever a guesser does with the plug and the clock: the more attempts, the longer it takes.
    @Property(tries = 100)
    void neitherRestartsNorWaitingMakeGuessingFaster(
            @ForAll long seed, @ForAll @IntRange(min = LockOut.FREE + 1, max = 20) int guesses) throws IOException {
        Path own = Files.createTempDirectory("lock-out");
        var chance = new Random(seed);
        long start = now;
        LockOut lockOut = open(own);
        for (int i = 0; i < guesses; ) {
            int turn = chance.nextInt(100);
            // Restarts are rare: each makes the wait begin again, so that who restarts all the time never gets on.
            if (turn < 3) {
                lockOut = open(own);
            } else if (turn < 70) {
                now += chance.nextInt(600_000);
            } else if (lockOut.remaining().isZero()) {
                lockOut.attempt();
                i++;
            }
        }
        Duration atLeast = Duration.ZERO;
        for (int i = LockOut.FREE; i < guesses; i++) {
            atLeast = atLeast.plus(LockOut.delay(i));
        }
        assertThat(Duration.ofMillis(now - start)).isGreaterThanOrEqualTo(atLeast);
        Files.delete(own.resolve("wrong"));
        Files.delete(own);
    }

    private LockOut open(Path in) {
        return new LockOut(in.resolve("wrong"), () -> now);
    }
}
