package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.ContentHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that can be chosen.
///
/// @param pictureHash asset shown with the text, or null; the text is then its description too
/// @param exclusive choosing it clears the others ("none of these"); keeps its place when choices are shuffled
/// @param freeText choosing it asks for words ("other"); keeps its place when choices are shuffled
public record Choice(
        ChoiceId id, LocalizedText text, @Nullable ContentHash pictureHash, boolean exclusive, boolean freeText) {
    public static Choice of(String id, LocalizedText text) {
        return new Choice(new ChoiceId(id), text, null, false, false);
    }

    public Optional<ContentHash> picture() {
        return Optional.ofNullable(pictureHash);
    }
}
