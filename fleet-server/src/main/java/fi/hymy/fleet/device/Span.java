package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.key;

import java.time.Duration;
import java.util.Optional;

/// How far a page looks back, in which grain, and in what steps its table tells it.
enum Span {
    DAY("24h", key("24 hours"), Duration.ofDays(1), Grain.SLOT, Duration.ofHours(1)),
    WEEK("7d", key("7 days"), Duration.ofDays(7), Grain.HOUR, Duration.ofHours(6)),
    QUARTER("90d", key("90 days"), Duration.ofDays(90), Grain.DAY, Duration.ofDays(1));

    private final String code;
    private final String label;
    private final Duration length;
    private final Grain grain;
    private final Duration step;

    Span(String code, String label, Duration length, Grain grain, Duration step) {
        this.code = code;
        this.label = label;
        this.length = length;
        this.grain = grain;
        this.step = step;
    }

    static Optional<Span> of(String code) {
        for (Span span : values()) {
            if (span.code.equals(code)) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    Duration length() {
        return length;
    }

    Grain grain() {
        return grain;
    }

    /// Of the table, and of the bars that count answers.
    Duration step() {
        return step;
    }
}
