package fi.hymy.protocol.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fi.hymy.protocol.survey.SurveySettings.PartialPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SurveySettingsTest {
    @Test
    void startsFromWhatStandardsAndTheFieldAdvise() {
        assertThat(SurveySettings.DEFAULT)
                .isEqualTo(settings(30, 20, 4, 5))
                .extracting(SurveySettings::partial, SurveySettings::backAllowed)
                .containsExactly(PartialPolicy.KEEP, true);
    }

    @Test
    void holdsEachTimeWithinItsBounds() {
        assertThat(settings(5, 20, 1, 0)).isNotNull();
        assertThat(settings(600, 120, 30, 60)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(4, 20, 4, 5))
                .withMessageStartingWith("idle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(601, 20, 4, 5))
                .withMessageStartingWith("idle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(30, 19, 4, 5))
                .withMessageStartingWith("warning must lie between 20 and 120 seconds, it is 19");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(30, 20, 31, 5))
                .withMessageStartingWith("thank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(30, 20, 4, 61))
                .withMessageStartingWith("repeat");
    }

    @Test
    void countsInWholeSeconds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurveySettings(
                        Duration.ofMillis(5_500),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(4),
                        PartialPolicy.KEEP,
                        Duration.ofSeconds(5),
                        true))
                .withMessage("idle must be whole seconds");
    }

    private static SurveySettings settings(int idle, int warning, int thankYou, int repeat) {
        return new SurveySettings(
                Duration.ofSeconds(idle),
                Duration.ofSeconds(warning),
                Duration.ofSeconds(thankYou),
                PartialPolicy.KEEP,
                Duration.ofSeconds(repeat),
                true);
    }
}
