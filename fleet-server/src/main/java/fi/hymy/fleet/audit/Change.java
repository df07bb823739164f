package fi.hymy.fleet.audit;

import org.jspecify.annotations.Nullable;

/// A value that is another now.
///
/// @param what as `name`
/// @param before null where there was nothing
/// @param after null where there is nothing any more
public record Change(
        String what, @Nullable String before, @Nullable String after) {
    static final int LONGEST = 2000;

    public Change {
        before = bounded(before);
        after = bounded(after);
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
