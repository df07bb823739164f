package fi.hymy.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.flow.SurveyFlow;
import fi.hymy.protocol.survey.Question;
import org.junit.jupiter.api.Test;

/// The fixtures are what they promise: others build on them.
final class SamplesTest {
    @Test
    void everySampleResponseIsOneThatItsSurveyAllows() {
        assertThat(SurveyFlow.faults(SampleSurveys.smileyWhy(), SampleResponses.smileyWhy()))
                .isEmpty();
        assertThat(SurveyFlow.faults(SampleSurveys.nps(), SampleResponses.nps(1, 9)))
                .isEmpty();
        assertThat(SurveyFlow.faults(SampleSurveys.everyKind(), SampleResponses.everyKind()))
                .isEmpty();
    }

    @Test
    void twentyQuestionsAreTwentyAndNoneIsPassedOver() {
        assertThat(SampleSurveys.twentyQuestions().questions()).hasSize(20).allMatch(SamplesTest::isAlwaysAsked);
        assertThat(SampleSurveys.twentyQuestions().languages()).hasSize(3);
    }

    private static boolean isAlwaysAsked(Question question) {
        return question.prompt().showIf().isAlways();
    }
}
