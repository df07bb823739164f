package fi.hymy.kiosk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fi.hymy.kiosk.config.InputSettings.Backlight;
import fi.hymy.kiosk.config.InputSettings.Line;
import fi.hymy.kiosk.config.InputSettings.PanelKey;
import fi.hymy.kiosk.config.KioskSettings.Surface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InputSettingsTest {
    @Test
    void readsHowThePanelIsWired() {
        InputSettings input = read(
                        "--input.button.1=17",
                        "--input.button.2=27 high",
                        "--input.light.1=5",
                        "--input.light.2=6 low",
                        "--input.key.ok=22",
                        "--input.buzzer=13",
                        "--input.presence=4",
                        "--input.backlight=18",
                        "--input.debounce-millis=40",
                        "--input.beep=false",
                        "--input.sleep-after-minutes=15")
                .input();

        assertThat(input)
                .isEqualTo(new InputSettings(
                        List.of(new Line(17, true), new Line(27, false)),
                        Map.of(1, new Line(5, false), 2, new Line(6, true)),
                        Map.of(PanelKey.OK, new Line(22, true)),
                        new Line(13, false),
                        new Line(4, false),
                        new Backlight.Pwm(18, 0),
                        Duration.ofMillis(40),
                        false,
                        Duration.ofMinutes(15),
                        0));
    }

    @Test
    void saysOfEachWrongSettingWhyItIsWrong() {
        assertThat(faults(
                        "--input.button.1=17",
                        "--input.button.2=17",
                        "--input.button.4=99",
                        "--input.button.6=6",
                        "--input.light.1=left",
                        "--input.light.3=5",
                        "--input.backlight=20",
                        "--input.debounce-millis=1"))
                .containsExactlyInAnyOrder(
                        "input.button.2: pin 17 belongs to input.button.1 already",
                        "input.button.4: there is no pin 99 for it; pins by Broadcom's number go from 2 to 27",
                        "input.button.6: a panel has at most 5 buttons",
                        "input.light.1: must look like 17, 17 low or 17 high, it is 'left'",
                        "input.light.3: there is no input.button.3",
                        "input.backlight: must be a pin with hardware PWM (12, 13, 18 or 19), a folder under"
                                + " /sys/class/backlight, or none",
                        "input.debounce-millis: must be a whole number between 5 and 200");
    }

    @Test
    void wantsNeitherOneButtonNorGaps() {
        assertThat(faults("--input.button.1=17")).containsExactly("input.button.1: a panel has at least 2 buttons");
        assertThat(faults("--input.button.1=17", "--input.button.2=18", "--input.button.4=19"))
                .containsExactly("input.button.4: is there, but input.button.3 is not");
    }

    @Test
    void dimsByAFolderOfTheKernel() {
        assertThat(read("--input.backlight=/sys/class/backlight/10-0045")
                        .input()
                        .backlight())
                .isEqualTo(new Backlight.Folder(Path.of("/sys/class/backlight/10-0045")));
    }

    @Test
    void drawsButtonsOnADevelopmentMachineAlone() {
        assertThat(read("--emulate-buttons=4", "--window=1280x800").input().places())
                .isEqualTo(4);
        assertThat(faults("--emulate-buttons=4"))
                .containsExactly("emulate-buttons: not on a full-screen kiosk; add --window 1280x800");
    }

    @Test
    void runsWithoutAScreenWhereThereAreButtons() {
        assertThat(read("--screen=none", "--input.button.1=17", "--input.button.2=27")
                        .screen()
                        .surface())
                .isEqualTo(new Surface.None());
        assertThat(faults("--screen=none")).containsExactly("screen: none needs buttons, from input.button.1 on");
        assertThat(faults("--screen=small")).containsExactly("screen: can only be none");
    }

    private static List<String> faults(String... settings) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> read(settings))
                .faults();
    }

    private static KioskSettings read(String... settings) {
        return KioskSettings.read(List.of(settings));
    }
}
