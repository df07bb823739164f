package fi.hymy.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TargetTest {
    private static final Target HALF = new Target("half", "ours", "theirs", true, 0.5);

    @Test
    void comparesRoundByRound() {
        var figures = new Figures();
        figures.add("ours", "1/s", 60);
        figures.add("theirs", "1/s", 100);
        figures.add("ours", "1/s", 5);
        figures.add("theirs", "1/s", 10);

        var outcome = HALF.judge(figures).orElseThrow();

        assertThat(outcome.value()).as("median of 0.6 and 0.5").isEqualTo(0.55);
        assertThat(outcome.met()).isTrue();
    }

    @Test
    void saysWhenItIsNotMet() {
        var figures = new Figures();
        figures.add("ours", "1/s", 40);
        figures.add("theirs", "1/s", 100);

        assertThat(HALF.judge(figures).orElseThrow().met()).isFalse();
    }

    @Test
    void isNotJudgedWithoutItsYardstick() {
        var figures = new Figures();
        figures.add("ours", "1/s", 40);

        assertThat(HALF.judge(figures)).isEmpty();
        assertThat(new Report(figures, Map.of(), Target.ALL).markdown()).contains("not measured");
    }
}
