package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.key;

import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Measure;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What of a kiosk's health is kept over time, in whole numbers of a unit that is worth looking at.
enum Gauge {
    /// In tenths of a degree.
    TEMPERATURE('t', Measure.CPU_MILLICELSIUS, 100, key("Temperature"), "°C", 10),
    PROCESSOR('c', Measure.CPU_LOAD_PERCENT, 1, key("Processor"), "%", 1),
    MEMORY_FREE('m', Measure.MEMORY_FREE_BYTES, 1 << 20, key("Memory free"), "MiB", 1),
    DISK_FREE('d', Measure.DISK_FREE_BYTES, 1 << 20, key("Disk free"), "MiB", 1),
    QUEUE('q', Measure.OUTBOX_UNSENT_COUNT, 1, key("Waiting to be sent"), key("answers"), 1),
    WIRELESS('w', Measure.WIFI_SIGNAL_DBM, 1, key("Wireless signal"), "dBm", 1),
    CARD_USED('l', Measure.CARD_LIFE_USED_PERCENT, 1, key("Card used up"), "%", 1),
    /// A count that only rises: how many answers the outbox ever held.
    ANSWERS('a', null, 1, key("Answers"), key("answers"), 1);

    private final char letter;
    private final @Nullable Measure measure;
    private final long divisor;
    private final String title;
    private final String unit;
    private final int scale;

    Gauge(char letter, @Nullable Measure measure, long divisor, String title, String unit, int scale) {
        this.letter = letter;
        this.measure = measure;
        this.divisor = divisor;
        this.title = title;
        this.unit = unit;
        this.scale = scale;
    }

    /// Empty for what the kiosk does not know.
    OptionalLong of(Condition condition) {
        if (measure == null) {
            return OptionalLong.empty();
        }
        OptionalLong value = condition.measure(measure);
        return value.isEmpty() ? value : OptionalLong.of(Math.floorDiv(value.getAsLong(), divisor));
    }

    char letter() {
        return letter;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /// How many of what is kept make one of the unit.
    int scale() {
        return scale;
    }

    /// Null for a letter that a newer server wrote.
    static @Nullable Gauge of(char letter) {
        for (Gauge gauge : values()) {
            if (gauge.letter == letter) {
                return gauge;
            }
        }
        return null;
    }
}
