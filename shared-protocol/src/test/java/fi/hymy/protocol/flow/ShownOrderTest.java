package fi.hymy.protocol.flow;

import static fi.hymy.protocol.flow.Surveys.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.survey.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ShownOrderTest {
    private static final List<Choice> CHOICES = List.of(
            choice("a", false, false),
            choice("none", true, false),
            choice("b", false, false),
            choice("other", false, true),
            choice("c", false, false));

    @Test
    void keepsExclusiveAndFreeTextChoicesInTheirPlaces() {
        RandomGenerator random = new SplittableRandom(1);

        for (int i = 0; i < 100; i++) {
            List<Choice> shown = ShownOrder.shuffled(CHOICES, random);
            assertThat(shown).containsExactlyInAnyOrderElementsOf(CHOICES);
            assertThat(shown.get(1)).isEqualTo(CHOICES.get(1));
            assertThat(shown.get(3)).isEqualTo(CHOICES.get(3));
        }
    }

    @Test
    void givesEveryOrderItsTurn() {
        RandomGenerator random = new SplittableRandom(1);
        Map<List<Choice>, Integer> turns = new HashMap<>();

        for (int i = 0; i < 6000; i++) {
            turns.merge(ShownOrder.shuffled(CHOICES, random), 1, Integer::sum);
        }

        assertThat(turns)
                .hasSize(6)
                .values()
                .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }

    @Test
    void givesTheSameOrderForTheSameSeed() {
        assertThat(ShownOrder.shuffled(CHOICES, new SplittableRandom(7)))
                .isEqualTo(ShownOrder.shuffled(CHOICES, new SplittableRandom(7)));
    }

    private static Choice choice(String id, boolean exclusive, boolean freeText) {
        return new Choice(new ChoiceId(id), TEXT, null, exclusive, freeText);
    }
}
