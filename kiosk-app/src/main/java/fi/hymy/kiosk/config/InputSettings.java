package fi.hymy.kiosk.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How buttons, lights and sensors are wired to the box.
///
/// @param buttons none, or 2 to 5: the first gives the worst answer, the last the best, wherever they sit
/// @param lights by the place of their button, from 1; not every button needs one
/// @param keys that move the focus on the screen
/// @param buzzerOrNull sounds as long as it is on
/// @param presenceOrNull a sensor that is active while somebody stands there
/// @param backlight how the screen is dimmed
/// @param debounce a line counts only after it was still for so long, 5 to 200 ms
/// @param beep whether a press is heard
/// @param sleepAfter the screen goes dim when nobody was seen for so long; zero: never
/// @param emulated so many buttons are drawn in a window instead of being wired; zero: none
public record InputSettings(
        List<Line> buttons,
        Map<Integer, Line> lights,
        Map<PanelKey, Line> keys,
        @Nullable Line buzzerOrNull,
        @Nullable Line presenceOrNull,
        Backlight backlight,
        Duration debounce,
        boolean beep,
        Duration sleepAfter,
        int emulated) {
    public static final int MIN_BUTTONS = 2;
    public static final int MAX_BUTTONS = 5;

    /// Of a kiosk that has a touch screen and nothing else.
    public static final InputSettings NONE = new InputSettings(
            List.of(),
            Map.of(),
            Map.of(),
            null,
            null,
            new Backlight.None(),
            Duration.ofMillis(25),
            true,
            Duration.ZERO,
            0);

    public InputSettings {
        buttons = List.copyOf(buttons);
        lights = Map.copyOf(lights);
        keys = Map.copyOf(keys);
    }

    /// A pin and which of its levels means "on".
    ///
    /// @param pin by Broadcom's number, 2 to 27, as Raspberry Pi OS and Pi4J count
    /// @param activeLow whether a low level means pressed or lit, as with a button between pin and ground
    public record Line(int pin, boolean activeLow) {}

    /// Keys for those who do not use the glass.
    public enum PanelKey {
        PREVIOUS,
        NEXT,
        OK,
        BACK
    }

    /// How the screen is dimmed.
    public sealed interface Backlight {
        /// Not at all.
        record None() implements Backlight {}

        /// By a pin with hardware PWM.
        ///
        /// @param channel as the kernel counts them, 0 to 3
        record Pwm(int pin, int channel) implements Backlight {}

        /// By the kernel.
        ///
        /// @param path a folder like `/sys/class/backlight/10-0045`, or one that holds such folders: then the
        ///     first of them by name
        record Folder(Path path) implements Backlight {
            /// Whichever the machine has.
            public static final Folder ANY = new Folder(Path.of("/sys/class/backlight"));
        }
    }

    public Optional<Line> buzzer() {
        return Optional.ofNullable(buzzerOrNull);
    }

    public Optional<Line> presence() {
        return Optional.ofNullable(presenceOrNull);
    }

    /// How many smiley buttons there are, wired or drawn.
    public int places() {
        return emulated > 0 ? emulated : buttons.size();
    }

    /// Whether anything at all hangs on a pin.
    public boolean wired() {
        return !buttons.isEmpty()
                || !lights.isEmpty()
                || !keys.isEmpty()
                || buzzerOrNull != null
                || presenceOrNull != null
                || backlight instanceof Backlight.Pwm;
    }

    /// Every pin in use, by the setting that names it.
    Map<String, Integer> pins() {
        Map<String, Integer> pins = new LinkedHashMap<>();
        for (int i = 0; i < buttons.size(); i++) {
            pins.put("input.button." + (i + 1), buttons.get(i).pin());
        }
        lights.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(light -> pins.put(
                        "input.light." + light.getKey(), light.getValue().pin()));
        keys.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(key -> pins.put(
                        "input.key." + InputReader.name(key.getKey()),
                        key.getValue().pin()));
        buzzer().ifPresent(line -> pins.put("input.buzzer", line.pin()));
        presence().ifPresent(line -> pins.put("input.presence", line.pin()));
        if (backlight instanceof Backlight.Pwm pwm) {
            pins.put("input.backlight", pwm.pin());
        }
        return pins;
    }
}
