package fi.hymy.kiosk;

import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.kiosk.screen.Pictures;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Asset;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The survey on the screen and the one that comes next, with the pictures of both. Belongs to the storefront's thread,
/// but for what says otherwise.
final class SurveyAssets implements Pictures {
    private final Set<ContentHash> broken = new HashSet<>();
    private @Nullable ReadySurvey shown;
    private @Nullable ReadySurvey next;
    private volatile int unshown;

    /// What comes as soon as nobody is here; null for nothing.
    void next(@Nullable ReadySurvey survey) {
        next = survey;
    }

    @Nullable
    ReadySurvey next() {
        return next;
    }

    /// What was to come is on the screen now.
    void nextIsShown() {
        shown = next;
        count();
    }

    @Override
    public Optional<Path> find(ContentHash hash) {
        return Stream.of(Optional.ofNullable(next), Optional.ofNullable(shown))
                .flatMap(Optional::stream)
                .flatMap(survey -> survey.asset(hash).stream())
                .findFirst();
    }

    @Override
    public void broken(ContentHash hash) {
        broken.add(hash);
        count();
    }

    private void count() {
        unshown = shown == null ? 0 : (int) unshown(shown);
    }

    private long unshown(ReadySurvey survey) {
        return survey.survey().assets().stream()
                .map(Asset::hash)
                .filter(hash -> broken.contains(hash) || survey.asset(hash).isEmpty())
                .count();
    }

    /// How many pictures of the survey on the screen cannot be shown: they are broken, too large, no pictures, or not
    /// here. From any thread.
    int unshown() {
        return unshown;
    }
}
