package fi.hymy.protocol.flow;

import static fi.hymy.protocol.flow.Surveys.TEXT;
import static fi.hymy.protocol.flow.Surveys.choice;
import static fi.hymy.protocol.flow.Surveys.prompt;
import static fi.hymy.protocol.flow.Surveys.required;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Question.RatingStyle;
import fi.hymy.protocol.survey.Statement;
import fi.hymy.protocol.survey.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether an answer is one that its question can get.
final class AnswerCheckTest {
    private static final LocalizedText NONE = LocalizedText.NONE;
    private static final QuestionId Q = new QuestionId("q");
    private static final List<Choice> CHOICES = List.of(
            choice("a"),
            choice("b"),
            new Choice(new ChoiceId("none"), TEXT, null, true, false),
            new Choice(new ChoiceId("other"), TEXT, null, false, true));
    private static final Question SINGLE = new Question.SingleChoice(prompt("q"), CHOICES, true);
    private static final Question MULTI = new Question.MultiChoice(prompt("q"), CHOICES, true, 2);
    private static final Question RANKING = new Question.Ranking(prompt("q"), CHOICES, 2);

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "4, true", "5, false"})
    void takesTheFacesThatASmileyHas(int value, boolean fits) {
        assertThat(fits(new Question.Smiley(prompt("q"), 4), new Answer.Scale(Q, value)))
                .isEqualTo(fits);
    }

    @Test
    void takesTheStepsThatAScaleHas() {
        Question nps = new Question.Nps(prompt("q"), NONE, NONE);
        Question rating = new Question.Rating(prompt("q"), 6, RatingStyle.STARS, NONE, NONE);
        Question effort = new Question.Effort(prompt("q"), 7, NONE, NONE);

        assertThat(fits(nps, new Answer.Scale(Q, 0))).isTrue();
        assertThat(fits(nps, new Answer.Scale(Q, 10))).isTrue();
        assertThat(fits(rating, new Answer.Scale(Q, 0))).isFalse();
        assertThat(fits(rating, new Answer.Scale(Q, 6))).isTrue();
        assertThat(fits(rating, new Answer.Scale(Q, 7))).isFalse();
        assertThat(fits(effort, new Answer.Scale(Q, 7))).isTrue();
        assertThat(fits(effort, new Answer.Scale(Q, 8))).isFalse();
    }

    @Test
    void takesNotApplicableOnlyWhereItIsOffered() {
        Answer notApplicable = new Answer.YesNo(Q, Answer.Verdict.NOT_APPLICABLE);

        assertThat(fits(new Question.YesNo(prompt("q"), true), notApplicable)).isTrue();
        assertThat(fits(new Question.YesNo(prompt("q"), false), notApplicable)).isFalse();
    }

    @Test
    void takesOneChoiceOfThoseThereAre() {
        assertThat(fits(SINGLE, chosen("", "b"))).isTrue();
        assertThat(fits(SINGLE, chosen("", "none"))).isTrue();
        assertThat(faults(SINGLE, chosen("", "c"))).containsExactly("answers.q.chosen");
        assertThat(faults(SINGLE, chosen("", "a", "b"))).containsExactly("answers.q.chosen");
    }

    @Test
    void takesAsManyChoicesAsMayBeChosen() {
        assertThat(fits(MULTI, chosen("", "a", "b"))).isTrue();
        assertThat(fits(MULTI, chosen("", "none"))).isTrue();
        assertThat(messages(MULTI, chosen("", "a", "b", "other")))
                .containsExactly("may have at most 2 choices, it has 3");
        assertThat(messages(MULTI, chosen("", "a", "none"))).containsExactly("an exclusive choice stands alone");
        assertThat(messages(MULTI, chosen("", "b", "a")))
                .containsExactly("must be choices of the question, each once, in the order of the survey");
        assertThat(fits(MULTI, chosen("", "a", "a"))).isFalse();
    }

    @Test
    void takesWordsOnlyWithAFreeTextChoice() {
        assertThat(fits(SINGLE, chosen("the queue", "other"))).isTrue();
        assertThat(fits(SINGLE, chosen("", "other"))).isTrue();
        assertThat(faults(SINGLE, chosen("the queue", "a"))).containsExactly("answers.q.otherText");
    }

    @Test
    void wantsEveryChoiceShownOnce() {
        assertThat(faults(SINGLE, new Answer.Chosen(Q, ids("a"), "", ids("a", "b"))))
                .containsExactly("answers.q.shown");
        assertThat(faults(SINGLE, new Answer.Chosen(Q, ids("a"), "", ids("a", "b", "none", "none"))))
                .containsExactly("answers.q.shown");
        assertThat(fits(SINGLE, new Answer.Chosen(Q, ids("a"), "", ids("b", "a", "none", "other"))))
                .isTrue();
    }

    @Test
    void takesTheStatementsThatABatteryHas() {
        List<Statement> statements =
                List.of(new Statement(new StatementId("s"), TEXT), new Statement(new StatementId("t"), TEXT));
        Question battery = new Question.Battery(prompt("q"), statements, 5, NONE, NONE);
        Question must = new Question.Battery(required("q"), statements, 5, NONE, NONE);

        assertThat(fits(battery, rated(Map.of("s", 5)))).isTrue();
        assertThat(faults(battery, rated(Map.of("s", 6)))).containsExactly("answers.q.ratings.s");
        assertThat(faults(battery, rated(Map.of("x", 1)))).containsExactly("answers.q.ratings.x");
        assertThat(faults(must, rated(Map.of("s", 5)))).containsExactly("answers.q.ratings");
        assertThat(fits(must, rated(Map.of("s", 5, "t", 1)))).isTrue();
    }

    @Test
    void wantsEveryPlaceOfARankingFilledOnce() {
        assertThat(fits(RANKING, ranked("other", "a"))).isTrue();
        assertThat(messages(RANKING, ranked("a"))).containsExactly("must have 2 places, it has 1");
        assertThat(messages(RANKING, ranked("a", "a"))).containsExactly("each choice has one place");
        assertThat(messages(RANKING, ranked("a", "x"))).containsExactly("must be choices of the question");
    }

    @Test
    void takesWordsUpToTheirBound() {
        Question open = new Question.OpenText(prompt("q"), 5);

        assertThat(fits(open, new Answer.Words(Q, "12345"))).isTrue();
        assertThat(faults(open, new Answer.Words(Q, "123456"))).containsExactly("answers.q.text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud800", "\udc00a", "\ud800\ud800\udc00"})
    void refusesTextThatCannotBeStored(String text) {
        assertThat(fits(new Question.OpenText(prompt("q"), 100), new Answer.Words(Q, text)))
                .isFalse();
        assertThat(fits(SINGLE, chosen(text, "other"))).isFalse();
        assertThat(fits(contact(false), details(Map.of(ContactField.NAME, text))))
                .isFalse();
    }

    @Test
    void takesTextOutsideTheBasicPlane() {
        assertThat(fits(new Question.OpenText(prompt("q"), 100), new Answer.Words(Q, "hyvä \ud83d\ude00!")))
                .isTrue();
    }

    @Test
    void takesTheContactFieldsThatAreAsked() {
        assertThat(fits(contact(false), details(Map.of(ContactField.EMAIL, "a@b"))))
                .isTrue();
        assertThat(faults(contact(false), details(Map.of(ContactField.PHONE, "040 123 4567"))))
                .containsExactly("answers.q.phone");
        assertThat(faults(contact(true), details(Map.of(ContactField.EMAIL, "a@b"))))
                .containsExactly("answers.q.name");
        assertThat(fits(contact(false), details(Map.of()))).isFalse();
        assertThat(fits(contact(false), details(Map.of(ContactField.NAME, " "))))
                .isFalse();
        assertThat(fits(contact(false), details(Map.of(ContactField.NAME, "x".repeat(255)))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@b", "a@", "a@b@c", "a b@c"})
    void refusesWhatIsNoEmailAddress(String text) {
        assertThat(messages(contact(false), details(Map.of(ContactField.EMAIL, text))))
                .containsExactly("is no e-mail address");
    }

    @ParameterizedTest
    @CsvSource({"+358 (0)40-123 4567, true", "12345, true", "1234, false", "call me, false", "12345x, false"})
    void knowsAPhoneNumberByItsDigits(String text, boolean fits) {
        Question phone = new Question.Contact(prompt("q"), List.of(ContactField.PHONE), TEXT);

        assertThat(fits(phone, details(Map.of(ContactField.PHONE, text)))).isEqualTo(fits);
    }

    @Test
    void refusesAnAnswerOfAnotherKindAndOneToNoQuestion() {
        assertThat(messages(SINGLE, new Answer.Scale(Q, 1)))
                .containsExactly("a question of this kind cannot get an answer of that kind");
        assertThat(messages(SINGLE, new Answer.Scale(new QuestionId("x"), 1)))
                .containsExactly("the survey has no such question");
    }

    private static boolean fits(Question question, Answer answer) {
        return SurveyFlow.accepts(survey(question), answer);
    }

    private static Stream<String> faults(Question question, Answer answer) {
        return SurveyFlow.faults(survey(question), answer).stream().map(Fault::path);
    }

    private static Stream<String> messages(Question question, Answer answer) {
        return SurveyFlow.faults(survey(question), answer).stream().map(Fault::message);
    }

    private static Survey survey(Question question) {
        return Surveys.of(Page.of("one", question));
    }

    private static Answer chosen(String other, String... chosen) {
        return new Answer.Chosen(Q, ids(chosen), other, ids("a", "b", "none", "other"));
    }

    private static Answer ranked(String... order) {
        return new Answer.Ranked(Q, ids(order));
    }

    private static Answer rated(Map<String, Integer> ratings) {
        var typed = new HashMap<StatementId, Integer>();
        ratings.forEach((id, rating) -> typed.put(new StatementId(id), rating));
        return new Answer.Rated(Q, typed);
    }

    private static Answer details(Map<ContactField, String> fields) {
        return new Answer.Details(Q, fields);
    }

    private static Question contact(boolean required) {
        return new Question.Contact(
                required ? required("q") : prompt("q"), List.of(ContactField.NAME, ContactField.EMAIL), TEXT);
    }

    private static List<ChoiceId> ids(String... ids) {
        return Stream.of(ids).map(ChoiceId::new).toList();
    }
}
