package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Sentence;
import fi.hymy.fleet.web.Spoken;
import org.jspecify.annotations.Nullable;

/// A value that is another now, as it is kept: see [Sentence].
///
/// @param what as `name`, a key of the catalogues
/// @param before null where there was nothing
/// @param after null where there is nothing any more
public record Change(
        String what, @Nullable String before, @Nullable String after) {
    /// Of values as they are now; those that [Tongue] said are kept as sentences.
    static Change of(String what, @Nullable Object before, @Nullable Object after) {
        return new Change(what, kept(before), kept(after));
    }

    private static @Nullable String kept(@Nullable Object value) {
        return value == null
                ? null
                : value instanceof Sentence sentence
                        ? sentence.kept()
                        : Spoken.value(value.toString()).kept();
    }

    /// In the language of who asks now.
    Change inWords() {
        return new Change(Sentence.read(what).words(), words(before), words(after));
    }

    private static @Nullable String words(@Nullable String kept) {
        return kept == null ? null : Sentence.read(kept).words();
    }
}
