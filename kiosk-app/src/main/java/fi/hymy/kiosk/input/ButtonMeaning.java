package fi.hymy.kiosk.input;

import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Answer.Verdict;
import fi.hymy.protocol.survey.Question;
import java.util.Optional;

/// What a smiley button says to a question.
///
/// Only a scale with as many steps as there are buttons has a button for each, and a yes-or-no question on a panel of
/// two: the worse is no, the better yes. Everything else is answered on the glass or by the navigation keys. Choices
/// are left out on purpose even where their number fits: whoever presses the red button twice has not chosen the first
/// reason.
final class ButtonMeaning {
    private ButtonMeaning() {}

    /// @param place of the button, 1 for the worst
    /// @param places how many buttons there are
    static Optional<Answer> answer(Question question, int place, int places) {
        return switch (question) {
            case Question.Smiley smiley -> scale(question, smiley.faces(), place, places);
            case Question.Rating rating -> scale(question, rating.points(), place, places);
            case Question.Effort effort -> scale(question, effort.points(), place, places);
            case Question.YesNo _ ->
                places == 2
                        ? Optional.of(new Answer.YesNo(question.id(), place == 2 ? Verdict.YES : Verdict.NO))
                        : Optional.empty();
            case Question.Nps _,
                    Question.SingleChoice _,
                    Question.MultiChoice _,
                    Question.Battery _,
                    Question.Ranking _,
                    Question.OpenText _,
                    Question.Contact _ -> Optional.empty();
        };
    }

    /// The place of the button that gives this answer, or 0 when none does.
    static int place(Question question, Answer answer, int places) {
        for (int place = 1; place <= places; place++) {
            if (answer(question, place, places).filter(answer::equals).isPresent()) {
                return place;
            }
        }
        return 0;
    }

    private static Optional<Answer> scale(Question question, int points, int place, int places) {
        return points == places && place <= places
                ? Optional.of(new Answer.Scale(question.id(), place))
                : Optional.empty();
    }
}
