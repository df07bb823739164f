package fi.hymy.fleet.report;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.time.LocalDate;
import java.util.Arrays;

/// The periods that a results page offers.
enum Period {
    TODAY("today", key("Today"), 1),
    WEEK("7d", key("7 days"), 7),
    MONTH("30d", key("30 days"), 30),
    QUARTER("90d", key("90 days"), 90),
    YEAR("365d", key("12 months"), 365);

    private final String code;
    private final String label;
    private final int days;

    Period(String code, String label, int days) {
        this.code = code;
        this.label = label;
        this.days = days;
    }

    /// The month where the code names none.
    static Period of(String code) {
        return Arrays.stream(values())
                .filter(period -> period.code.equals(code))
                .findFirst()
                .orElse(MONTH);
    }

    /// As in addresses.
    String code() {
        return code;
    }

    String label() {
        return t(label);
    }

    LocalDate from(LocalDate today) {
        return today.minusDays(days - 1L);
    }
}
