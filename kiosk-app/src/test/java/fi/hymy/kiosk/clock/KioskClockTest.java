package fi.hymy.kiosk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KioskClockTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant EPOCH = Instant.EPOCH;

    @TempDir
    Path directory;

    private final ManualLoop loop = new ManualLoop();
    private final AtomicBoolean synchronised = new AtomicBoolean();
    private Instant system = NOON;

    @Test
    void countsEachStart() {
        assertThat(start().boot()).isEqualTo(1);
        assertThat(start().boot()).isEqualTo(2);
        assertThat(start().boot()).isEqualTo(3);
    }

    @Test
    void goesOnFromTheOtherCopyWhenOneIsTorn() throws IOException {
        start();
        start();
        start();
        for (String copy : new String[] {"clock.a", "clock.b"}) {
            byte[] whole = Files.readAllBytes(directory.resolve(copy));
            Files.write(directory.resolve(copy), java.util.Arrays.copyOf(whole, whole.length / 2));
            long before = 3;

            long boot = start().boot();

            assertThat(boot).as("after %s was torn", copy).isBetween(before, before + 2);
            Files.write(directory.resolve(copy), whole);
        }
    }

    @Test
    void losesAtMostOneStartWhenTheNewestCopyIsBroken() throws IOException {
        start();
        start();
        Files.writeString(newestCopy(), "hymy-clock-1 9 99 0 deadbeef\n");

        assertThat(start().boot()).isEqualTo(2);
    }

    @Test
    void goesOnFromTheOutboxWhenBothCopiesAreGone() throws IOException {
        start();
        Files.writeString(directory.resolve("clock.a"), "\0\0\0\0");
        Files.writeString(directory.resolve("clock.b"), "x".repeat(5000));

        assertThat(start(41).boot()).isEqualTo(42);
        assertThat(start().boot()).isEqualTo(43);
    }

    @Test
    void runsThoughTheDiskTakesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("in-the-way"), "");

        KioskClock clock = KioskClock.start(file, 6, () -> system, loop::millis, synchronised::get);
        clock.checkpoint();

        assertThat(clock.boot())
                .as("more than any start that could be counted, and than this one next time")
                .isEqualTo(NOON.getEpochSecond());
        assertThat(clock.now().wallMillis()).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void isUnsynchronisedWhenNoGoodTimeIsKnown() {
        assertThat(start().now()).isEqualTo(new Stamp(1, 0, NOON.toEpochMilli(), TimeQuality.UNSYNCHRONISED));
    }

    @Test
    void countsMonotonicTimeFromItsStartWhateverTheWallSays() {
        loop.advance(Duration.ofHours(5));
        KioskClock clock = start();
        loop.advance(Duration.ofMillis(1234));
        system = EPOCH;

        assertThat(clock.now().monotonicMillis()).isEqualTo(1234);
    }

    @Test
    void isConfirmedByTheProbeAndStaysSo() {
        KioskClock clock = start();
        synchronised.set(true);
        assertThat(clock.now().quality()).isEqualTo(TimeQuality.CONFIRMED);

        synchronised.set(false);
        assertThat(clock.now().quality()).isEqualTo(TimeQuality.CONFIRMED);
    }

    @Test
    void saysWhenItWasConfirmed() {
        KioskClock clock = start();
        assertThat(clock.confirmation()).isEmpty();
        loop.advance(Duration.ofSeconds(40));
        synchronised.set(true);
        clock.now();
        loop.advance(Duration.ofSeconds(40));

        assertThat(clock.confirmation()).contains(new Confirmation(1, 40_000, NOON.toEpochMilli()));
    }

    @Test
    void doesNotFollowAConfirmedSystemThatJumpsByYears() {
        synchronised.set(true);
        KioskClock clock = start();
        clock.now();
        loop.advance(Duration.ofMinutes(5));
        for (long days : new long[] {3650, -3650, -1}) {
            system = NOON.plus(Duration.ofDays(days));

            assertThat(clock.now())
                    .isEqualTo(new Stamp(
                            1, 300_000, NOON.plus(Duration.ofMinutes(5)).toEpochMilli(), TimeQuality.CONFIRMED));
        }
        system = NOON.plus(Duration.ofMinutes(5)).plusSeconds(2);
        assertThat(clock.instant()).as("a small correction").isEqualTo(system);
    }

    @Test
    void doesNotFollowARestoredSystemThatJumpsByYears() {
        synchronised.set(true);
        start().checkpoint();
        synchronised.set(false);
        KioskClock clock = start();
        loop.advance(Duration.ofMinutes(5));
        system = NOON.plus(Duration.ofDays(3650));

        assertThat(clock.now())
                .isEqualTo(
                        new Stamp(2, 300_000, NOON.plus(Duration.ofMinutes(5)).toEpochMilli(), TimeQuality.RESTORED));
    }

    @Test
    void goesOnFromTheLastGoodTimeWhenTheSystemFellBehind() {
        synchronised.set(true);
        start().checkpoint();
        synchronised.set(false);
        system = EPOCH;

        KioskClock clock = start();
        loop.advance(Duration.ofMinutes(3));

        assertThat(clock.now().quality()).isEqualTo(TimeQuality.RESTORED);
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
    }

    @Test
    void keepsARestoredTimeGoingOverSeveralStarts() {
        synchronised.set(true);
        start().checkpoint();
        synchronised.set(false);
        system = EPOCH;
        KioskClock second = start();
        loop.advance(Duration.ofHours(2));
        second.checkpoint();

        assertThat(start().instant()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }

    @Test
    void doesNotBelieveASystemFarAheadOfTheLastGoodTime() {
        synchronised.set(true);
        start().checkpoint();
        synchronised.set(false);
        system = NOON.plus(Duration.ofDays(4000));
        KioskClock clock = start();

        assertThat(clock.now().quality()).isEqualTo(TimeQuality.UNSYNCHRONISED);
        clock.checkpoint();
        system = EPOCH;
        assertThat(start().instant()).as("the time ahead was not kept").isEqualTo(NOON);
    }

    @Test
    void keepsAGoodTimeThatLiesBeforeAnEarlierOne() {
        synchronised.set(true);
        system = NOON.plus(Duration.ofDays(1));
        start().checkpoint();
        system = NOON;
        start().checkpoint();
        synchronised.set(false);
        system = EPOCH;

        assertThat(start().instant()).isEqualTo(NOON);
    }

    private KioskClock start() {
        return start(0);
    }

    private KioskClock start(long largestBootKnown) {
        return KioskClock.start(directory, largestBootKnown, () -> system, loop::millis, synchronised::get);
    }

    private Path newestCopy() throws IOException {
        Path a = directory.resolve("clock.a");
        Path b = directory.resolve("clock.b");
        return Files.readString(a).contains(" 2 2 0 ") ? a : b;
    }
}
