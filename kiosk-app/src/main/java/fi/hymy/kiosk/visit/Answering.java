package fi.hymy.kiosk.visit;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Question;
import java.util.List;

/// How a selection becomes an answer, by kind of question.
final class Answering {
    private Answering() {}

    /// Whether a single tap says all that the question asks.
    static boolean oneTap(Question question) {
        return switch (question) {
            case Question.Smiley _, Question.Nps _, Question.Rating _, Question.YesNo _, Question.Effort _ -> true;
            case Question.SingleChoice single -> single.choices().stream().noneMatch(Choice::freeText);
            case Question.MultiChoice _,
                    Question.Battery _,
                    Question.Ranking _,
                    Question.OpenText _,
                    Question.Contact _ -> false;
        };
    }

    /// The answer as it is kept: choices in the order of the survey, with the order in which they were shown.
    static Answer kept(Question question, Answer answer, List<ChoiceId> shown) {
        if (!(answer instanceof Answer.Chosen chosen)) {
            return answer;
        }
        List<Choice> taken = question.choices().stream()
                .filter(choice -> chosen.chosen().contains(choice.id()))
                .toList();
        if (taken.size() != chosen.chosen().size()) {
            return answer;
        }
        boolean words = taken.stream().anyMatch(Choice::freeText);
        return new Answer.Chosen(
                chosen.question(),
                taken.stream().map(Choice::id).toList(),
                words ? chosen.otherText().strip() : "",
                shown);
    }
}
