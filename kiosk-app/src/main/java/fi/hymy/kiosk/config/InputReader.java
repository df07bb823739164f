package fi.hymy.kiosk.config;

import fi.hymy.kiosk.config.InputSettings.Backlight;
import fi.hymy.kiosk.config.InputSettings.Line;
import fi.hymy.kiosk.config.InputSettings.PanelKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how the panel is wired, and says what cannot be so: one fault for each setting.
///
/// A line is written as its pin, with `low` or `high` behind it where it is active at the other level than usual:
/// buttons and keys are usually `low`, since they sit between pin and ground; lights, buzzer and sensor are `high`.
final class InputReader {
    private static final Pattern LINE = Pattern.compile("([0-9]{1,3})(?: +(low|high))?");
    private static final int FIRST_PIN = 2;
    private static final int LAST_PIN = 27;
    /// Which hardware channel drives a pin, up to the Raspberry Pi 4.
    private static final Map<Integer, Integer> PWM_CHANNELS = Map.of(12, 0, 13, 1, 18, 0, 19, 1);
    /// Settings beyond the largest panel are read too, so that the fault can say why they are wrong.
    private static final int FORESEEN = 9;

    private final SettingsReader reader;

    InputReader(SettingsReader reader) {
        this.reader = reader;
    }

    InputSettings read(boolean fullScreen) {
        List<Line> buttons = buttons();
        InputSettings settings = new InputSettings(
                buttons,
                lights(buttons.size()),
                keys(),
                line("input.buzzer", false).orElse(null),
                line("input.presence", false).orElse(null),
                backlight(fullScreen),
                Duration.ofMillis(reader.whole("input.debounce-millis", 25, 5, 200)),
                reader.given("input.beep", SettingsReader::onOrOff, true),
                Duration.ofMinutes(reader.whole("input.sleep-after-minutes", 0, 0, 1440)),
                emulated(fullScreen));
        everyPinOnce(settings);
        return settings;
    }

    private List<Line> buttons() {
        Map<Integer, Line> found = numbered("input.button.", true);
        List<Line> buttons = new ArrayList<>();
        for (int place = 1; place <= InputSettings.MAX_BUTTONS && found.containsKey(place); place++) {
            buttons.add(found.get(place));
        }
        for (int place : found.keySet()) {
            String key = "input.button." + place;
            if (place > InputSettings.MAX_BUTTONS) {
                reader.fault(key + ": a panel has at most " + InputSettings.MAX_BUTTONS + " buttons");
            } else if (place > buttons.size()) {
                reader.fault(key + ": is there, but input.button." + (buttons.size() + 1) + " is not");
            }
        }
        if (buttons.size() == 1) {
            reader.fault("input.button.1: a panel has at least " + InputSettings.MIN_BUTTONS + " buttons");
        }
        return buttons;
    }

    private Map<Integer, Line> lights(int buttons) {
        Map<Integer, Line> lights = numbered("input.light.", false);
        lights.keySet().stream()
                .filter(place -> place > buttons)
                .forEach(place -> reader.fault("input.light." + place + ": there is no input.button." + place));
        return lights;
    }

    private Map<Integer, Line> numbered(String prefix, boolean usuallyLow) {
        Map<Integer, Line> lines = new TreeMap<>();
        for (int place = 1; place <= FORESEEN; place++) {
            int number = place;
            line(prefix + place, usuallyLow).ifPresent(line -> lines.put(number, line));
        }
        return lines;
    }

    private Map<PanelKey, Line> keys() {
        Map<PanelKey, Line> keys = new EnumMap<>(PanelKey.class);
        for (PanelKey key : PanelKey.values()) {
            line("input.key." + name(key), true).ifPresent(line -> keys.put(key, line));
        }
        return keys;
    }

    static String name(PanelKey key) {
        return key.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Line> line(String key, boolean usuallyLow) {
        return reader.given(key, text -> Optional.of(parse(text, usuallyLow)), Optional.empty());
    }

    private static Line parse(String text, boolean usuallyLow) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IllegalArgumentException("must look like 17, 17 low or 17 high, it is '" + text + "'");
        }
        int pin = Integer.parseInt(line.group(1));
        if (pin < FIRST_PIN || pin > LAST_PIN) {
            throw new IllegalArgumentException("there is no pin %d for it; pins by Broadcom's number go from %d to %d"
                    .formatted(pin, FIRST_PIN, LAST_PIN));
        }
        return new Line(pin, line.group(2) == null ? usuallyLow : "low".equals(line.group(2)));
    }

    /// A kiosk takes the backlight that it finds; a window on somebody's desk leaves it alone.
    private Backlight backlight(boolean fullScreen) {
        int channel = reader.whole("input.backlight.channel", -1, 0, 3);
        return reader.given(
                "input.backlight",
                text -> backlight(text, channel),
                fullScreen ? Backlight.Folder.ANY : new Backlight.None());
    }

    private static Backlight backlight(String text, int channel) {
        if (text.startsWith("/")) {
            return new Backlight.Folder(Path.of(text));
        }
        if (text.equals("none")) {
            return new Backlight.None();
        }
        Integer usual = text.matches("[0-9]{1,2}") ? PWM_CHANNELS.get(Integer.valueOf(text)) : null;
        if (usual == null) {
            throw new IllegalArgumentException(
                    "must be a pin with hardware PWM (12, 13, 18 or 19), a folder under /sys/class/backlight, or none");
        }
        return new Backlight.Pwm(Integer.parseInt(text), channel < 0 ? usual : channel);
    }

    private int emulated(boolean fullScreen) {
        int buttons = reader.whole("emulate-buttons", 0, InputSettings.MIN_BUTTONS, InputSettings.MAX_BUTTONS);
        if (buttons > 0 && fullScreen) {
            reader.fault("emulate-buttons: not on a full-screen kiosk; add --window 1280x800");
            return 0;
        }
        return buttons;
    }

    private void everyPinOnce(InputSettings settings) {
        Map<Integer, String> owners = new HashMap<>();
        settings.pins().forEach((key, pin) -> {
            String owner = owners.putIfAbsent(pin, key);
            if (owner != null) {
                reader.fault("%s: pin %d belongs to %s already".formatted(key, pin, owner));
            }
        });
    }

    /// What a kiosk without a screen cannot do without.
    static Set<String> faultsWithoutScreen(InputSettings input) {
        return input.places() == 0 ? Set.of("screen: none needs buttons, from input.button.1 on") : Set.of();
    }
}
