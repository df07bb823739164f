package fi.hymy.kiosk.visit;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Move;
import fi.hymy.protocol.flow.Progress;
import fi.hymy.protocol.flow.Step;
import fi.hymy.protocol.flow.SurveyFlow;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where one respondent stands in a survey. Immutable.
///
/// @param selection what is selected for the open question, not yet confirmed; null when nothing is
/// @param before what was selected for questions that were left by going back, to be selected again on return
record Walk(
        Edition edition,
        LanguageTag language,
        VisitOrder order,
        Progress progress,
        @Nullable Answer selection,
        Map<QuestionId, Answer> before) {
    Walk {
        before = Map.copyOf(before);
    }

    static Walk begin(Edition edition, long seed) {
        return new Walk(edition, edition.survey().baseLanguage(), new VisitOrder(seed), Progress.START, null, Map.of());
    }

    Survey survey() {
        return edition.survey();
    }

    Step step() {
        return SurveyFlow.next(survey(), progress);
    }

    List<Answer> answers() {
        return List.copyOf(progress.answers().values());
    }

    Walk speaking(LanguageTag other) {
        return survey().languages().contains(other)
                ? new Walk(edition, other, order, progress, selection, before)
                : this;
    }

    /// With another selection for the open question; null takes it back.
    Walk selecting(@Nullable Answer answer) {
        if (!(step() instanceof Step.Ask ask)
                || (answer != null && !answer.question().equals(ask.question().id()))) {
            return this;
        }
        Answer kept = answer == null ? null : Answering.kept(ask.question(), answer, order.of(ask.question()));
        return new Walk(edition, language, order, progress, kept, before);
    }

    /// The selection confirmed; the same walk when it cannot be.
    Walk forward() {
        if (selection == null || !SurveyFlow.accepts(survey(), selection)) {
            return this;
        }
        return at(progress.answered(selection), before);
    }

    Walk skipping() {
        if (step() instanceof Step.Ask ask && !ask.question().prompt().required()) {
            var rest = new HashMap<>(before);
            rest.remove(ask.question().id());
            return at(progress.skipped(ask.question().id()), rest);
        }
        return this;
    }

    Walk back() {
        if (!mayGoBack()) {
            return this;
        }
        var known = new HashMap<>(before);
        progress.passed().getLast().answer().ifPresent(answer -> known.put(answer.question(), answer));
        if (selection != null) {
            known.put(selection.question(), selection);
        }
        return at(progress.back(), known);
    }

    /// What to show while a question stands open.
    Asking asking(Step.Ask ask) {
        return new Asking(survey(), language, ask, order.of(ask.question()), selection, moves(ask.question()));
    }

    private Set<Move> moves(Question question) {
        var moves = EnumSet.noneOf(Move.class);
        if (mayGoBack()) {
            moves.add(Move.BACK);
        }
        if (selection != null && SurveyFlow.accepts(survey(), selection)) {
            moves.add(Move.NEXT);
        }
        if (!question.prompt().required()) {
            moves.add(Move.SKIP);
        }
        return moves;
    }

    private boolean mayGoBack() {
        return survey().settings().backAllowed() && !progress.passed().isEmpty();
    }

    private Walk at(Progress reached, Map<QuestionId, Answer> known) {
        Answer former = SurveyFlow.next(survey(), reached) instanceof Step.Ask ask
                ? known.get(ask.question().id())
                : null;
        return new Walk(edition, language, order, reached, former, known);
    }
}
