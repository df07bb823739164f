package fi.hymy.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.flow.SampleSurveyMaker;
import fi.hymy.protocol.flow.SurveyFlow;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class VisitorTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 4, 12, 0);

    @Provide
    Arbitrary<Survey> surveys() {
        return Arbitraries.integers().between(0, 2519).list().ofMaxSize(300).map(SampleSurveyMaker::from);
    }

    @Property
    void answersAnySurveyAsItCanBeAnswered(@ForAll("surveys") Survey survey, @ForAll long seed) {
        Optional<Visitor.Visit> visit = visit(survey, seed);

        visit.ifPresent(given ->
                assertThat(SurveyFlow.faults(survey, response(survey, given))).isEmpty());
    }

    @Test
    void isTheSameAgainForTheSameSeed() {
        Survey survey = SampleSurveys.everyKind();

        assertThat(visit(survey, 5)).isEqualTo(visit(survey, 5)).isNotEqualTo(visit(survey, 6));
    }

    @Test
    void speaksTheLanguagesOfTheSurvey() {
        Map<LanguageTag, Integer> spoken = new HashMap<>();
        many(SampleSurveys.smileyWhy()).forEach(visit -> spoken.merge(visit.language(), 1, Integer::sum));

        assertThat(spoken).containsOnlyKeys(new LanguageTag("fi"), new LanguageTag("sv"), new LanguageTag("en"));
        assertThat(spoken.get(new LanguageTag("fi"))).isGreaterThan(spoken.get(new LanguageTag("sv")));
    }

    @Test
    void isHappierInAHappierPlace() {
        List<Integer> faces = new ArrayList<>();
        for (double mood : new double[] {0.1, 0.5, 0.9}) {
            int sum = 0;
            for (int i = 0; i < 200; i++) {
                var visitor = new Visitor(mood, 1, new SplittableRandom(i));
                sum += smiley(visitor.answer(SampleSurveys.smileyWhy()).orElseThrow());
            }
            faces.add(sum);
        }

        assertThat(faces).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void leavesSometimesBeforeTheEnd() {
        List<Visitor.Visit> visits = many(SampleSurveys.everyKind());

        assertThat(visits.stream()
                        .filter(visit -> visit.status() == Response.Status.TIMED_OUT)
                        .count())
                .isBetween(1L, visits.size() / 3L);
    }

    @Test
    void takesAFewSecondsForATap() {
        assertThat(many(SampleSurveys.smileyWhy()))
                .allSatisfy(visit -> assertThat(visit.took().toMillis()).isBetween(900L, 60_000L));
    }

    private static int smiley(Visitor.Visit visit) {
        return visit.answers().stream()
                .filter(answer -> answer.question().equals(new QuestionId("mood")))
                .mapToInt(answer -> answer instanceof Answer.Scale scale ? scale.value() : 0)
                .sum();
    }

    private static List<Visitor.Visit> many(Survey survey) {
        return IntStream.range(0, 1000)
                .mapToObj(seed -> visit(survey, seed))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Visitor.Visit> visit(Survey survey, long seed) {
        return Place.of(seed).visitor(NOON, new SplittableRandom(seed)).answer(survey);
    }

    private static Response response(Survey survey, Visitor.Visit visit) {
        var stamp = new Stamp(1, 0, 0, TimeQuality.CONFIRMED);
        return new Response(
                ResponseId.of(0, 0, 0),
                new SurveyRef(survey.id(), survey.version(), new ContentHash("0".repeat(64))),
                visit.language(),
                Response.Channel.TOUCH,
                stamp,
                stamp,
                visit.status(),
                visit.answers(),
                Set.of());
    }
}
