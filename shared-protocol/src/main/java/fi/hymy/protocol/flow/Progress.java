package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way a respondent took so far: the questions left behind, in order, each answered or skipped. Immutable.
///
/// @param passed question to its answer, or to nothing when it was skipped, in the order asked
public record Progress(List<Passed> passed) {
    public static final Progress START = new Progress(List.of());

    public Progress {
        passed = List.copyOf(passed);
    }

    /// @param answerOrNull null when the question was skipped
    public record Passed(QuestionId question, @Nullable Answer answerOrNull) {
        public Optional<Answer> answer() {
            return Optional.ofNullable(answerOrNull);
        }
    }

    /// With the answer to the question that stands next.
    public Progress answered(Answer answer) {
        return with(new Passed(answer.question(), answer));
    }

    /// With the question that stands next left unanswered.
    public Progress skipped(QuestionId question) {
        return with(new Passed(question, null));
    }

    /// One question back; the start stays the start.
    public Progress back() {
        return passed.isEmpty() ? this : new Progress(passed.subList(0, passed.size() - 1));
    }

    public Map<QuestionId, Answer> answers() {
        var answers = new LinkedHashMap<QuestionId, Answer>();
        passed.forEach(step -> step.answer().ifPresent(answer -> answers.put(step.question(), answer)));
        return answers;
    }

    private Progress with(Passed step) {
        var longer = new ArrayList<>(passed);
        longer.add(step);
        return new Progress(longer);
    }
}
