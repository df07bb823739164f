package fi.hymy.kiosk.content;

import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which survey the next start shows, and which one stands in for it when its files turn out to be faulty.
///
/// @param currentRef null when none is to be shown
/// @param previousRef the one that was on the screen before, or null
public record LastGood(
        @Nullable SurveyRef currentRef, @Nullable SurveyRef previousRef) {
    /// Of a kiosk that has never shown anything.
    public static final LastGood NONE = new LastGood(null, null);

    private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);
    private static final String CURRENT = "current ";
    private static final String PREVIOUS = "previous ";

    public Optional<SurveyRef> current() {
        return Optional.ofNullable(currentRef);
    }

    public Optional<SurveyRef> previous() {
        return Optional.ofNullable(previousRef);
    }

    /// What may be shown at a start, the best first; nothing when nothing is to be shown.
    public Stream<SurveyRef> candidates() {
        return current().stream().flatMap(first -> Stream.concat(Stream.of(first), previous().stream()));
    }

    /// [#NONE] when the slate is blank or makes no sense.
    public static LastGood read(Slate slate) {
        try {
            return slate.read().map(LastGood::parse).orElse(NONE);
        } catch (IllegalArgumentException e) {
            LOG.error("which survey was shown last cannot be read: {}", e.getMessage());
            return NONE;
        }
    }

    /// @throws IOException when the disk does not take it
    public void write(Slate slate) throws IOException {
        slate.write(CURRENT + RefText.write(currentRef) + '\n' + PREVIOUS + RefText.write(previousRef) + '\n');
    }

    private static LastGood parse(String text) {
        return new LastGood(
                line(text, CURRENT).orElse(null), line(text, PREVIOUS).orElse(null));
    }

    private static Optional<SurveyRef> line(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .flatMap(line -> RefText.read(line.substring(key.length())));
    }
}
