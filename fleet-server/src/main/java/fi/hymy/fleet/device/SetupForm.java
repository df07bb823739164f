package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.DeviceSetup;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.survey.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody wrote into the form of a kiosk's settings: every field a text.
///
/// @param testMinutes for how long from now answers are tests by staff; empty or 0 for not at all
public record SetupForm(String brightness, String volume, String testMinutes, String zone, String hours) {
    /// What the texts were read as.
    sealed interface Reading {
        record Good(DeviceSetup setup) implements Reading {}

        record Bad(List<Fault> faults) implements Reading {}
    }

    static SetupForm of(DeviceSetup setup, ZoneId usual, Instant now) {
        return new SetupForm(
                Integer.toString(setup.brightness()),
                Integer.toString(setup.volume()),
                setup.staffTestUntil()
                        .filter(now::isBefore)
                        .map(until -> Long.toString(
                                Duration.between(now, until).plusSeconds(59).toMinutes()))
                        .orElse(""),
                setup.zone().orElse(usual).getId(),
                setup.opening().isAlways() ? "" : HoursText.of(setup.opening()).replace("; ", "\n"));
    }

    /// @param fields by name; one that is missing is empty
    static SetupForm of(Map<String, String> fields) {
        return new SetupForm(
                fields.getOrDefault("brightness", "").strip(),
                fields.getOrDefault("volume", "").strip(),
                fields.getOrDefault("testMinutes", "").strip(),
                fields.getOrDefault("zone", "").strip(),
                fields.getOrDefault("hours", "").strip());
    }

    Reading read(Instant now) {
        var check = new SetupCheck();
        Long bright = whole(check, "brightness", brightness);
        Long loud = whole(check, "volume", volume);
        Instant until = testEnd(check, now);
        DeviceSetup setup = check.check(bright, loud, until, zone, hours, now);
        return setup == null ? new Reading.Bad(check.faults()) : new Reading.Good(setup);
    }

    private @Nullable Instant testEnd(SetupCheck check, Instant now) {
        Long minutes = testMinutes.isEmpty() ? null : whole(check, "testMinutes", testMinutes);
        if (minutes == null || minutes == 0) {
            return null;
        }
        if (minutes < 0 || minutes > SetupCheck.LONGEST_TEST.toMinutes()) {
            check.fault("testMinutes", t("must lie between 1 and %s", SetupCheck.LONGEST_TEST.toMinutes()));
            return null;
        }
        return now.plus(Duration.ofMinutes(minutes));
    }

    private static @Nullable Long whole(SetupCheck check, String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            check.fault(field, t("must be a whole number"));
            return null;
        }
    }
}
