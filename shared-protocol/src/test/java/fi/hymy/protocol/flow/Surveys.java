package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.PageId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.Jump;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Operator;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Prompt;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.Theme;
import java.util.List;

/// Short words for building small surveys.
final class Surveys {
    static final LocalizedText TEXT = LocalizedText.of("en", "Words");

    private Surveys() {}

    static Survey of(Page... pages) {
        return of(List.of(Ending.of("thanks", TEXT)), pages);
    }

    static Survey of(List<Ending> endings, Page... pages) {
        return new Survey(
                new SurveyId("small"),
                1,
                "Small",
                List.of(new LanguageTag("en")),
                List.of(pages),
                endings,
                Theme.PLAIN,
                SurveySettings.DEFAULT,
                List.of());
    }

    static Prompt prompt(String id) {
        return Prompt.of(id, TEXT);
    }

    static Prompt required(String id) {
        return new Prompt(new QuestionId(id), TEXT, LocalizedText.NONE, true, Condition.ALWAYS);
    }

    static Question nps(String id) {
        return nps(id, Condition.ALWAYS);
    }

    static Question nps(String id, Condition showIf) {
        return new Question.Nps(
                new Prompt(new QuestionId(id), TEXT, LocalizedText.NONE, false, showIf),
                LocalizedText.NONE,
                LocalizedText.NONE);
    }

    static Page page(String id, Condition showIf, List<Jump> jumps, Question... questions) {
        return new Page(new PageId(id), List.of(questions), showIf, jumps);
    }

    static Choice choice(String id) {
        return Choice.of(id, TEXT);
    }

    static Ending ending(String id, Condition showIf) {
        return new Ending(new EndingId(id), TEXT, LocalizedText.NONE, showIf);
    }

    static Condition when(String question, Operator operator, String... values) {
        return new Condition(Condition.Combine.ALL, List.of(clause(question, operator, values)));
    }

    static Condition any(Condition.Clause... clauses) {
        return new Condition(Condition.Combine.ANY, List.of(clauses));
    }

    static Condition all(Condition.Clause... clauses) {
        return new Condition(Condition.Combine.ALL, List.of(clauses));
    }

    static Condition.Clause clause(String question, Operator operator, String... values) {
        return new Condition.Clause(new QuestionId(question), operator, List.of(values));
    }

    static Jump toPage(Condition when, String page) {
        return new Jump(when, new Jump.ToPage(new PageId(page)));
    }

    static Jump toEnding(Condition when, String ending) {
        return new Jump(when, new Jump.ToEnding(new EndingId(ending)));
    }
}
