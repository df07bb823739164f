package fi.hymy.protocol.flow;

import fi.hymy.protocol.survey.Choice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/// The order in which choices are shown.
public final class ShownOrder {
    private ShownOrder() {}

    /// The choices in random order, each order equally likely; exclusive and free-text ones keep their places.
    ///
    /// @param random the same numbers give the same order
    public static List<Choice> shuffled(List<Choice> choices, RandomGenerator random) {
        var moving = new ArrayList<>(
                choices.stream().filter(choice -> !stays(choice)).toList());
        for (int i = moving.size() - 1; i > 0; i--) {
            Collections.swap(moving, i, random.nextInt(i + 1));
        }
        Iterator<Choice> next = moving.iterator();
        return choices.stream()
                .map(choice -> stays(choice) ? choice : next.next())
                .toList();
    }

    private static boolean stays(Choice choice) {
        return choice.exclusive() || choice.freeText();
    }
}
