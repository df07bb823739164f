package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.SoundSettings;
import fi.hymy.kiosk.device.sound.Loudness;
import fi.hymy.kiosk.input.ButtonPanel;
import fi.hymy.kiosk.input.Input;
import fi.hymy.kiosk.input.SimulatedGpio;
import fi.hymy.kiosk.link.LinkState;
import fi.hymy.kiosk.speech.Voice;
import fi.hymy.kiosk.staff.Fact;
import fi.hymy.kiosk.staff.Fact.Mood;
import fi.hymy.kiosk.staff.StaffFacts;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The staff before a panel that has buttons and no screen; settable time, real parts from the pins to the facts.
final class StaffRoomTest {
    private static final Duration LONG = Duration.ofMillis(5200);
    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir
    Path data;

    private final ManualLoop loop = new ManualLoop();
    private final SimulatedGpio gpio = new SimulatedGpio();

    @BeforeEach
    void open() {
        KioskSettings settings = KioskSettings.read(List.of(
                "--data=" + data,
                "--screen=none",
                "--input.button.1=17",
                "--input.button.2=27",
                "--input.button.3=22"));
        var storefront = new Storefront(
                settings,
                new KioskId("kiosk-under-test"),
                loop,
                this::now,
                new Random(1),
                _ -> CompletableFuture.completedFuture(null),
                KioskApp.Seams.USUAL,
                LinkState.Down::new,
                Voice.SILENT);
        var panel = new ButtonPanel(settings.input(), gpio, loop, loop, storefront.taps(), storefront::move);
        var loudness = new Loudness(SoundSettings.USUAL, loop, _ -> {});
        var fittings = new Fittings(loop, panel, loudness, _ -> {});
        new StaffRoom(settings, storefront, panel, fittings, loudness, this::now, loop, () -> {}, () -> {})
                .open(StaffRoomTest::onlyTheLinkIsDown);
        loop.run();
    }

    @Test
    void tellsByLightsHowItStandsWhenTheFirstAndThenTheLastButtonAreHeld() {
        hold(1, LONG);
        hold(3, LONG);

        List<List<Boolean>> seen = watch(Duration.ofSeconds(4));
        assertThat(seen).as("the link is down: its light blinks").anyMatch(lit -> lit.get(0));
        assertThat(seen).anyMatch(lit -> !lit.get(0));
        assertThat(seen).as("answers go, and are kept").allMatch(lit -> lit.get(1) && lit.get(2));
        loop.advance(Duration.ofSeconds(4));
        assertThat(lights()).containsOnly(false);
    }

    @Test
    void tellsNothingToWhoHoldsThemInAnotherOrderOrOnlyTaps() {
        hold(3, LONG);
        hold(1, LONG);
        assertThat(watch(Duration.ofSeconds(4))).allMatch(lit -> !lit.contains(true));

        hold(1, SHORT);
        hold(3, SHORT);
        assertThat(watch(Duration.ofSeconds(4))).allMatch(lit -> !lit.contains(true));
    }

    private void hold(int place, Duration time) {
        gpio.set(new Input.Button(place), true);
        loop.advance(time);
        gpio.set(new Input.Button(place), false);
        loop.advance(Duration.ofMillis(200));
    }

    /// The lights, ten times a second.
    private List<List<Boolean>> watch(Duration time) {
        var seen = new ArrayList<List<Boolean>>();
        for (int i = 0; i < time.toMillis() / 100; i++) {
            loop.advance(Duration.ofMillis(100));
            seen.add(lights());
        }
        return seen;
    }

    private List<Boolean> lights() {
        return List.of(gpio.lit(1), gpio.lit(2), gpio.lit(3));
    }

    private Stamp now() {
        return new Stamp(1, loop.millis(), loop.millis(), TimeQuality.CONFIRMED);
    }

    private static StaffFacts onlyTheLinkIsDown() {
        return new StaffFacts(
                List.of(Fact.word("link", "link.down", Mood.BAD)),
                List.of(Fact.of("unsent", "0", Mood.GOOD), Fact.word("outbox", "outbox.open", Mood.GOOD)),
                List.of(),
                List.of());
    }
}
