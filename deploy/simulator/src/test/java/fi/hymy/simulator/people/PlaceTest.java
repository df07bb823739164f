package fi.hymy.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.score.Nps;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PlaceTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 4);

    @Test
    void isTheSamePlaceForTheSameSeed() {
        LocalDateTime at = WEDNESDAY.atTime(12, 0);

        assertThat(Place.of(3).volume()).isEqualTo(Place.of(3).volume());
        assertThat(Place.of(3).moodAt(at)).isEqualTo(Place.of(3).moodAt(at));
        assertThat(LongStream.range(0, 50)
                        .mapToObj(Place::of)
                        .map(place -> place.moodAt(at))
                        .distinct())
                .hasSizeGreaterThan(40);
    }

    @Test
    void isOpenByDayWithAPeakAfterWork() {
        var random = new SplittableRandom(1);
        int[] hours = new int[24];
        for (int i = 0; i < 10_000; i++) {
            hours[Place.of(1).arrival(random).getHour()]++;
        }

        assertThat(IntStream.range(0, 7).map(hour -> hours[hour]).sum()).isZero();
        assertThat(hours[17]).isGreaterThan(hours[8]).isGreaterThan(hours[20]);
        assertThat(hours[12]).isGreaterThan(hours[9]);
    }

    @Test
    void hasFewerVisitorsOnSunday() {
        assertThat(Place.of(1).volumeOn(WEDNESDAY.plusDays(4)))
                .isLessThan(Place.of(1).volumeOn(WEDNESDAY));
    }

    @Test
    void aFleetOfThemHasTheUsualVolumeAndABelievableNps() {
        double volume = LongStream.range(0, 500)
                .mapToObj(Place::of)
                .mapToDouble(Place::volume)
                .average()
                .orElseThrow();
        assertThat(volume).isCloseTo(1.13, within(0.15));

        long[] counts = new long[11];
        for (int i = 0; i < 4000; i++) {
            Place.of(i % 50)
                    .visitor(WEDNESDAY.atTime(13, 0), new SplittableRandom(i))
                    .answer(SampleSurveys.nps())
                    .ifPresent(visit -> visit.answers().stream()
                            .limit(1)
                            .forEach(answer -> counts[answer instanceof Answer.Scale scale ? scale.value() : 0]++));
        }
        assertThat(Nps.ofCounts(counts).score().orElseThrow()).isBetween(15.0, 55.0);
        assertThat(counts).doesNotContain(0);
    }
}
