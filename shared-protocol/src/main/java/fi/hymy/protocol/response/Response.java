package fi.hymy.protocol.response;

import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one respondent said in one visit. Unique by its id alone.
///
/// @param survey the very version that was shown
/// @param language in which it was shown last
/// @param answers at most one per question, at least one in all
/// @param flags what a reader should know; flagged responses are kept, never dropped
public record Response(
        ResponseId id,
        SurveyRef survey,
        LanguageTag language,
        Channel channel,
        Stamp startedAt,
        Stamp endedAt,
        Status status,
        List<Answer> answers,
        Set<Flag> flags) {
    public Response {
        answers = List.copyOf(answers);
        flags = Set.copyOf(flags);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("a response must hold at least one answer");
        }
        var seen = new HashSet<QuestionId>();
        for (Answer answer : answers) {
            if (!seen.add(answer.question())) {
                throw new IllegalArgumentException("a question may be answered once");
            }
        }
    }

    public Optional<Answer> answer(QuestionId question) {
        return answers.stream()
                .filter(answer -> answer.question().equals(question))
                .findFirst();
    }

    /// The contact details in it that are not kept apart.
    public List<Answer.Details> details() {
        return answers.stream()
                .filter(Answer.Details.class::isInstance)
                .map(Answer.Details.class::cast)
                .filter(details -> !details.fields().isEmpty())
                .toList();
    }

    /// The same with contact details taken out: what stays of them is that they were given.
    public Response withoutDetails() {
        return withAnswers(answers.stream()
                .map(answer -> answer instanceof Answer.Details details ? details.apart() : answer)
                .toList());
    }

    /// The same visit with other answers.
    public Response withAnswers(List<? extends Answer> others) {
        return new Response(id, survey, language, channel, startedAt, endedAt, status, List.copyOf(others), flags);
    }

    public enum Status {
        /// An ending was reached.
        COMPLETE,
        /// The respondent walked away; the answers so far are kept.
        TIMED_OUT
    }

    public enum Channel {
        TOUCH,
        BUTTON
    }

    public enum Flag {
        /// Began sooner after the visit before than the survey's repeat interval.
        REPEAT,
        /// Given by staff to try the kiosk.
        STAFF_TEST,
        /// Given while the site was closed.
        OUT_OF_HOURS
    }
}
