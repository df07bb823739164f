package fi.hymy.protocol.flow;

import static fi.hymy.protocol.flow.Surveys.ending;
import static fi.hymy.protocol.flow.Surveys.nps;
import static fi.hymy.protocol.flow.Surveys.page;
import static fi.hymy.protocol.flow.Surveys.toEnding;
import static fi.hymy.protocol.flow.Surveys.toPage;
import static fi.hymy.protocol.flow.Surveys.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Operator;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SurveyFlowTest {
    private static final Condition UNHAPPY = when("score", Operator.LE, "6");
    private static final Condition HAPPY = when("score", Operator.GE, "9");

    @Test
    void asksPageByPageInTheOrderWritten() {
        Survey survey = Surveys.of(Page.of("one", nps("a"), nps("b")), Page.of("two", nps("c")));

        assertThat(way(survey, 5, 5, 5)).containsExactly("a of 3", "b of 2", "c of 1", "end thanks");
    }

    @Test
    void passesOverWhatIsNotToBeShown() {
        Survey survey = Surveys.of(
                Page.of("one", nps("score")),
                page("why", UNHAPPY, List.of(), nps("what")),
                Page.of("last", nps("extra", HAPPY), nps("end")));

        assertThat(way(survey, 3, 0, 0)).containsExactly("score of 4", "what of 2", "end of 1", "end thanks");
        assertThat(way(survey, 9, 0, 0)).containsExactly("score of 4", "extra of 2", "end of 1", "end thanks");
        assertThat(way(survey, 7, 0)).containsExactly("score of 4", "end of 1", "end thanks");
    }

    @Test
    void jumpsAfterTheLastShownQuestionOfAPage() {
        Survey survey = Surveys.of(
                page("one", Condition.ALWAYS, List.of(toPage(HAPPY, "three")), nps("score"), nps("more", UNHAPPY)),
                Page.of("two", nps("skipped")),
                Page.of("three", nps("end")));

        assertThat(way(survey, 9, 0)).containsExactly("score of 4", "end of 1", "end thanks");
        assertThat(way(survey, 2, 0, 0, 0))
                .containsExactly("score of 4", "more of 3", "skipped of 2", "end of 1", "end thanks");
    }

    @Test
    void takesTheFirstJumpThatHolds() {
        Survey survey = Surveys.of(
                page(
                        "one",
                        Condition.ALWAYS,
                        List.of(toPage(UNHAPPY, "three"), toPage(Condition.ALWAYS, "four"), toPage(HAPPY, "two")),
                        nps("score")),
                Page.of("two", nps("b")),
                Page.of("three", nps("c")),
                Page.of("four", nps("d")));

        assertThat(way(survey, 1, 0, 0)).containsExactly("score of 3", "c of 2", "d of 1", "end thanks");
        assertThat(way(survey, 9, 0)).containsExactly("score of 3", "d of 1", "end thanks");
    }

    @Test
    void doesNotJumpFromAPageOfWhichNothingWasAsked() {
        Survey survey = Surveys.of(
                Page.of("one", nps("score")),
                page("two", Condition.ALWAYS, List.of(toPage(Condition.ALWAYS, "four")), nps("b", UNHAPPY)),
                Page.of("three", nps("c")),
                Page.of("four", nps("d")));

        assertThat(way(survey, 9, 0, 0)).containsExactly("score of 3", "c of 2", "d of 1", "end thanks");
        assertThat(way(survey, 1, 0, 0)).containsExactly("score of 3", "b of 2", "d of 1", "end thanks");
    }

    @Test
    void endsWithTheFirstEndingThatFits() {
        Survey survey = Surveys.of(
                List.of(ending("sorry", UNHAPPY), ending("great", HAPPY), ending("thanks", Condition.ALWAYS)),
                Page.of("one", nps("score")));

        assertThat(way(survey, 0)).endsWith("end sorry");
        assertThat(way(survey, 10)).endsWith("end great");
        assertThat(way(survey, 8)).endsWith("end thanks");
    }

    @Test
    void jumpsToAnEndingWhateverItsCondition() {
        Survey survey = Surveys.of(
                List.of(ending("sorry", UNHAPPY), ending("thanks", Condition.ALWAYS)),
                page("one", Condition.ALWAYS, List.of(toEnding(HAPPY, "sorry")), nps("score")),
                Page.of("two", nps("b")));

        assertThat(way(survey, 10)).containsExactly("score of 2", "end sorry");
        assertThat(way(survey, 8, 0)).containsExactly("score of 2", "b of 1", "end thanks");
    }

    @Test
    void takesASkippedQuestionForUnanswered() {
        Survey survey = Surveys.of(
                Page.of("one", nps("score")),
                Page.of(
                        "two",
                        nps("ifAnswered", when("score", Operator.ANSWERED)),
                        nps("ifNot", when("score", Operator.NOT_ANSWERED))));

        Step step = SurveyFlow.next(survey, Progress.START.skipped(new QuestionId("score")));

        assertThat(words(step)).isEqualTo("ifNot of 1");
    }

    @Test
    void countsOnlyTheLongerOfTwoWaysOnceTheAnswerIsThere() {
        Survey survey = Surveys.of(
                Page.of("one", nps("score")),
                page("bad", UNHAPPY, List.of(toPage(Condition.ALWAYS, "last")), nps("b1"), nps("b2"), nps("b3")),
                page("good", HAPPY, List.of(), nps("g1")),
                Page.of("last", nps("end")));

        assertThat(words(SurveyFlow.next(survey, Progress.START))).isEqualTo("score of 5");
        assertThat(way(survey, 1, 0, 0, 0, 0)).startsWith("score of 5", "b1 of 4", "b2 of 3");
        assertThat(way(survey, 10, 0, 0)).startsWith("score of 5", "g1 of 2");
    }

    @Test
    void refusesAWayThatTheSurveyCannotTake() {
        Survey survey = Surveys.of(Page.of("one", nps("a"), nps("b")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyFlow.next(survey, Progress.START.skipped(new QuestionId("b"))))
                .withMessageContaining("'a'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveyFlow.next(
                        survey,
                        Progress.START
                                .skipped(new QuestionId("a"))
                                .skipped(new QuestionId("b"))
                                .skipped(new QuestionId("c"))))
                .withMessageContaining("'c'");
    }

    /// Each step in words, giving the numbers in turn.
    private static List<String> way(Survey survey, int... numbers) {
        var steps = new ArrayList<String>();
        Progress progress = Progress.START;
        Step step = SurveyFlow.next(survey, progress);
        while (step instanceof Step.Ask ask) {
            steps.add(words(step));
            progress = progress.answered(new Answer.Scale(ask.question().id(), numbers[ask.position()]));
            step = SurveyFlow.next(survey, progress);
        }
        steps.add(words(step));
        return steps;
    }

    private static String words(Step step) {
        return switch (step) {
            case Step.Ask ask -> ask.question().id() + " of " + ask.atMost();
            case Step.Finish finish -> "end " + finish.ending().id();
        };
    }
}
