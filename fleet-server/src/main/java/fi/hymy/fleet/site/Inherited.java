package fi.hymy.fleet.site;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What holds at a place, and who says so.
///
/// @param fromOrNull the place that says it, or null where nobody does
/// @param own whether it is the place itself that says it
public record Inherited<T>(T value, @Nullable Place fromOrNull, boolean own) {
    /// @param upwards the place and all above it, from below
    /// @param said what a place says itself, or null
    static <T> Inherited<T> of(List<Place> upwards, Function<PlaceDetails, @Nullable T> said, T otherwise) {
        for (int i = 0; i < upwards.size(); i++) {
            T value = said.apply(upwards.get(i).details());
            if (value != null) {
                return new Inherited<>(value, upwards.get(i), i == 0);
            }
        }
        return new Inherited<>(otherwise, null, false);
    }

    /// The place above that says it; empty when the place says it itself, or nobody does.
    public Optional<Place> above() {
        return own ? Optional.empty() : Optional.ofNullable(fromOrNull);
    }

    public boolean isSaid() {
        return fromOrNull != null;
    }
}
