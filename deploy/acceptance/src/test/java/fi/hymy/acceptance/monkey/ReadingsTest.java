package fi.hymy.acceptance.monkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fi.hymy.acceptance.monkey.Readings.Reading;
import java.time.Duration;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReadingsTest {
    private static final long MEBI = 1024 * 1024;

    @Test
    void seesAHeapThatGrows() {
        Readings growing = readings(minute -> (40 + minute) * MEBI, _ -> 30);

        assertThat(growing.rise(Reading::heap)).isCloseTo(19, within(0.01));
        assertThat(growing.heapIsFlat()).isFalse();
        assertThat(growing.threadsAreFlat()).isTrue();
    }

    @Test
    void forgivesTheWarmUpAndWhatGoesUpAndDown() {
        Readings sound = readings(minute -> (minute < 10 ? 20 + minute : 40 + minute % 3) * MEBI, _ -> 30);

        assertThat(sound.heapIsFlat()).isTrue();
    }

    @Test
    void saysNothingOfTheMemoryOfAShortRun() {
        Readings growing = readings(minute -> (40 + 20L * minute) * MEBI, _ -> 30);

        assertThat(new Readings(growing.all().subList(0, 6)).heapIsFlat()).isTrue();
        assertThat(growing.heapIsFlat()).isFalse();
    }

    @Test
    void seesThreadsThatStay() {
        assertThat(readings(_ -> MEBI, minute -> 20 + minute).threadsAreFlat()).isFalse();
    }

    private static Readings readings(IntToLongFunction heap, IntToLongFunction threads) {
        return new Readings(IntStream.range(0, 30)
                .mapToObj(minute -> new Reading(
                        Duration.ofMinutes(minute),
                        heap.applyAsLong(minute),
                        200 * MEBI,
                        threads.applyAsLong(minute),
                        0))
                .toList());
    }
}
