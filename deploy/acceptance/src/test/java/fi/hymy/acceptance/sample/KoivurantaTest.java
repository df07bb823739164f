package fi.hymy.acceptance.sample;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.flow.SurveyFlow;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.Theme;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KoivurantaTest {
    @ParameterizedTest
    @EnumSource
    void isAGoodSurveyInThreeLanguages(Kind kind) {
        Survey survey = Koivuranta.survey(kind);

        assertThat(survey.languages()).extracting(Object::toString).containsExactly("fi", "sv", "en");
        assertThat(survey.questions())
                .allSatisfy(
                        question -> assertThat(question.prompt().text().texts()).containsOnlyKeys(survey.languages()));
        assertThat(survey.endings())
                .allSatisfy(ending -> assertThat(ending.title().texts()).containsOnlyKeys(survey.languages()));
    }

    @ParameterizedTest
    @EnumSource
    void canBeReadFromAStepAway(Kind kind) {
        Theme.Colours colours = Koivuranta.survey(kind).theme().colours();

        assertThat(List.of(
                        colours.text().contrast(colours.background()),
                        colours.text().contrast(colours.surface()),
                        colours.onPrimary().contrast(colours.primary())))
                .as("WCAG 2.2 AAA")
                .allSatisfy(contrast -> assertThat(contrast).isGreaterThanOrEqualTo(7));
    }

    @ParameterizedTest
    @EnumSource
    void bringsTheLogoThatItNames(Kind kind) {
        Survey survey = Koivuranta.survey(kind);

        survey.theme().logo().ifPresent(hash -> {
            assertThat(SurveyCodec.hash(Koivuranta.logo())).isEqualTo(hash);
            assertThat(survey.assets()).extracting(asset -> asset.size()).containsExactly((long)
                    Koivuranta.logo().length);
        });
    }

    @ParameterizedTest
    @EnumSource
    void isAnsweredAsItCanBeAnswered(Kind kind) {
        Survey survey = Koivuranta.survey(kind);
        var visitors = new Visitors(survey, SurveyCodec.ref(survey), new SplittableRandom(7));

        for (int i = 0; i < 200; i++) {
            assertThat(SurveyFlow.faults(survey, visitors.next(Instant.EPOCH.plusSeconds(i), 1, i * 1000L)))
                    .isEmpty();
        }
    }
}
