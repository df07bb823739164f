package fi.hymy.fleet.site;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next the cursor of the next page, or null on the last
record PageJson<T>(List<T> items, @Nullable String next) {
    /// @param rest what comes after the cursor; one more than the limit tells that there is a next page
    static <T> PageJson<T> of(List<T> rest, int limit, Function<T, String> cursor) {
        return rest.size() <= limit
                ? new PageJson<>(rest, null)
                : new PageJson<>(rest.subList(0, limit), cursor.apply(rest.get(limit - 1)));
    }
}
