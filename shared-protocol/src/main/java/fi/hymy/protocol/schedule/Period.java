package fi.hymy.protocol.schedule;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From when and to when something is in force, by the clock on the site's wall, in whole minutes.
///
/// @param fromOrNull the first minute, or null: since ever
/// @param toOrNull the first minute after it, or null: without an end
public record Period(
        @Nullable LocalDateTime fromOrNull, @Nullable LocalDateTime toOrNull) {
    public static final Period EVER = new Period(null, null);

    private static final int MIN_YEAR = 1970;
    private static final int MAX_YEAR = 9998;

    public Period {
        check(fromOrNull);
        check(toOrNull);
        if (fromOrNull != null && toOrNull != null && !toOrNull.isAfter(fromOrNull)) {
            throw new IllegalArgumentException("a period must end after it begins");
        }
    }

    public Optional<LocalDateTime> from() {
        return Optional.ofNullable(fromOrNull);
    }

    public Optional<LocalDateTime> to() {
        return Optional.ofNullable(toOrNull);
    }

    boolean covers(LocalDateTime time) {
        return (fromOrNull == null || !time.isBefore(fromOrNull)) && (toOrNull == null || time.isBefore(toOrNull));
    }

    Stream<LocalDateTime> edges() {
        return Stream.concat(from().stream(), to().stream());
    }

    private static void check(@Nullable LocalDateTime time) {
        if (time != null
                && (time.getSecond() != 0
                        || time.getNano() != 0
                        || time.getYear() < MIN_YEAR
                        || time.getYear() > MAX_YEAR)) {
            throw new IllegalArgumentException("a period must lie between 1970 and 9998, in whole minutes");
        }
    }
}
