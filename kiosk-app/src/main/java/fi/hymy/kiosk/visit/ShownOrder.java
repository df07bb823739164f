package fi.hymy.kiosk.visit;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The order in which choices are shown. One visit sees one order per question, however often it returns to it.
///
/// @param seed drawn anew for each visit
record ShownOrder(long seed) {
    /// All choices of the question; shuffled, if the survey wants it, but for exclusive and free-text ones, which keep
    /// their places.
    List<ChoiceId> of(Question question) {
        List<Choice> choices = Answering.choices(question);
        if (!shuffled(question)) {
            return choices.stream().map(Choice::id).toList();
        }
        var moving = new ArrayList<>(
                choices.stream().filter(choice -> !stays(choice)).toList());
        Collections.shuffle(moving, new Random(seed ^ question.id().value().hashCode()));
        var next = moving.iterator();
        return choices.stream()
                .map(choice -> stays(choice) ? choice.id() : next.next().id())
                .toList();
    }

    private static boolean stays(Choice choice) {
        return choice.exclusive() || choice.freeText();
    }

    private static boolean shuffled(Question question) {
        return switch (question) {
            case Question.SingleChoice single -> single.shuffled();
            case Question.MultiChoice multi -> multi.shuffled();
            case Question.Ranking _,
                    Question.Smiley _,
                    Question.Nps _,
                    Question.Rating _,
                    Question.YesNo _,
                    Question.Effort _,
                    Question.Battery _,
                    Question.OpenText _,
                    Question.Contact _ -> false;
        };
    }
}
