package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.PageId;
import fi.hymy.protocol.survey.Jump;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The longest way that may still lie ahead: no way that the known answers leave possible asks more questions.
///
/// Conditions that are still open count as going either way, each by itself, so two pages that shut each other out
/// both count until the answer that decides between them is there. What is possible only ever shrinks as answers come
/// in, so the bound falls by at least one with every question.
final class Remaining {
    private final Survey survey;
    private final Known known;
    private final Map<PageId, Integer> indexes = new HashMap<>();
    /// Per page the most questions that a way entering it can ask, itself included; one more entry for the end.
    private final int[] longest;

    Remaining(Survey survey, Known known) {
        this.survey = survey;
        this.known = known;
        List<Page> pages = survey.pages();
        longest = new int[pages.size() + 1];
        for (int i = 0; i < pages.size(); i++) {
            indexes.put(pages.get(i).id(), i);
        }
    }

    /// @param page where the respondent is
    /// @param question the index, on that page, of the question that stands next; it counts too
    int from(int page, int question) {
        for (int i = longest.length - 2; i > page; i--) {
            longest[i] = entering(i);
        }
        List<Question> rest = survey.pages()
                .get(page)
                .questions()
                .subList(question + 1, survey.pages().get(page).questions().size());
        return 1 + (int) rest.stream().filter(this::possible).count() + leaving(page);
    }

    private int entering(int index) {
        Page page = survey.pages().get(index);
        Truth shown = known.truth(page.showIf());
        long questions = page.questions().stream().filter(this::possible).count();
        boolean certain = shown == Truth.YES && page.questions().stream().anyMatch(this::certain);
        int over = certain ? 0 : longest[index + 1];
        int through = shown.possible() && questions > 0 ? (int) questions + leaving(index) : 0;
        return Math.max(over, through);
    }

    /// The most that can follow a page of which something was asked.
    private int leaving(int index) {
        int most = 0;
        for (Jump jump : survey.pages().get(index).jumps()) {
            Truth taken = known.truth(jump.when());
            if (taken.possible()) {
                most = Math.max(most, behind(jump.target()));
            }
            if (taken == Truth.YES) {
                return most;
            }
        }
        return Math.max(most, longest[index + 1]);
    }

    private int behind(Jump.Target target) {
        return switch (target) {
            case Jump.ToPage(var page) -> longest[indexes.getOrDefault(page, longest.length - 1)];
            case Jump.ToEnding _ -> 0;
        };
    }

    private boolean possible(Question question) {
        return known.truth(question.prompt().showIf()).possible();
    }

    private boolean certain(Question question) {
        return known.truth(question.prompt().showIf()) == Truth.YES;
    }
}
