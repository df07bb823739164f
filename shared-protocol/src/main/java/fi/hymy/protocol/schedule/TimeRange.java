package fi.hymy.protocol.schedule;

import java.time.LocalTime;

/// A stretch of a day by the clock on the wall, in whole minutes.
///
/// @param from the first minute that belongs to it
/// @param to the first minute that does not. When it does not lie after `from`, it is on the day after; the
///     same time twice means 24 hours
public record TimeRange(LocalTime from, LocalTime to) {
    public static final TimeRange WHOLE_DAY = new TimeRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final int MINUTES_OF_DAY = 24 * 60;

    public TimeRange {
        wholeMinutes(from);
        wholeMinutes(to);
    }

    /// Whether it ends on the day after the one on which it begins; a range up to midnight counts as doing
    /// so.
    public boolean endsNextDay() {
        return !to.isAfter(from);
    }

    /// By the clock on the wall, 1 to 1440.
    public int minutes() {
        int length = (to.toSecondOfDay() - from.toSecondOfDay()) / 60;
        return length > 0 ? length : length + MINUTES_OF_DAY;
    }

    private static void wholeMinutes(LocalTime time) {
        if (time.getSecond() != 0 || time.getNano() != 0) {
            throw new IllegalArgumentException("times must be whole minutes");
        }
    }
}
