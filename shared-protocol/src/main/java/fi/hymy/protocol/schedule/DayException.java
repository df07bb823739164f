package fi.hymy.protocol.schedule;

import java.time.LocalDate;
import java.util.List;

/// A date on which the week does not hold.
///
/// @param ranges what begins on that date instead; none for a day off. What began on the day before goes on
///     to its end
public record DayException(LocalDate date, List<TimeRange> ranges) {
    static final int MAX_RANGES = 6;

    public DayException {
        ranges = List.copyOf(ranges);
        if (date.getYear() < 1970 || date.getYear() > 9998) {
            throw new IllegalArgumentException("a date must lie between 1970 and 9998");
        }
        if (ranges.size() > MAX_RANGES) {
            throw new IllegalArgumentException("a date may have at most 6 ranges, it has " + ranges.size());
        }
    }
}
