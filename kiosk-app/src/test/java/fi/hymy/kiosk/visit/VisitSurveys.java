package fi.hymy.kiosk.visit;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Condition.Clause;
import fi.hymy.protocol.survey.Condition.Combine;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Operator;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Prompt;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Question.RatingStyle;
import fi.hymy.protocol.survey.Statement;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.SurveySettings.PartialPolicy;
import fi.hymy.protocol.survey.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Surveys to walk through.
final class VisitSurveys {
    static final LanguageTag FINNISH = new LanguageTag("fi");
    static final LanguageTag SWEDISH = new LanguageTag("sv");
    static final QuestionId MOOD = new QuestionId("mood");
    static final QuestionId WHY = new QuestionId("why");
    static final QuestionId WORDS = new QuestionId("words");

    private VisitSurveys() {}

    /// A smiley, then why (the unhappy only, several choices), then words of one's own.
    static Survey shop() {
        return shop(PartialPolicy.KEEP, true);
    }

    static Survey shop(PartialPolicy partial, boolean backAllowed) {
        var unhappy = new Condition(Combine.ALL, List.of(new Clause(MOOD, Operator.LE, List.of("2"))));
        var why = new Question.MultiChoice(
                new Prompt(WHY, text("Miksi?"), LocalizedText.NONE, true, unhappy),
                List.of(
                        choice("queue"),
                        choice("staff"),
                        choice("price"),
                        new Choice(new ChoiceId("other"), text("Muu"), null, false, true),
                        new Choice(new ChoiceId("none"), text("Ei mikään"), null, true, false)),
                true,
                2);
        return survey(
                "shopping1",
                partial,
                backAllowed,
                Page.of("one", new Question.Smiley(required(MOOD, "Mitä kuuluu?"), 5)),
                Page.of("two", why, new Question.OpenText(Prompt.of("words", text("Sana on vapaa")), 100)));
    }

    /// One smiley and nothing else.
    static Survey single() {
        return survey(
                "singleton",
                PartialPolicy.KEEP,
                true,
                Page.of("one", new Question.Smiley(required(MOOD, "Mitä kuuluu?"), 4)));
    }

    /// One question of each kind, none of them required.
    static Survey everyKind() {
        List<Choice> choices = List.of(choice("a"), choice("b"), choice("c"));
        return survey(
                "everykind",
                PartialPolicy.KEEP,
                true,
                Page.of("one", new Question.MultiChoice(prompt("multi"), choices, false, 3)),
                Page.of("two", new Question.Nps(prompt("nps"), LocalizedText.NONE, LocalizedText.NONE)),
                Page.of(
                        "three",
                        new Question.Rating(
                                prompt("stars"), 5, RatingStyle.STARS, LocalizedText.NONE, LocalizedText.NONE),
                        new Question.YesNo(prompt("yes"), true),
                        new Question.Effort(prompt("effort"), 7, LocalizedText.NONE, LocalizedText.NONE),
                        new Question.SingleChoice(prompt("single"), choices, true)),
                Page.of(
                        "four",
                        new Question.Battery(
                                prompt("battery"),
                                List.of(
                                        new Statement(new StatementId("s1"), text("Yksi")),
                                        new Statement(new StatementId("s2"), text("Kaksi"))),
                                5,
                                LocalizedText.NONE,
                                LocalizedText.NONE),
                        new Question.Ranking(prompt("ranking"), choices, 2),
                        new Question.OpenText(prompt("open"), 50),
                        new Question.Contact(
                                prompt("contact"), List.of(ContactField.NAME, ContactField.EMAIL), text("Saa ottaa"))));
    }

    static Edition edition(Survey survey) {
        return new Edition(new SurveyRef(survey.id(), survey.version(), new ContentHash("ab".repeat(32))), survey);
    }

    private static Survey survey(String id, PartialPolicy partial, boolean backAllowed, Page... pages) {
        var settings = new SurveySettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(4),
                partial,
                Duration.ofSeconds(10),
                backAllowed);
        return new Survey(
                new SurveyId(id),
                1,
                id,
                List.of(FINNISH, SWEDISH),
                List.of(pages),
                List.of(new Ending(new EndingId("end"), text("Kiitos"), LocalizedText.NONE, Condition.ALWAYS)),
                Theme.PLAIN,
                settings,
                List.of());
    }

    private static Prompt required(QuestionId id, String text) {
        return new Prompt(id, text(text), LocalizedText.NONE, true, Condition.ALWAYS);
    }

    private static Prompt prompt(String id) {
        return Prompt.of(id, text("Kysymys " + id));
    }

    private static Choice choice(String id) {
        return Choice.of(id, text("Vaihtoehto " + id));
    }

    private static LocalizedText text(String finnish) {
        return new LocalizedText(Map.of(FINNISH, finnish, SWEDISH, finnish + " (sv)"));
    }
}
