package fi.hymy.kiosk.visit;

import fi.hymy.protocol.flow.Step;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be shown now.
public sealed interface VisitView {
    /// There is no survey yet.
    record Waiting() implements VisitView {}

    /// The site is closed and nobody is here: the screen is dark. Any touch, or somebody who comes near,
    /// wakes it for one visit.
    record Asleep() implements VisitView {}

    /// Nobody is here.
    ///
    /// @param first the first question; a tap on its answer starts the visit when it is a one-tap question
    record Attract(Asking first) implements VisitView {
        public Survey survey() {
            return first.survey();
        }

        public LanguageTag language() {
            return first.language();
        }
    }

    /// A question stands open.
    ///
    /// @param order in which to show the choices, if the question has some
    /// @param selectionOrNull what is selected so far
    /// @param moves what else can be done now
    record Asking(
            Survey survey,
            LanguageTag language,
            Step.Ask ask,
            List<ChoiceId> order,
            @Nullable Answer selectionOrNull,
            Set<Move> moves)
            implements VisitView {
        public Asking {
            order = List.copyOf(order);
            moves = Set.copyOf(moves);
        }

        public Question question() {
            return ask.question();
        }

        public Optional<Answer> selection() {
            return Optional.ofNullable(selectionOrNull);
        }

        /// Whether a single tap answers the question and goes on.
        public boolean oneTap() {
            return Answering.oneTap(question());
        }
    }

    enum Move {
        BACK,
        /// The selection is complete and can be confirmed.
        NEXT,
        SKIP
    }

    /// Nobody touched the glass for a while; any touch returns to the question.
    ///
    /// @param left until the kiosk returns to the start, whole seconds
    record IdleWarning(Asking behind, Duration left, Duration whole) implements VisitView {}

    /// The last answer is given and being committed.
    ///
    /// @param behind with the answer selected
    record Saving(Asking behind) implements VisitView {}

    /// The response is committed, or there was none to commit.
    record Thanking(Survey survey, LanguageTag language, Ending ending) implements VisitView {}

    /// The response could not be kept; the respondent may try again.
    record NotSaved(Survey survey, LanguageTag language) implements VisitView {}
}
