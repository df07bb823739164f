package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Walks a survey along a whole response, as the respondent must have done.
final class ResponseCheck {
    private ResponseCheck() {}

    static List<Fault> faults(Survey survey, Response response) {
        var faults = new ArrayList<Fault>();
        response.answers().forEach(answer -> faults.addAll(AnswerCheck.faults(survey, answer)));
        if (faults.isEmpty()) {
            way(survey, response, faults);
        }
        return faults;
    }

    /// Once the last answer is met, a visit that timed out may have stopped; a complete one must reach its ending.
    private static void way(Survey survey, Response response, List<Fault> faults) {
        Map<QuestionId, Answer> left = new LinkedHashMap<>();
        response.answers().forEach(answer -> left.put(answer.question(), answer));
        Progress progress = Progress.START;
        while (response.status() == Response.Status.COMPLETE || !left.isEmpty()) {
            if (!(SurveyFlow.next(survey, progress) instanceof Step.Ask ask)) {
                break;
            }
            Question question = ask.question();
            Answer answer = left.remove(question.id());
            if (answer == null && question.prompt().required()) {
                faults.add(new Fault("answers." + question.id(), "is required, and is missing"));
            }
            progress = answer == null ? progress.skipped(question.id()) : progress.answered(answer);
        }
        left.keySet()
                .forEach(question -> faults.add(new Fault(
                        "answers." + question, "the other answers lead past this question, it was never asked")));
    }
}
