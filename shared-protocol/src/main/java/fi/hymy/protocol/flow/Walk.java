package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.PageId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.Jump;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One walk through a survey along the answers given, from the first page to the first question without
/// one. Used once, by one thread.
final class Walk {
    private final Survey survey;
    private final List<Progress.Passed> passed;
    private final Map<QuestionId, Answer> answers = new HashMap<>();
    private final Known known = Known.allOf(answers);
    private int taken;

    Walk(Survey survey, Progress progress) {
        this.survey = survey;
        this.passed = progress.passed();
    }

    Step next() {
        int index = 0;
        while (index < survey.pages().size()) {
            Page page = survey.pages().get(index);
            int before = taken;
            int pending = known.holds(page.showIf())
                    ? pending(page)
                    : page.questions().size();
            if (pending < page.questions().size()) {
                return ask(index, pending);
            }
            Optional<Jump.Target> jump = taken > before ? jump(page) : Optional.empty();
            if (jump.isEmpty()) {
                index++;
                continue;
            }
            switch (jump.get()) {
                case Jump.ToPage(var target) -> index = indexOf(target);
                case Jump.ToEnding(var target) -> {
                    return finish(ending(target));
                }
            }
        }
        return finish(ending());
    }

    /// Takes the page's questions that were passed; the index of the first one that was not, or the page's
    /// size.
    private int pending(Page page) {
        for (int i = 0; i < page.questions().size(); i++) {
            Question question = page.questions().get(i);
            if (known.holds(question.prompt().showIf())) {
                if (taken == passed.size()) {
                    return i;
                }
                take(question);
            }
        }
        return page.questions().size();
    }

    private void take(Question question) {
        Progress.Passed step = passed.get(taken);
        if (!step.question().equals(question.id())) {
            throw new IllegalArgumentException("step %d of the way should be the question '%s', it is '%s'"
                    .formatted(taken, question.id(), step.question()));
        }
        step.answer().ifPresent(answer -> answers.put(question.id(), answer));
        taken++;
    }

    private Step ask(int page, int question) {
        var known = new Known(answers, openFrom(page, question));
        int atMost = new Remaining(survey, known).from(page, question);
        int atLeast = new Certain(survey, known).from(page, question);
        Page on = survey.pages().get(page);
        return new Step.Ask(on, on.questions().get(question), taken, atMost, atLeast);
    }

    private Set<QuestionId> openFrom(int page, int question) {
        var open = new HashSet<QuestionId>();
        for (int i = page; i < survey.pages().size(); i++) {
            List<Question> questions = survey.pages().get(i).questions();
            questions.subList(i == page ? question : 0, questions.size()).forEach(later -> open.add(later.id()));
        }
        return open;
    }

    private Optional<Jump.Target> jump(Page page) {
        return page.jumps().stream()
                .filter(jump -> known.holds(jump.when()))
                .map(Jump::target)
                .findFirst();
    }

    private Step finish(Ending ending) {
        if (taken < passed.size()) {
            throw new IllegalArgumentException("the survey ends after %d questions, the way goes on with '%s'"
                    .formatted(taken, passed.get(taken).question()));
        }
        return new Step.Finish(ending);
    }

    private Ending ending() {
        return survey.endings().stream()
                .filter(ending -> known.holds(ending.showIf()))
                .findFirst()
                .orElseGet(() -> survey.endings().getLast());
    }

    private Ending ending(EndingId id) {
        return survey.endings().stream()
                .filter(ending -> ending.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private int indexOf(PageId id) {
        List<Page> pages = survey.pages();
        int index = 0;
        while (!pages.get(index).id().equals(id)) {
            index++;
        }
        return index;
    }
}
