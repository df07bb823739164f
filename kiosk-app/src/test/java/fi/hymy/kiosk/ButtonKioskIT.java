package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.kiosk.content.LastGood;
import fi.hymy.kiosk.content.RefText;
import fi.hymy.kiosk.input.Input;
import fi.hymy.kiosk.input.SimulatedGpio;
import fi.hymy.kiosk.outbox.SqliteOutbox;
import fi.hymy.kiosk.twin.TwinMemory;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.DesiredCodec;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A panel that has five buttons and nothing else, with the real outbox.
final class ButtonKioskIT {
    @TempDir
    Path data;

    private final SimulatedGpio gpio = new SimulatedGpio();

    @BeforeEach
    void join() {
        KioskRig.join(data);
    }

    @Test
    void keepsAPressAndThanksByLightWithoutAnyScreen() throws IOException {
        lay(onlyMood());
        var seams = new KioskApp.Seams(UnaryOperator.identity(), Duration.ZERO, gpio);
        try (KioskApp app = KioskApp.start(settings(), seams, () -> {})) {
            assertThat(app).isNotNull();
            await().until(() -> gpio.lit(1) && gpio.lit(5));
            press(4);
            await().until(() -> gpio.lit(4) && !gpio.lit(1) && !gpio.lit(5));
            await().until(() -> gpio.lit(1) && gpio.lit(5));
        }

        Response kept = onlyKeptResponse();
        assertThat(kept.channel()).isEqualTo(Channel.BUTTON);
        assertThat(((Answer.Scale) kept.answers().getFirst()).value()).isEqualTo(4);
        assertThat(gpio.lit(4)).as("the lights are put out at the end").isFalse();
    }

    /// A site that is closed: the panel sleeps until somebody comes near.
    @Test
    void wakesWhenThePresenceSensorTellsThatSomebodyCame() throws IOException {
        SurveyRef survey = lay(onlyMood());
        desire(new DesiredState(1, survey, new Schedule(ZoneOffset.UTC, closedNow(), List.of()), null));
        var seams = new KioskApp.Seams(UnaryOperator.identity(), Duration.ZERO, gpio);
        try (KioskApp app = KioskApp.start(settings("--input.presence=25"), seams, () -> {})) {
            assertThat(app).isNotNull();
            await().during(Duration.ofMillis(600)).until(() -> !gpio.lit(1));

            await().pollInterval(Duration.ofMillis(300)).until(() -> {
                somebodyComesOrGoes();
                return gpio.lit(1) && gpio.lit(5);
            });
        }
    }

    private void somebodyComesOrGoes() {
        gpio.set(new Input.Presence(), !gpio.active(new Input.Presence()));
    }

    /// Open for half an hour, half a day from now.
    private static Hours closedNow() {
        int hour = (Instant.now().atZone(ZoneOffset.UTC).getHour() + 12) % 24;
        return HoursText.parse("Mon-Sun %02d:00-%02d:30".formatted(hour, hour));
    }

    /// As if the server had said so before the power was cut.
    private void desire(DesiredState state) throws IOException {
        String whole = new String(DesiredCodec.encode(state), StandardCharsets.UTF_8);
        TwinMemory.under(data)
                .desired()
                .write("desired " + state.version() + " " + RefText.write(state.surveyRef()) + "\nwhole " + whole
                        + "\n");
    }

    private void press(int place) {
        gpio.set(new Input.Button(place), true);
        await().until(() -> gpio.lit(place) && !gpio.lit(1));
        gpio.set(new Input.Button(place), false);
    }

    private KioskSettings settings(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--data=" + data,
                "--clock.trust-system",
                "--screen=none",
                "--input.button.1=17",
                "--input.button.2=27",
                "--input.button.3=22",
                "--input.button.4=23",
                "--input.button.5=24"));
        arguments.addAll(List.of(more));
        return KioskSettings.read(arguments);
    }

    private static Survey onlyMood() {
        Survey whole = SampleSurveys.smileyWhy();
        return new Survey(
                whole.id(),
                whole.version(),
                whole.name(),
                whole.languages(),
                List.of(whole.pages().getFirst()),
                whole.endings(),
                whole.theme(),
                whole.settings(),
                whole.assets());
    }

    /// Puts a survey where the kiosk keeps the one that it showed last.
    private SurveyRef lay(Survey survey) throws IOException {
        SurveyRef ref = SurveyCodec.ref(survey);
        Path content = Files.createDirectories(data.resolve("content"));
        Files.write(content.resolve(ref.hash().hex()), SurveyCodec.encode(survey));
        new LastGood(ref, null).write(TwinMemory.under(data).lastGood());
        return ref;
    }

    private Response onlyKeptResponse() {
        try (SqliteOutbox outbox =
                SqliteOutbox.open(data.resolve("outbox"), OutboxSettings.USUAL, InstantSource.system())) {
            var rows = outbox.unsent(10, 64 * 1024, Set.of());
            assertThat(rows).hasSize(1);
            return rows.getFirst().response();
        }
    }
}
