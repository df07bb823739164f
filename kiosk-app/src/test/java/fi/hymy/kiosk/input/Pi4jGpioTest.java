package fi.hymy.kiosk.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.pwm.MockPwmProvider;
import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.config.InputSettings;
import fi.hymy.kiosk.config.InputSettings.Backlight;
import fi.hymy.kiosk.config.InputSettings.Line;
import fi.hymy.kiosk.config.InputSettings.PanelKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pi4J's mock pins, set as a finger sets them.
final class Pi4jGpioTest {
    private static final InputSettings WIRING = new InputSettings(
            List.of(new Line(17, true), new Line(27, false)),
            Map.of(1, new Line(5, false), 2, new Line(6, true)),
            Map.of(PanelKey.OK, new Line(22, true)),
            new Line(13, false),
            new Line(4, false),
            new Backlight.Pwm(18, 0),
            Duration.ofMillis(20),
            true,
            Duration.ZERO,
            0);

    private final Context context = Pi4J.newContextBuilder()
            .add(new MockPlatform())
            .add(
                    MockDigitalInputProvider.newInstance(),
                    MockDigitalOutputProvider.newInstance(),
                    MockPwmProvider.newInstance())
            .build();
    private final Gpio gpio = Pi4jGpio.in(context, WIRING);

    @AfterEach
    void giveBack() {
        gpio.close();
    }

    @Test
    void readsEachLineAtItsOwnActiveLevel() {
        var first = new Input.Button(1);
        var second = new Input.Button(2);
        pin(17, DigitalState.HIGH);
        pin(27, DigitalState.LOW);
        assertThat(gpio.active(first)).isFalse();
        assertThat(gpio.active(second)).isFalse();

        pin(17, DigitalState.LOW);
        pin(27, DigitalState.HIGH);
        assertThat(gpio.active(first)).isTrue();
        assertThat(gpio.active(second)).isTrue();
        assertThat(gpio.active(new Input.Button(3))).isFalse();
    }

    @Test
    void lightsSoundsAndDimsAtTheRightPins() {
        gpio.light(1, true);
        gpio.light(2, true);
        gpio.light(3, true);
        gpio.buzzer(true);
        gpio.backlight(40);
        assertThat(output("light-1")).isEqualTo(DigitalState.HIGH);
        assertThat(output("light-2")).isEqualTo(DigitalState.LOW);
        assertThat(output("buzzer")).isEqualTo(DigitalState.HIGH);
        assertThat(context.<Pwm>io("backlight").dutyCycle()).isEqualTo(40);

        gpio.light(2, false);
        gpio.buzzer(false);
        assertThat(output("light-2")).isEqualTo(DigitalState.HIGH);
        assertThat(output("buzzer")).isEqualTo(DigitalState.LOW);
    }

    @Test
    void makesOnePressOfABouncingPin() {
        pin(17, DigitalState.HIGH);
        pin(27, DigitalState.LOW);
        pin(22, DigitalState.HIGH);
        var loop = new ManualLoop();
        var heard = new ArrayList<String>();
        var contacts = new Contacts(
                loop,
                gpio,
                WIRING,
                (input, active, held) -> heard.add("%s %s %d".formatted(input, active, held.toMillis())));
        assertThat(contacts).isNotNull();
        loop.advance(Duration.ofMillis(100));
        heard.clear();

        for (DigitalState state :
                List.of(DigitalState.LOW, DigitalState.HIGH, DigitalState.LOW, DigitalState.HIGH, DigitalState.LOW)) {
            pin(17, state);
            loop.advance(Duration.ofMillis(3));
        }
        loop.advance(Duration.ofMillis(100));
        pin(17, DigitalState.HIGH);
        loop.advance(Duration.ofMillis(100));

        assertThat(heard).containsExactly("Button[place=1] true 0", "Button[place=1] false 103");
    }

    @Test
    void goesOnWithoutPinsWhereTheMachineHasNone() {
        try (Gpio none = Pi4jGpio.open(WIRING)) {
            // The mock is on the class path of tests, so here the pins are there; twice the same pins are not.
            assertThat(none.simulated()).isFalse();
        }
        var twice = new InputSettings(
                List.of(new Line(17, true), new Line(17, true)),
                Map.of(),
                Map.of(),
                null,
                null,
                new Backlight.None(),
                Duration.ofMillis(20),
                true,
                Duration.ZERO,
                0);
        try (Gpio standIn = Pi4jGpio.open(twice)) {
            assertThat(standIn.simulated()).isTrue();
            standIn.light(1, true);
            assertThat(standIn.active(new Input.Button(1))).isFalse();
        }
    }

    private void pin(int pin, DigitalState state) {
        ((MockDigitalInput) context.<DigitalInput>io("input-" + pin)).mockState(state);
    }

    private DigitalState output(String id) {
        return context.<DigitalOutput>io(id).state();
    }
}
