package fi.hymy.protocol.flow;

import fi.hymy.protocol.survey.Choice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// The order in which choices are shown.
public final class ShownOrder {
    private ShownOrder() {}

    /// The choices in random order, each order equally likely; exclusive and free-text ones come last, as written.
    ///
    /// @param random the same numbers give the same order
    public static List<Choice> shuffled(List<Choice> choices, RandomGenerator random) {
        var order = new ArrayList<Choice>();
        var last = new ArrayList<Choice>();
        choices.forEach(choice -> (choice.exclusive() || choice.freeText() ? last : order).add(choice));
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        order.addAll(last);
        return List.copyOf(order);
    }
}
