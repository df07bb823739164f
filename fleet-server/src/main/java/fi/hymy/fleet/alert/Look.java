package fi.hymy.fleet.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one thing looks at a moment.
sealed interface Look {
    /// @param sinceOrNull since when, where that is known by itself; else it counts from when it was first seen
    /// @param counts which time counts towards how long it must last
    /// @param facts what the words need, in the order of the kind
    record Bad(@Nullable Instant sinceOrNull, OpenTime counts, List<String> facts) implements Look {
        public Bad {
            facts = List.copyOf(facts);
        }
    }

    record Good() implements Look {}

    /// Nothing can be said, as of a kiosk's card while the kiosk is away.
    record Unknown() implements Look {}

    /// There is an end to it that has nothing to do with how it looks.
    record Over(Ending why) implements Look {}

    Look GOOD = new Good();
    Look UNKNOWN = new Unknown();
}
