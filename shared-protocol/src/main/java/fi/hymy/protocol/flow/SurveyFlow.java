package fi.hymy.protocol.flow;

import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Survey;
import java.util.List;

/// The way through a survey. Pure: the same survey and the same answers give the same step, on the kiosk, in the web
/// survey and on the server.
///
/// Pages come in the order written. A page is passed over when its `showIf` does not hold, and so is a question. Once
/// the last shown question of a page is done its jumps are looked at, in order; a page of which nothing was asked jumps
/// nowhere. After the last page the first ending whose condition holds is shown; a jump to an ending shows that one
/// whatever its condition. Movement is forward only, so every visit ends and no question comes twice.
///
/// Going back is [Progress#back()]: answers behind the respondent count, those in front are gone, hence a question that
/// a changed answer hides can never keep one.
public final class SurveyFlow {
    private SurveyFlow() {}

    /// The step that follows the way taken so far. Whether each answer fits its question is not looked at here; see
    /// [#faults(Survey, Answer)].
    ///
    /// [Step.Ask#atMost()] is the length of the longest way that the answers so far leave possible. It falls by at
    /// least one with every question and never lies below what really comes.
    ///
    /// @throws IllegalArgumentException when the way is none that this survey can take
    public static Step next(Survey survey, Progress progress) {
        return new Walk(survey, progress).next();
    }

    /// Whether the answer is one that its question can get.
    public static boolean accepts(Survey survey, Answer answer) {
        return faults(survey, answer).isEmpty();
    }

    /// Everything that keeps the answer from being one that its question can get; empty when it fits. The messages hold
    /// nothing of what the respondent wrote.
    public static List<Fault> faults(Survey survey, Answer answer) {
        return AnswerCheck.faults(survey, answer);
    }

    /// Everything that keeps the response from being one that this survey can get: answers that do not fit, answers to
    /// questions that the others lead past, required questions without an answer, and, when it says to be complete,
    /// an ending that was not reached.
    public static List<Fault> faults(Survey survey, Response response) {
        return ResponseCheck.faults(survey, response);
    }
}
