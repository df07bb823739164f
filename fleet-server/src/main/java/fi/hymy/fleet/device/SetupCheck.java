package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.kiosk.DeviceSetup;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.ZoneText;
import fi.hymy.protocol.survey.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks what somebody wishes of a kiosk's box, and finds every fault of it, each at the name of its field.
final class SetupCheck {
    /// Whoever wants to test longer than that wants something else.
    static final Duration LONGEST_TEST = Duration.ofDays(1);

    private static final int MAX_HOURS_TEXT = 4000;

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void fault(String field, String problem) {
        faults.add(new Fault(field, problem));
    }

    /// @param zone blank for none
    /// @param hours as people write them; blank for always
    /// @return null when anything is wrong; then [#faults()] says what
    @Nullable
    DeviceSetup check(
            @Nullable Long brightness,
            @Nullable Long volume,
            @Nullable Instant testUntil,
            String zone,
            String hours,
            Instant now) {
        percent("brightness", brightness);
        percent("volume", volume);
        if (testUntil != null) {
            testEnd(testUntil, now);
        }
        ZoneId where = zone.isBlank() ? null : read("zone", zone, ZoneText::parse);
        Hours open = hours.isBlank() ? Hours.ALWAYS : hours(hours);
        if (open != null && !open.isAlways() && zone.isBlank()) {
            fault("zone", t("is needed: the hours are meant in it, as Europe/Helsinki"));
        }
        return faults.isEmpty() && brightness != null && volume != null && open != null
                ? new DeviceSetup(brightness.intValue(), volume.intValue(), testUntil, where, open)
                : null;
    }

    private void percent(String field, @Nullable Long value) {
        if (value == null) {
            if (faults.stream().noneMatch(fault -> fault.path().equals(field))) {
                fault(field, t("is needed, in percent"));
            }
        } else if (value < 0 || value > 100) {
            fault(field, t("must lie between 0 and 100, it is %s", value));
        }
    }

    private void testEnd(Instant until, Instant now) {
        if (!until.isAfter(now)) {
            fault("staffTestUntil", t("is over already"));
        } else if (until.isAfter(now.plus(LONGEST_TEST))) {
            fault("staffTestUntil", t("must lie within a day from now"));
        }
    }

    private @Nullable Hours hours(String text) {
        if (text.length() > MAX_HOURS_TEXT) {
            fault("hours", t("may have at most %s characters", MAX_HOURS_TEXT));
            return null;
        }
        return read("hours", text, HoursText::plain);
    }

    private <T> @Nullable T read(String field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            fault(field, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
