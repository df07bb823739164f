package fi.hymy.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.flow.SampleSurveyMaker;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class SurveyCodecTest {
    @Provide
    Arbitrary<Survey> surveys() {
        return Arbitraries.integers().between(0, 2519).list().ofMaxSize(300).map(SampleSurveyMaker::from);
    }

    @Property(tries = 300)
    void givesBackAnySurveyAndTheSameBytesAgain(@ForAll("surveys") Survey survey) {
        byte[] bytes = SurveyCodec.encode(survey);

        assertThat(SurveyCodec.read(bytes)).isEqualTo(new SurveyReading.Good(survey));
        assertThat(SurveyCodec.encode(survey)).isEqualTo(bytes);
        assertThat(SurveyCodec.ref(survey).hash()).isEqualTo(SurveyCodec.hash(bytes));
    }

    @Test
    void givesBackTheSampleSurveys() {
        for (Survey survey : List.of(
                SampleSurveys.smileyWhy(),
                SampleSurveys.nps(),
                SampleSurveys.everyKind(),
                SampleSurveys.twentyQuestions())) {
            assertThat(SurveyCodec.read(SurveyCodec.encode(survey))).isEqualTo(new SurveyReading.Good(survey));
        }
    }

    @Test
    void hashesEqualSurveysEquallyWhateverTheOrderOfTheirTranslations() {
        Survey survey = SampleSurveys.nps();
        var turned = new LinkedHashMap<LanguageTag, String>();
        survey.endings().getFirst().title().texts().forEach(turned::putFirst);
        LocalizedText title = new LocalizedText(turned);
        assertThat(title).isEqualTo(survey.endings().getFirst().title());

        Survey other = new Survey(
                survey.id(),
                survey.version(),
                survey.name(),
                survey.languages(),
                survey.pages(),
                List.of(Ending.of("thanks", title)),
                survey.theme(),
                survey.settings(),
                survey.assets());

        assertThat(SurveyCodec.ref(other)).isEqualTo(SurveyCodec.ref(survey));
    }

    @Test
    void refusesAHugeSurveyUnread() {
        assertThat(SurveyCodec.read(new byte[SurveyCodec.MAX_SURVEY + 1]))
                .isInstanceOfSatisfying(
                        SurveyReading.Bad.class,
                        bad -> assertThat(bad.faults())
                                .singleElement()
                                .hasToString("whole: may have at most 524288 bytes, it has 524289"));
    }

    @Test
    void readsTheSurveyThatTheReadmeShows() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```json\n{\n") + "```json\n".length();
        String shown = readme.substring(start, readme.indexOf("```", start));

        assertThat(SurveyCodec.read(shown.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        SurveyReading.Good.class,
                        good -> assertThat(good.survey().questions()).hasSize(2));
    }
}
