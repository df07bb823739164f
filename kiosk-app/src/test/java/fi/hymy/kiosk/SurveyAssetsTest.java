package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.Survey;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the box tells of the pictures of the survey on its screen.
final class SurveyAssetsTest {
    private static final Survey PICTURED = SampleSurveys.everyLook();
    private static final ContentHash FIRST = PICTURED.assets().getFirst().hash();

    private final SurveyAssets assets = new SurveyAssets();

    @Test
    void countsThePicturesOfTheSurveyOnTheScreenThatCannotBeShown() {
        show(whole(PICTURED));
        assertThat(assets.unshown()).isZero();

        assets.broken(FIRST);
        assertThat(assets.unshown()).isEqualTo(1);
        assets.broken(FIRST);
        assertThat(assets.unshown()).as("the same one again").isEqualTo(1);
    }

    @Test
    void forgetsThemWithTheSurveyAndRemembersThemWhenItComesBack() {
        show(whole(PICTURED));
        assets.broken(FIRST);

        assets.next(whole(SampleSurveys.nps()));
        assertThat(assets.unshown()).as("the other one is not shown yet").isEqualTo(1);
        assets.nextIsShown();
        assertThat(assets.unshown()).isZero();

        show(whole(PICTURED));
        assertThat(assets.unshown()).isEqualTo(1);
    }

    @Test
    void countsThoseThatAreNotHere() {
        show(new ReadySurvey(SurveyCodec.ref(PICTURED), PICTURED, Map.of()));

        assertThat(assets.unshown()).isEqualTo(PICTURED.assets().size()).isPositive();
    }

    @Test
    void findsThePicturesOfTheSurveyOnTheScreenAndOfTheNext() {
        show(whole(PICTURED));
        assets.next(whole(SampleSurveys.nps()));
        assertThat(assets.find(FIRST)).isPresent();

        assets.nextIsShown();
        assertThat(assets.find(FIRST)).isEmpty();
    }

    private void show(ReadySurvey survey) {
        assets.next(survey);
        assets.nextIsShown();
    }

    private static ReadySurvey whole(Survey survey) {
        return new ReadySurvey(
                SurveyCodec.ref(survey),
                survey,
                survey.assets().stream()
                        .map(Asset::hash)
                        .collect(Collectors.toMap(Function.identity(), hash -> Path.of(hash.hex()))));
    }
}
