package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.EndingId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Answer.Verdict;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Prompt;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Question.RatingStyle;
import fi.hymy.protocol.survey.Statement;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.Theme;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of question, touched in a real window by JavaFX's robot, gives the answer that was tapped.
final class EveryKindByRobotTest {
    private static final QuestionId Q = new QuestionId("asked");
    private static final Prompt PROMPT = Prompt.of("asked", text("How was it?"));
    private static final List<Choice> CHOICES = List.of(
            Choice.of("one", text("One")),
            Choice.of("two", text("Two")),
            Choice.of("three", text("Three")),
            new Choice(new ChoiceId("other"), text("Other"), null, false, true),
            new Choice(new ChoiceId("none"), text("None of these"), null, true, false));

    static Stream<Arguments> questions() {
        return Stream.of(
                kind(new Question.Smiley(PROMPT, 3), scale(3), "choice-3"),
                kind(new Question.Smiley(PROMPT, 4), scale(2), "choice-2"),
                kind(new Question.Smiley(PROMPT, 5), scale(1), "choice-1"),
                kind(new Question.Nps(PROMPT, text("No"), text("Yes")), scale(10), "choice-10"),
                kind(new Question.Nps(PROMPT, text("No"), text("Yes")), scale(0), "choice-0"),
                kind(rating(5, RatingStyle.STARS), scale(4), "choice-4"),
                kind(rating(10, RatingStyle.NUMBERS), scale(7), "choice-7"),
                kind(new Question.YesNo(PROMPT, false), new Answer.YesNo(Q, Verdict.NO), "choice-no"),
                kind(new Question.YesNo(PROMPT, true), new Answer.YesNo(Q, Verdict.NOT_APPLICABLE), "choice-na"),
                kind(new Question.Effort(PROMPT, 5, LocalizedText.NONE, LocalizedText.NONE), scale(5), "choice-5"),
                kind(new Question.Effort(PROMPT, 7, LocalizedText.NONE, LocalizedText.NONE), scale(6), "choice-6"),
                kind(
                        new Question.Ranking(PROMPT, CHOICES.subList(0, 3), 2),
                        new Answer.Ranked(Q, ids("three", "one")),
                        "choice-one",
                        "choice-one",
                        "choice-three",
                        "choice-one",
                        "next"),
                kind(
                        new Question.OpenText(PROMPT, 100),
                        new Answer.Words(Q, "Hey"),
                        "key-h",
                        "key-e",
                        "key-y",
                        "next"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void givesTheAnswerThatWasTapped(Question question, Answer expected, List<String> taps) {
        try (var glass = new RobotGlass(survey(question), Pictures.NONE, true)) {
            begin(glass, taps.getFirst());
            taps.forEach(glass::tap);

            assertThat(glass.thanked().answer(Q)).contains(expected);
        }
    }

    @Test
    void oneChoiceIsTakenByOneTap() {
        var single = new Question.SingleChoice(PROMPT, CHOICES.subList(0, 3), false);
        try (var glass = new RobotGlass(survey(single), Pictures.NONE, true)) {
            glass.tap("choice-two");

            assertThat(chosen(glass).chosen()).containsExactly(new ChoiceId("two"));
        }
    }

    @Test
    void noneOfTheseTakesTheOthersBackAndOtherIsWritten() {
        var multi = new Question.MultiChoice(PROMPT, CHOICES, false, 3);
        try (var glass = new RobotGlass(survey(multi), Pictures.NONE, true)) {
            begin(glass, "choice-one");
            Stream.of("choice-one", "choice-none", "choice-two", "choice-other", "key-x", "key-done", "next")
                    .forEach(glass::tap);

            assertThat(chosen(glass).chosen()).containsExactlyInAnyOrder(new ChoiceId("two"), new ChoiceId("other"));
            assertThat(chosen(glass).otherText()).isEqualTo("X");
        }
    }

    @Test
    void noMoreIsTakenThanMayBeChosen() {
        var multi = new Question.MultiChoice(PROMPT, CHOICES.subList(0, 3), false, 2);
        try (var glass = new RobotGlass(survey(multi), Pictures.NONE, true)) {
            begin(glass, "choice-one");
            Stream.of("choice-one", "choice-two", "choice-three", "next").forEach(glass::tap);

            assertThat(chosen(glass).chosen()).containsExactly(new ChoiceId("one"), new ChoiceId("two"));
        }
    }

    @Test
    void statementsAreRatedOneByOneAndCanBeRatedAgain() {
        try (var glass = new RobotGlass(survey(battery(9)), Pictures.NONE, true)) {
            begin(glass, "choice-1");
            glass.tap("choice-5");
            glass.tap("statement-back");
            glass.tap("choice-2");
            for (int i = 1; i < 9; i++) {
                glass.tap("choice-4");
            }

            Map<?, Integer> ratings = ((Answer.Rated) glass.thanked().answer(Q).orElseThrow()).ratings();
            assertThat(ratings.values()).containsExactlyInAnyOrder(2, 4, 4, 4, 4, 4, 4, 4, 4);
        }
    }

    @Test
    void twoStatementsAreRatedOnAGridWhereThereIsRoom() {
        try (var glass = new RobotGlass(survey(battery(2)), Pictures.NONE, true)) {
            begin(glass, "choice-s0-1");
            Stream.of("choice-s0-1", "choice-s1-5", "choice-s0-3", "next").forEach(glass::tap);

            Map<?, Integer> ratings = ((Answer.Rated) glass.thanked().answer(Q).orElseThrow()).ratings();
            assertThat(ratings.values()).containsExactlyInAnyOrder(3, 5);
        }
    }

    @Test
    void contactDetailsAreGivenWithConsentOnly() {
        var contact = new Question.Contact(PROMPT, List.of(ContactField.EMAIL, ContactField.NAME), text("I agree"));
        try (var glass = new RobotGlass(survey(contact), Pictures.NONE, true)) {
            begin(glass, "contact-email");
            Stream.of("contact-email", "key-a", "key-@", "key-b", "key-done").forEach(glass::tap);
            assertThat(glass.has("next")).as("next before consent").isFalse();
            Stream.of("consent", "next").forEach(glass::tap);

            assertThat(glass.thanked().answer(Q))
                    .contains(new Answer.Details(Q, Map.of(ContactField.EMAIL, "a@b"), new LanguageTag("en")));
        }
    }

    @Test
    void showsAPressWhileTheFingerIsStillDown() {
        try (var glass = new RobotGlass(SampleSurveys.smileyWhy(), Pictures.NONE, true)) {
            glass.awaitScreen("choice-4");
            glass.press("choice-4");

            assertThat(glass.node("choice-4", Tap.class).isPressed()).isTrue();
            assertThat(glass.view()).as("nothing is answered yet").isInstanceOf(VisitView.Attract.class);
            glass.release();
        }
    }

    @Test
    void randomTapsDuringTransitionsNeverBreakIt() {
        var random = new SplittableRandom(20_261_122);
        try (var glass = new RobotGlass(SampleSurveys.everyKind(), Pictures.NONE, true)) {
            for (int i = 0; i < 400; i++) {
                glass.tap(random.nextDouble(RobotGlass.WIDTH), random.nextDouble(RobotGlass.HEIGHT));
            }

            assertThat(Stream.of("screen-attract", "screen-question", "screen-thanks"))
                    .anyMatch(glass::has);
            assertThat(glass.responses().stream().map(each -> each.id()).distinct())
                    .hasSameSizeAs(glass.responses());
        }
    }

    /// Questions that need more than one tap are only announced by the attract screen.
    private static void begin(RobotGlass glass, String first) {
        glass.awaitScreen("screen-attract");
        if (!glass.has(first)) {
            glass.tap("start");
        }
    }

    private static Answer.Chosen chosen(RobotGlass glass) {
        return (Answer.Chosen) glass.thanked().answer(Q).orElseThrow();
    }

    private static Question battery(int statements) {
        List<Statement> list = Stream.iterate(0, i -> i + 1)
                .limit(statements)
                .map(i -> new Statement(new fi.hymy.protocol.id.StatementId("s" + i), text("Statement " + i)))
                .toList();
        return new Question.Battery(PROMPT, list, 5, text("No"), text("Yes"));
    }

    private static Question rating(int points, RatingStyle style) {
        return new Question.Rating(PROMPT, points, style, text("Bad"), text("Good"));
    }

    private static Arguments kind(Question question, Answer expected, String... taps) {
        return Arguments.of(question, expected, List.of(taps));
    }

    private static Answer scale(int value) {
        return new Answer.Scale(Q, value);
    }

    private static List<ChoiceId> ids(String... ids) {
        return Stream.of(ids).map(ChoiceId::new).toList();
    }

    private static LocalizedText text(String words) {
        return LocalizedText.of("en", words);
    }

    private static Survey survey(Question question) {
        return new Survey(
                new SurveyId("by-robot"),
                1,
                "By robot",
                List.of(new LanguageTag("en")),
                List.of(Page.of("only", question)),
                List.of(new Ending(
                        new EndingId("thanks"),
                        text("Thank you!"),
                        LocalizedText.NONE,
                        fi.hymy.protocol.survey.Condition.ALWAYS)),
                Theme.PLAIN,
                SurveySettings.DEFAULT,
                List.of());
    }
}
