package fi.hymy.protocol.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Csat, Ces and Fcr: shares of answers.
final class ShareScoresTest {
    @Test
    void satisfiedAreTheTopTwoOfFive() {
        assertThat(Csat.ofCounts(1, 2, 3, 4, 10)).isEqualTo(Csat.of(14, 20));
        assertThat(Csat.of(14, 20).share()).hasValue(70.0);
    }

    @Test
    void satisfiedAreTheHappyOnesAmongSmileys() {
        assertThat(Csat.ofCounts(5, 5, 20, 70)).isEqualTo(Csat.of(90, 100));
        assertThat(Csat.ofCounts(10, 30, 60)).isEqualTo(Csat.of(60, 100));
    }

    @Test
    void satisfiedStartAtTheTopTwoOfLongerRatings() {
        assertThat(Csat.satisfiedFrom(2)).isEqualTo(2);
        assertThat(Csat.satisfiedFrom(3)).isEqualTo(3);
        assertThat(Csat.satisfiedFrom(4)).isEqualTo(3);
        assertThat(Csat.satisfiedFrom(5)).isEqualTo(4);
        assertThat(Csat.satisfiedFrom(7)).isEqualTo(6);
        assertThat(Csat.satisfiedFrom(10)).isEqualTo(9);
        assertThatIllegalArgumentException().isThrownBy(() -> Csat.satisfiedFrom(1));
    }

    @Test
    void sharesHaveTheMarginOfWald() {
        // 1.96 · √(0.5 · 0.5 / 400) = 0.049
        assertThat(Csat.of(200, 400).margin()).hasValueCloseTo(4.9, within(1e-9));
        // 1.96 · √(0.88 · 0.12 / 100) = 0.063692
        assertThat(Fcr.of(88, 12).margin()).hasValueCloseTo(6.3692, within(1e-4));
        assertThat(Csat.of(50, 50).margin()).hasValue(0.0);
    }

    @Test
    void fewAnswersGetTheAdjustedInterval() {
        Interval interval = Csat.of(5, 5).interval().orElseThrow();

        // n~ = 5 + 3.8416 = 8.8416, p~ = (5 + 1.9208) / 8.8416 = 0.782754, 1.96 · √(p~ (1 - p~) / n~) = 0.271821
        assertThat(interval.low()).isCloseTo(51.0933, within(1e-3));
        assertThat(interval.high()).isEqualTo(100.0);
        assertThat(Csat.of(5, 5).isSmall()).isTrue();
        assertThat(Csat.of(5, 30).isSmall()).isFalse();
        assertThat(Csat.of(50, 100).interval()).hasValueSatisfying(wide -> {
            assertThat(wide.low()).isCloseTo(40.2, within(1e-9));
            assertThat(wide.high()).isCloseTo(59.8, within(1e-9));
        });
    }

    @Test
    void effortIsTheShareThatFoundItEasy() {
        Ces seven = Ces.ofCounts(80, 210, 140, 110, 160, 180, 120);
        Ces five = Ces.ofCounts(1, 1, 2, 3, 3);

        assertThat(seven.n()).isEqualTo(1000);
        assertThat(seven.easy()).isEqualTo(460);
        assertThat(seven.share()).hasValue(46.0);
        assertThat(seven.mean()).hasValueCloseTo(4.08, within(1e-9));
        assertThat(five.share()).hasValue(60.0);
        assertThat(five.mean()).hasValueCloseTo(3.6, within(1e-9));
        assertThat(Ces.easyFrom(5)).isEqualTo(4);
        assertThat(Ces.easyFrom(7)).isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> Ces.ofCounts(1, 2, 3));
    }

    @Test
    void firstContactResolutionLeavesOutWhatDoesNotApply() {
        assertThat(Fcr.of(352, 48).n()).isEqualTo(400);
        assertThat(Fcr.of(352, 48).share()).hasValue(88.0);
    }

    @Test
    void nobodyHasNoValue() {
        assertThat(Csat.of(0, 0).share()).isEmpty();
        assertThat(Csat.of(0, 0).margin()).isEmpty();
        assertThat(Csat.of(0, 0).interval()).isEmpty();
        assertThat(Fcr.of(0, 0).share()).isEmpty();
        assertThat(Ces.ofCounts(0, 0, 0, 0, 0).share()).isEmpty();
        assertThat(Ces.ofCounts(0, 0, 0, 0, 0).mean()).isEmpty();
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> Csat.of(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Csat.of(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Fcr.of(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Ces.ofCounts(0, 0, -1, 0, 0));
    }

    @Property
    void staysInRange(@ForAll @IntRange(max = 100_000) int yes, @ForAll @IntRange(max = 100_000) int no) {
        Fcr fcr = Fcr.of(yes, no);
        fcr.share().ifPresent(share -> assertThat(share).isBetween(0.0, 100.0));
        fcr.margin().ifPresent(margin -> assertThat(margin).isBetween(0.0, 98.0));
        fcr.interval().ifPresent(interval -> {
            assertThat(interval.low()).isGreaterThanOrEqualTo(0.0);
            assertThat(interval.high()).isLessThanOrEqualTo(100.0);
            assertThat(fcr.share().orElseThrow()).isBetween(interval.low() - 1e-9, interval.high() + 1e-9);
        });
    }
}
