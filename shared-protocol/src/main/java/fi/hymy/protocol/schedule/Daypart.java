package fi.hymy.protocol.schedule;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;

/// A stretch of time that comes again on some days of the week.
///
/// @param days on which it begins; at least one
public record Daypart(Set<DayOfWeek> days, TimeRange range) {
    public static final Daypart ALWAYS = new Daypart(EnumSet.allOf(DayOfWeek.class), TimeRange.WHOLE_DAY);

    public Daypart {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a daypart must have at least one day");
        }
    }
}
