package fi.hymy.kiosk.content;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class LastGoodTest {
    private static final SurveyRef CURRENT = Exhibits.version(2).ref();
    private static final SurveyRef PREVIOUS = Exhibits.version(1).ref();

    private final Slate slate = Slate.inMemory();

    @Test
    void survivesWriting() throws IOException {
        LastGood written = new LastGood(CURRENT, PREVIOUS);

        written.write(slate);

        assertThat(LastGood.read(slate)).isEqualTo(written);
    }

    @Test
    void showsThePreviousOnlyInPlaceOfACurrentOne() {
        assertThat(new LastGood(CURRENT, PREVIOUS).candidates()).containsExactly(CURRENT, PREVIOUS);
        assertThat(new LastGood(null, PREVIOUS).candidates()).isEmpty();
    }

    @Test
    void passesOverLinesOfANewerProgram() throws IOException {
        new LastGood(CURRENT, null).write(slate);
        slate.write("theme dark\n" + slate.read().orElseThrow());

        assertThat(LastGood.read(slate)).isEqualTo(new LastGood(CURRENT, null));
    }

    @Test
    void isNothingWhenItMakesNoSense() throws IOException {
        slate.write("current lobby three\n");

        assertThat(LastGood.read(slate)).isEqualTo(LastGood.NONE);
    }
}
