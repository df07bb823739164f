package fi.hymy.kiosk.content;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// References to surveys as they stand on a [Slate]: `lobby 3 HASH`, or `-` for none.
public final class RefText {
    private static final String NONE = "-";

    private RefText() {}

    public static String write(@Nullable SurveyRef ref) {
        return ref == null
                ? NONE
                : "%s %d %s".formatted(ref.survey(), ref.version(), ref.hash().hex());
    }

    /// @throws IllegalArgumentException when the text is neither a reference nor `-`
    public static Optional<SurveyRef> read(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a reference has three parts, this has " + parts.length);
        }
        return Optional.of(
                new SurveyRef(new SurveyId(parts[0]), Integer.parseInt(parts[1]), new ContentHash(parts[2])));
    }
}
