package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.DeviceSetup;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.message.ReportedState.SetUp;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.ZoneText;
import fi.hymy.protocol.survey.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What of a box's settings is to change; null is what stays as it is.
///
/// @param brightness in percent
/// @param volume in percent
/// @param testMinutes from the moment on at which the kiosk is told, answers are tests by staff for so long; 0 ends it
/// @param opening with the zone that they are meant in
record SettingsWish(
        @Nullable Integer brightness,
        @Nullable Integer volume,
        @Nullable Integer testMinutes,
        @Nullable Hours opening,
        @Nullable ZoneId zone) {
    private static final int LONGEST_TEST = 24 * 60;

    sealed interface Reading {
        record Good(SettingsWish wish) implements Reading {}

        record Bad(List<Fault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    /// From `brightness`, `volume`, `testMinutes`, `hours` and `zone`; one that is missing or blank stays as it is.
    static Reading read(Map<String, String> change) {
        var faults = new ArrayList<Fault>();
        Integer brightness = number(change, "brightness", 100, faults);
        Integer volume = number(change, "volume", 100, faults);
        Integer minutes = number(change, "testMinutes", LONGEST_TEST, faults);
        Hours opening = value(change, "hours", HoursText::plain, faults);
        ZoneId zone = value(change, "zone", ZoneText::parse, faults);
        if (opening != null && !opening.isAlways() && zone == null && faults.isEmpty()) {
            faults.add(new Fault("zone", t("is needed: the hours are meant in it, as Europe/Helsinki")));
        }
        if (brightness == null && volume == null && minutes == null && opening == null && faults.isEmpty()) {
            faults.add(new Fault("settings", t("say what shall change")));
        }
        return faults.isEmpty()
                ? new Reading.Good(new SettingsWish(brightness, volume, minutes, opening, zone))
                : new Reading.Bad(faults);
    }

    private static @Nullable Integer number(Map<String, String> change, String name, int most, List<Fault> faults) {
        return value(
                change,
                name,
                text -> {
                    int number;
                    try {
                        number = Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException(t("must be a whole number"), e);
                    }
                    if (number < 0 || number > most) {
                        throw new IllegalArgumentException(t("must lie between 0 and %s", most));
                    }
                    return number;
                },
                faults);
    }

    private static <T> @Nullable T value(
            Map<String, String> change, String name, Function<String, T> reader, List<Fault> faults) {
        String text = change.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? null : reader.apply(text);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(name, String.valueOf(e.getMessage())));
            return null;
        }
    }

    String title() {
        var words = new ArrayList<Sentence>();
        if (brightness != null) {
            words.add(Sentence.of("brightness %s %", brightness));
        }
        if (volume != null) {
            words.add(Sentence.of("volume %s %", volume));
        }
        if (testMinutes != null) {
            words.add(
                    testMinutes == 0
                            ? Sentence.of("no staff test")
                            : Sentence.of("staff test for %s min", testMinutes));
        }
        if (opening != null) {
            words.add(opening.isAlways() ? Sentence.of("always open") : Sentence.of("open %s", HoursText.of(opening)));
        }
        return words.stream()
                .reduce((one, other) -> Sentence.of("%s, %s", one, other))
                .map(Sentence::kept)
                .orElse("");
    }

    DeviceSetup on(DeviceSetup before, Instant now) {
        Instant until = testMinutes == null || testMinutes == 0
                ? testMinutes == null ? before.staffTestUntilOrNull() : null
                : now.plus(Duration.ofMinutes(testMinutes));
        return new DeviceSetup(
                brightness == null ? before.brightness() : brightness,
                volume == null ? before.volume() : volume,
                until,
                opening == null || zone == null ? before.zoneOrNull() : zone,
                opening == null ? before.opening() : opening);
    }

    /// The parts that were changed as they were before, the others as they are now.
    DeviceSetup takenBack(DeviceSetup now, DeviceSetup before) {
        return new DeviceSetup(
                brightness == null ? now.brightness() : before.brightness(),
                volume == null ? now.volume() : before.volume(),
                testMinutes == null ? now.staffTestUntilOrNull() : before.staffTestUntilOrNull(),
                opening == null ? now.zoneOrNull() : before.zoneOrNull(),
                opening == null ? now.opening() : before.opening());
    }

    boolean holdsIn(DeviceSetup setup) {
        return (brightness == null || brightness == setup.brightness())
                && (volume == null || volume == setup.volume())
                && (opening == null || opening.equals(setup.opening()));
    }

    boolean isDesired(DeviceSettings settings) {
        return (brightness == null || brightness == settings.brightness())
                && (volume == null || volume == settings.volume());
    }

    /// What a kiosk says otherwise. One without a backlight that can be set cannot differ.
    List<String> differsFrom(SetUp now) {
        var differing = new ArrayList<String>();
        if (brightness != null
                && now.brightness().filter(is -> !is.equals(brightness)).isPresent()) {
            differing.add("brightness " + now.brightnessOrNull() + " %");
        }
        if (volume != null && now.volume().filter(is -> !is.equals(volume)).isPresent()) {
            differing.add("volume " + now.volumeOrNull() + " %");
        }
        return differing;
    }

    /// A whole setup as one text, for the way back.
    static String written(DeviceSetup setup) {
        return "%d|%d|%s|%s|%s"
                .formatted(
                        setup.brightness(),
                        setup.volume(),
                        setup.staffTestUntil().map(Instant::toString).orElse(""),
                        setup.zone().map(ZoneId::getId).orElse(""),
                        HoursText.of(setup.opening()));
    }

    static DeviceSetup setup(String text) {
        String[] parts = text.split("\\|", 5);
        return parts.length < 5
                ? DeviceSetup.USUAL
                : new DeviceSetup(
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        parts[2].isEmpty() ? null : Instant.parse(parts[2]),
                        parts[3].isEmpty() ? null : ZoneId.of(parts[3]),
                        HoursText.parse(parts[4]));
    }
}
