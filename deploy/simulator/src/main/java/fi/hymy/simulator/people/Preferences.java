package fi.hymy.simulator.people;

import fi.hymy.protocol.survey.Choice;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// What the people of one place prefer at one question: a few choices are taken often, the rest seldom.
///
/// @param seed of place, question and whether one is happy
record Preferences(long seed) {
    private static final double RARE = 0.25;

    /// All choices, the most wanted first; anew for each visitor, in proportion to how common they are.
    List<Choice> order(List<Choice> choices, RandomGenerator random) {
        RandomGenerator place = new SplittableRandom(seed);
        Map<Choice, Double> keys = new HashMap<>();
        for (Choice choice : choices) {
            double weight = Math.exp(1.2 * place.nextGaussian());
            double common = choice.exclusive() || choice.freeText() ? weight * RARE : weight;
            // Exponential clocks: each choice comes first with a chance in proportion to its weight.
            keys.put(choice, -Math.log(1 - random.nextDouble()) / common);
        }
        return choices.stream()
                .sorted(Comparator.comparingDouble(choice -> keys.getOrDefault(choice, Double.MAX_VALUE)))
                .toList();
    }
}
