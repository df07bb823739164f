package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.PageId;
import fi.hymy.protocol.survey.Jump;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The shortest way that may still lie ahead: every way that the known answers leave possible asks at least
/// so many questions. The other side of [Remaining]; together they bound what is told of the way.
final class Certain {
    private final Survey survey;
    private final Known known;
    private final Map<PageId, Integer> indexes = new HashMap<>();
    /// Per page the fewest questions that a way entering it can ask, itself included; one more entry for
    /// the end.
    private final int[] fewest;

    Certain(Survey survey, Known known) {
        this.survey = survey;
        this.known = known;
        List<Page> pages = survey.pages();
        fewest = new int[pages.size() + 1];
        for (int i = 0; i < pages.size(); i++) {
            indexes.put(pages.get(i).id(), i);
        }
    }

    /// @param page where the respondent is
    /// @param question the index, on that page, of the question that stands next; it counts too
    int from(int page, int question) {
        for (int i = fewest.length - 2; i > page; i--) {
            fewest[i] = entering(i);
        }
        List<Question> questions = survey.pages().get(page).questions();
        return 1 + certain(questions.subList(question + 1, questions.size())) + leaving(page);
    }

    private int entering(int index) {
        Page page = survey.pages().get(index);
        Truth shown = known.truth(page.showIf());
        boolean possible = shown.possible() && page.questions().stream().anyMatch(this::isPossible);
        int certain = certain(page.questions());
        if (!possible) {
            return fewest[index + 1];
        }
        int through = Math.max(1, certain) + leaving(index);
        return shown == Truth.YES && certain > 0 ? through : Math.min(fewest[index + 1], through);
    }

    /// The fewest that can follow a page of which something was asked.
    private int leaving(int index) {
        int least = Integer.MAX_VALUE;
        for (Jump jump : survey.pages().get(index).jumps()) {
            Truth taken = known.truth(jump.when());
            if (taken.possible()) {
                least = Math.min(least, behind(jump.target()));
            }
            if (taken == Truth.YES) {
                return least;
            }
        }
        return Math.min(least, fewest[index + 1]);
    }

    private int behind(Jump.Target target) {
        return switch (target) {
            case Jump.ToPage(var page) -> fewest[indexes.getOrDefault(page, fewest.length - 1)];
            case Jump.ToEnding _ -> 0;
        };
    }

    private int certain(List<Question> questions) {
        return (int) questions.stream()
                .filter(question -> known.truth(question.prompt().showIf()) == Truth.YES)
                .count();
    }

    private boolean isPossible(Question question) {
        return known.truth(question.prompt().showIf()).possible();
    }
}
