package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.PageId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Prompt;
import fi.hymy.protocol.survey.Question;
import java.util.List;

/// Reads pages and what all their questions have.
final class PageReader {
    /// An id that stands for one that could not be read; nobody writes it by chance.
    static final String UNREADABLE = "--unreadable----------------------------------unreadable--";

    private static final PageId NO_PAGE_ID = new PageId(UNREADABLE);
    private static final Prompt NO_PROMPT =
            new Prompt(new QuestionId(UNREADABLE), LocalizedText.NONE, LocalizedText.NONE, false, Condition.ALWAYS);

    static final Page NO_PAGE = new Page(NO_PAGE_ID, List.of(), Condition.ALWAYS, List.of());

    private final Faults faults;
    private final TextReader texts;
    private final RuleReader rules;
    private final QuestionReader questions;

    PageReader(Faults faults, TextReader texts, RuleReader rules) {
        this.faults = faults;
        this.texts = texts;
        this.rules = rules;
        questions = new QuestionReader(faults, texts);
    }

    Page page(Place place) {
        place.object();
        return new Page(
                faults.or(NO_PAGE_ID, () -> place.field("pageId").parse(PageId::new)),
                faults.list(place, "questions", SurveyReader.MAX_ENTRIES, stand(NO_PROMPT), this::question),
                rules.condition(place, "showIf"),
                rules.jumps(place, "goTo"));
    }

    private Question question(Place place) {
        place.object();
        Prompt prompt = prompt(place);
        return faults.or(stand(prompt), () -> questions.kind(place, prompt));
    }

    private Prompt prompt(Place place) {
        return new Prompt(
                faults.or(NO_PROMPT.id(), () -> place.field("questionId").parse(QuestionId::new)),
                texts.required(place, "text"),
                texts.optional(place, "help"),
                faults.optional(place, "required", false, Place::flag),
                rules.condition(place, "showIf"));
    }

    /// A question that is good in itself, in place of one whose kind is not known.
    private static Question stand(Prompt prompt) {
        return new Question.OpenText(prompt, 1);
    }
}
