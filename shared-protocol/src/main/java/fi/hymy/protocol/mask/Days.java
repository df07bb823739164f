package fi.hymy.protocol.mask;

import java.time.Month;

/// Dates as they stand in identity codes: without a century, so the 29th of February is always one.
final class Days {
    private Days() {}

    static boolean exists(int day, int month) {
        return month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).maxLength();
    }
}
