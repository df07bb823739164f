package fi.hymy.kiosk.visit;

import fi.hymy.protocol.flow.ShownOrder;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Question;
import java.util.List;
import java.util.SplittableRandom;

/// The order in which choices are shown. One visit sees one order per question, however often it returns to it.
///
/// @param seed drawn anew for each visit
record VisitOrder(long seed) {
    /// All choices of the question, shuffled if the survey wants it.
    List<ChoiceId> of(Question question) {
        List<Choice> choices = question.choices();
        List<Choice> shown = shuffled(question)
                ? ShownOrder.shuffled(
                        choices,
                        new SplittableRandom(seed ^ question.id().value().hashCode()))
                : choices;
        return shown.stream().map(Choice::id).toList();
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
