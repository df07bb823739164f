package fi.hymy.protocol.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/// Any visitor on any way through any survey.
final class AnyWayTest {
    @Provide
    Arbitrary<Survey> surveys() {
        return tapes(300).map(SampleSurveyMaker::from);
    }

    @Provide
    Arbitrary<List<Integer>> visitors() {
        return tapes(80);
    }

    private static Arbitrary<List<Integer>> tapes(int max) {
        return Arbitraries.integers().between(0, 2519).list().ofMaxSize(max);
    }

    @Property
    @StatisticsReport(onFailureOnly = true)
    void endsAndAsksNoQuestionTwice(@ForAll("surveys") Survey survey, @ForAll("visitors") List<Integer> numbers) {
        Visit visit = Visit.through(survey, numbers);

        Set<QuestionId> once = new HashSet<>(visit.asked());
        assertThat(visit.asked()).hasSameSizeAs(once);
        assertThat(survey.questions().map(Question::id)).containsSubsequence(visit.asked());
        assertThat(survey.endings()).contains(visit.finish().ending());
        Statistics.label("questions asked")
                .collect(visit.asked().size() > 3 ? "more than 3" : "up to 3")
                .coverage(coverage -> coverage.check("more than 3").percentage(share -> share > 25));
    }

    @Property
    void promisesNoFewerQuestionsThanComeAndEverFewer(
            @ForAll("surveys") Survey survey, @ForAll("visitors") List<Integer> numbers) {
        List<Step.Ask> asks = Visit.through(survey, numbers).asks();

        for (int i = 0; i < asks.size(); i++) {
            assertThat(asks.get(i).position()).isEqualTo(i);
            assertThat(asks.get(i).atMost()).isGreaterThanOrEqualTo(asks.size() - i);
            if (i > 0) {
                assertThat(asks.get(i).atMost()).isLessThan(asks.get(i - 1).atMost());
                assertThat(i + asks.get(i).atLeast())
                        .isGreaterThanOrEqualTo(i - 1 + asks.get(i - 1).atLeast());
            }
            assertThat(asks.get(i).atLeast()).isBetween(1, asks.size() - i);
        }
    }

    @Property
    void goingBackRestoresTheStepExactly(@ForAll("surveys") Survey survey, @ForAll("visitors") List<Integer> numbers) {
        Visit visit = Visit.through(survey, numbers);

        Progress progress = visit.progress();
        for (int i = visit.asks().size() - 1; i >= 0; i--) {
            progress = progress.back();
            assertThat(SurveyFlow.next(survey, progress)).isEqualTo(visit.asks().get(i));
        }
        assertThat(progress).isEqualTo(Progress.START);
    }

    @Property
    void aHiddenQuestionNeverKeepsAnAnswer(
            @ForAll("surveys") Survey survey,
            @ForAll("visitors") List<Integer> numbers,
            @ForAll("visitors") List<Integer> afterwards) {
        Visit first = Visit.through(survey, numbers);
        Progress earlier = first.progress();
        for (int i = first.asks().size() / 2; i >= 0; i--) {
            earlier = earlier.back();
        }

        Visit second = Visit.on(survey, earlier, afterwards);

        Map<QuestionId, Answer> answers = second.progress().answers();
        Map<QuestionId, Answer> before = new HashMap<>();
        for (Page page : survey.pages()) {
            boolean pageShown = Known.allOf(before).holds(page.showIf());
            for (Question question : page.questions()) {
                boolean shown =
                        pageShown && Known.allOf(before).holds(question.prompt().showIf());
                Answer answer = answers.get(question.id());
                assertThat(answer == null || shown)
                        .as("hidden but answered: %s", question.id())
                        .isTrue();
                if (answer != null) {
                    before.put(question.id(), answer);
                }
            }
        }
    }

    @Property
    void givesTheSameStepForTheSameWay(@ForAll("surveys") Survey survey, @ForAll("visitors") List<Integer> numbers) {
        assertThat(Visit.through(survey, numbers)).isEqualTo(Visit.through(survey, numbers));
    }

    @Property
    void everyWayMakesAResponseThatFits(@ForAll("surveys") Survey survey, @ForAll("visitors") List<Integer> numbers) {
        Visit visit = Visit.through(survey, numbers);
        List<Answer> answers = List.copyOf(visit.progress().answers().values());

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(SurveyFlow.faults(survey, answer)).isEmpty());
        if (!answers.isEmpty()) {
            assertThat(SurveyFlow.faults(survey, response(answers, Response.Status.COMPLETE)))
                    .isEmpty();
            List<Answer> half = answers.subList(0, (answers.size() + 1) / 2);
            assertThat(SurveyFlow.faults(survey, response(half, Response.Status.TIMED_OUT)))
                    .isEmpty();
        }
    }

    @Property
    void anAnswerToAQuestionThatWasPassedOverIsAFault(
            @ForAll("surveys") Survey survey, @ForAll("visitors") List<Integer> numbers) {
        Visit visit = Visit.through(survey, numbers);
        Respondent respondent = new Respondent(new Tape(numbers));
        // The last one of the survey, so that it changes nothing of the way before it.
        Question last = survey.pages().getLast().questions().getLast();
        if (visit.asked().contains(last.id()) || visit.progress().answers().isEmpty()) {
            return;
        }

        List<Answer> answers = new ArrayList<>(visit.progress().answers().values());
        answers.add(respondent.answer(last));

        assertThat(SurveyFlow.faults(survey, response(answers, Response.Status.COMPLETE)))
                .extracting(Fault::path)
                .containsExactly("answers." + last.id());
    }

    private static Response response(List<Answer> answers, Response.Status status) {
        Stamp stamp = new Stamp(1, 0, 0, TimeQuality.CONFIRMED);
        return new Response(
                ResponseId.of(0, 0, 0),
                new SurveyRef(new SurveyId("any-survey"), 1, new ContentHash("0".repeat(64))),
                new LanguageTag("en"),
                Response.Channel.TOUCH,
                stamp,
                stamp,
                status,
                answers,
                Set.of());
    }

    private record Visit(List<Step.Ask> asks, Progress progress, Step.Finish finish) {
        static Visit through(Survey survey, List<Integer> numbers) {
            return on(survey, Progress.START, numbers);
        }

        static Visit on(Survey survey, Progress from, List<Integer> numbers) {
            Respondent respondent = new Respondent(new Tape(numbers));
            var asks = new ArrayList<Step.Ask>();
            Progress progress = from;
            while (true) {
                switch (SurveyFlow.next(survey, progress)) {
                    case Step.Ask ask -> {
                        asks.add(ask);
                        progress = respondent.step(progress, ask.question());
                        assertThat(asks.size())
                                .isLessThanOrEqualTo((int) survey.questions().count());
                    }
                    case Step.Finish finish -> {
                        return new Visit(List.copyOf(asks), progress, finish);
                    }
                }
            }
        }

        List<QuestionId> asked() {
            return asks.stream().map(ask -> ask.question().id()).toList();
        }
    }
}
