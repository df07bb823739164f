package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.site.PointId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step in a kiosk's life that was taken.
///
/// @param number from 1 for each kiosk
/// @param by an operator's user name, an installer's name as typed, or `Hymy`
/// @param note in a sentence, or empty
/// @param pointOrNull where it was hung up
/// @param photo whether there is a picture of it
public record TakenStep(
        int number,
        LifeStep step,
        Instant at,
        String by,
        String note,
        @Nullable PointId pointOrNull,
        boolean photo) {
    public Optional<PointId> point() {
        return Optional.ofNullable(pointOrNull);
    }
}
