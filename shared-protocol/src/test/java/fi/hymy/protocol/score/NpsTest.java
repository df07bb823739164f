package fi.hymy.protocol.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

final class NpsTest {
    /// Promoters : passives : detractors, then the margins printed for n = 30, 100, 200, 400 and 1 000. The shares do
    /// not make whole people at every n, so the margin is taken at 60 000 answers and carried over by 1/√n.
    @ParameterizedTest
    @CsvSource({
        "3, 2, 1, 26.7, 14.6, 10.3, 7.3, 4.6",
        "7, 2, 1, 23.7, 13.0, 9.2, 6.5, 4.1",
        "1, 0, 1, 35.8, 19.6, 13.9, 9.8, 6.2"
    })
    void hasTheMarginsOfTheWorkedTable(ArgumentsAccessor row) {
        long part = 60_000 / (row.getLong(0) + row.getLong(1) + row.getLong(2));
        Nps nps = Nps.of(row.getLong(0) * part, row.getLong(1) * part, row.getLong(2) * part);
        List<Integer> sizes = List.of(30, 100, 200, 400, 1000);

        for (int i = 0; i < sizes.size(); i++) {
            double margin = nps.margin().orElseThrow() * Math.sqrt((double) nps.n() / sizes.get(i));
            assertThat(oneDecimal(margin)).isEqualTo(row.getDouble(3 + i));
        }
    }

    @Test
    void hasTheMarginsOfTheWorkedTableDirectlyWhereItsSharesMakeWholePeople() {
        assertThat(oneDecimal(Nps.of(15, 10, 5).margin().orElseThrow())).isEqualTo(26.7);
        assertThat(oneDecimal(Nps.of(70, 20, 10).margin().orElseThrow())).isEqualTo(13.0);
        assertThat(oneDecimal(Nps.of(500, 0, 500).margin().orElseThrow())).isEqualTo(6.2);
    }

    @Test
    void isPromotersLessDetractors() {
        assertThat(Nps.of(50, 33, 17).score()).hasValue(33.0);
        assertThat(Nps.of(7, 2, 1).score()).hasValueCloseTo(60.0, within(1e-9));
        assertThat(Nps.of(0, 0, 4).score()).hasValue(-100.0);
        assertThat(Nps.of(9, 0, 0).score()).hasValue(100.0);
    }

    @Test
    void countsEachAnswerToItsGroup() {
        Nps nps = Nps.ofCounts(1, 1, 1, 1, 1, 1, 1, 10, 20, 300, 400);

        assertThat(nps).isEqualTo(Nps.of(700, 30, 7));
        assertThat(nps.n()).isEqualTo(737);
        assertThatIllegalArgumentException().isThrownBy(() -> Nps.ofCounts(1, 2, 3));
    }

    @Test
    void hasNoValueWithoutAnswers() {
        Nps nobody = Nps.of(0, 0, 0);

        assertThat(nobody.score()).isEmpty();
        assertThat(nobody.margin()).isEmpty();
        assertThat(nobody.interval()).isEmpty();
        assertThat(nobody.differsFrom(Nps.of(100, 0, 0))).isFalse();
        assertThat(Nps.of(100, 0, 0).differsFrom(nobody)).isFalse();
    }

    @Test
    void saysOfOneAnswerThatLittleIsKnown() {
        Interval interval = Nps.of(1, 0, 0).interval().orElseThrow();

        // (1.75 - 0.75) / 4 = 0.25; variance 2.5 / 4 - 0.0625 = 0.5625; 1.96 · √(0.5625 / 4) = 0.735
        assertThat(interval.low()).isCloseTo(-48.5, within(1e-9));
        assertThat(interval.high()).isCloseTo(98.5, within(1e-9));
    }

    @Test
    void adjustsFewAnswersOnly() {
        assertThat(Nps.of(20, 5, 4).isSmall()).isTrue();
        assertThat(Nps.of(20, 6, 4).isSmall()).isFalse();
        Nps enough = Nps.of(200, 60, 40);
        Interval interval = enough.interval().orElseThrow();
        double score = enough.score().orElseThrow();
        double margin = enough.margin().orElseThrow();
        assertThat(interval.low()).isCloseTo(score - margin, within(1e-9));
        assertThat(interval.high()).isCloseTo(score + margin, within(1e-9));
    }

    @Test
    void differsOnlyBeyondTheMarginOfTheDifference() {
        // SE is 5.30 points at +33 and 4.79 at +46, 4.74 at +47: 1.96 · √(5.30² + 4.79²) = 14.0, then 13.9.
        Nps site = Nps.of(100, 66, 34);

        assertThat(site.differsFrom(Nps.of(113, 66, 21))).isFalse();
        assertThat(site.differsFrom(Nps.of(114, 66, 20))).isTrue();
        assertThat(Nps.of(114, 66, 20).differsFrom(site)).isTrue();
        assertThat(site.differsFrom(site)).isFalse();
    }

    @Test
    void doesNotTellOneHappyFromOneUnhappyVisitor() {
        assertThat(Nps.of(1, 0, 0).differsFrom(Nps.of(0, 0, 1))).isFalse();
        assertThat(Nps.of(25, 0, 0).differsFrom(Nps.of(0, 0, 25))).isTrue();
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException().isThrownBy(() -> Nps.of(1, -1, 0)).withMessageContaining("passives");
    }

    @Property
    void staysInRange(
            @ForAll @IntRange(max = 100_000) int promoters,
            @ForAll @IntRange(max = 100_000) int passives,
            @ForAll @IntRange(max = 100_000) int detractors) {
        Nps nps = Nps.of(promoters, passives, detractors);
        assertThat(nps.score().isPresent()).isEqualTo(nps.n() > 0);
        nps.score().ifPresent(score -> assertThat(score).isBetween(-100.0, 100.0));
        nps.margin().ifPresent(margin -> assertThat(margin).isBetween(0.0, 196.0));
        nps.interval().ifPresent(interval -> {
            assertThat(interval.low()).isGreaterThanOrEqualTo(-100.0);
            assertThat(interval.high()).isLessThanOrEqualTo(100.0);
            assertThat(nps.isSmall() ? interval.high() : nps.score().orElseThrow() + 1e-9)
                    .isGreaterThanOrEqualTo(interval.low());
        });
    }

    private static double oneDecimal(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
