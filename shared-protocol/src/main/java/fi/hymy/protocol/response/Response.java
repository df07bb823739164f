package fi.hymy.protocol.response;

import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one respondent said in one visit. Unique by its id alone.
///
/// @param survey the very version that was shown
/// @param language in which it was shown last
/// @param answers at most one per question, at least one in all
/// @param flags what a reader should know; flagged responses are kept, never dropped
/// @param sealedOrNull what its [Answer.Sealed] answers say, where there are any
public record Response(
        ResponseId id,
        SurveyRef survey,
        LanguageTag language,
        Channel channel,
        Stamp startedAt,
        Stamp endedAt,
        Status status,
        List<Answer> answers,
        Set<Flag> flags,
        @Nullable SealedPart sealedOrNull) {
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
        if ((sealedOrNull != null) != answers.stream().anyMatch(Answer.Sealed.class::isInstance)) {
            throw new IllegalArgumentException("sealed answers and a sealed part come together");
        }
    }

    /// One that everybody can read who has it.
    public Response(
            ResponseId id,
            SurveyRef survey,
            LanguageTag language,
            Channel channel,
            Stamp startedAt,
            Stamp endedAt,
            Status status,
            List<Answer> answers,
            Set<Flag> flags) {
        this(id, survey, language, channel, startedAt, endedAt, status, answers, flags, null);
    }

    /// What only the server can read of it.
    public Optional<SealedPart> sealed() {
        return Optional.ofNullable(sealedOrNull);
    }

    /// The answers with words of somebody's own, or that say who somebody is; none once they are sealed.
    public List<Answer> personal() {
        return answers.stream().filter(Answer::isPersonal).toList();
    }

    /// The questions whose answers are, or would be, sealed.
    public List<QuestionId> sealedQuestions() {
        return answers.stream()
                .filter(answer -> answer instanceof Answer.Sealed || answer.isPersonal())
                .map(Answer::question)
                .toList();
    }

    /// The same with its personal answers sealed into a part.
    public Response sealedInto(SealedPart part) {
        List<Answer> open = answers.stream()
                .map(answer -> answer.isPersonal() ? new Answer.Sealed(answer.question()) : answer)
                .toList();
        return new Response(id, survey, language, channel, startedAt, endedAt, status, open, flags, part);
    }

    /// The same with what was sealed in its place again.
    ///
    /// @param said one answer for each sealed one, in any order
    /// @throws IllegalArgumentException when they do not belong together
    public Response opened(List<? extends Answer> said) {
        Map<QuestionId, Answer> known = new HashMap<>();
        said.forEach(answer -> known.put(answer.question(), answer));
        List<Answer> whole = new ArrayList<>();
        for (Answer answer : answers) {
            Answer there = answer instanceof Answer.Sealed ? known.remove(answer.question()) : answer;
            if (there == null) {
                throw new IllegalArgumentException("an answer is not in the sealed part");
            }
            whole.add(there);
        }
        if (!known.isEmpty()) {
            throw new IllegalArgumentException("the sealed part holds answers that nobody asked for");
        }
        return withAnswers(whole);
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

    /// The same visit with other answers, none of them sealed.
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
