package fi.hymy.kiosk.device.box;

import java.util.Optional;
import java.util.OptionalLong;

/// Whether the power supply is too weak.
///
/// The kernel's driver looks every two seconds and forgets: `vcgencmd get_throttled` cannot be believed any
/// more. So the sensor named `rpi_volt` is asked, and what it says once is remembered here until the
/// operating system starts anew.
final class Supply {
    private static final String SENSORS = "sys/class/hwmon";
    private static final String SEEN_IN_BOOT = "supply.weak-in-boot";

    private final BoxTree box;
    private final StateFile state;

    Supply(BoxTree box, StateFile state) {
        this.box = box;
        this.state = state;
    }

    /// Looks, and remembers what is bad. To be asked more often than it is told.
    ///
    /// @return 1 when it is too weak now, 0 when not, empty when nobody measures it
    OptionalLong weakNow() {
        Optional<String> sensor = sensor();
        OptionalLong alarm =
                sensor.map(path -> box.number(path + "/in0_lcrit_alarm")).orElse(OptionalLong.empty());
        if (alarm.orElse(0) == 1) {
            state.put(SEEN_IN_BOOT, box.bootId());
        }
        return alarm;
    }

    OptionalLong weakSinceBoot() {
        if (sensor().isEmpty()) {
            return OptionalLong.empty();
        }
        boolean seen = state.get(SEEN_IN_BOOT).filter(box.bootId()::equals).isPresent();
        return OptionalLong.of(seen ? 1 : 0);
    }

    /// Its number changes from start to start, its name does not.
    private Optional<String> sensor() {
        return box.inside(SENSORS).stream()
                .map(name -> SENSORS + '/' + name)
                .filter(path ->
                        box.text(path + "/name").filter("rpi_volt"::equals).isPresent())
                .findFirst();
    }
}
