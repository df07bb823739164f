package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole kiosk without a display and without a server.
final class KioskAppIT {
    @TempDir
    Path data;

    @Test
    void keepsTheAnswerOfATapThoughThereIsNoServer() throws IOException {
        SurveyRef ref = KioskRig.lay(data, SampleSurveys.smileyWhy());
        try (KioskRig kiosk = KioskRig.start(data)) {
            kiosk.answer();
            kiosk.awaitScreen("screen-thanks");
        }

        assertThat(KioskRig.kept(data)).singleElement().satisfies(kept -> {
            assertThat(kept.survey()).isEqualTo(ref);
            assertThat(kept.status()).isEqualTo(Status.COMPLETE);
            assertThat(kept.answers()).hasSize(2);
        });
    }

    @Test
    void opensItsWindowWithTheFirstQuestion() throws IOException {
        KioskRig.lay(data, SampleSurveys.smileyWhy());
        try (KioskRig kiosk = KioskRig.start(data)) {
            assertThat(kiosk.present("screen-attract")).as("asked at once").isTrue();
        }
    }

    @Test
    void waitsForASurveyAndKeepsThePartOfWhoeverIsThereWhenItStops() throws IOException {
        try (KioskRig kiosk = KioskRig.start(data)) {
            kiosk.awaitScreen("screen-waiting");
        }
        KioskRig.lay(data, SampleSurveys.smileyWhy());
        try (KioskRig kiosk = KioskRig.start(data)) {
            kiosk.tap("screen-attract", "choice-1");
            kiosk.awaitScreen("screen-question");
        }
        assertThat(KioskRig.kept(data))
                .singleElement()
                .extracting(Response::status)
                .isEqualTo(Status.TIMED_OUT);
    }
}
