package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.content.FetchResult;
import fi.hymy.kiosk.content.FetchResult.Cancelled;
import fi.hymy.kiosk.content.FetchResult.Fetched;
import fi.hymy.kiosk.content.FetchResult.NoRoom;
import fi.hymy.kiosk.content.SurveyLibrary;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Gets surveys here, and knows which are. Lives on the twin's thread, which fetching holds up.
final class Supply {
    private final SurveyLibrary library;
    private final Stretch stretch;
    private final Supplier<Set<SurveyRef>> needed;
    private final Set<SurveyRef> here = new HashSet<>();
    private final Set<SurveyRef> refused = new HashSet<>();

    /// @param needed whose files must stay, whatever else has to go
    Supply(SurveyLibrary library, Stretch stretch, Supplier<Set<SurveyRef>> needed) {
        this.library = library;
        this.stretch = stretch;
        this.needed = needed;
    }

    /// Notes that this program cannot show it, so that it need not be fetched again.
    void refuse(SurveyRef ref) {
        refused.add(ref);
    }

    boolean refusedAny() {
        return !refused.isEmpty();
    }

    /// From the disk or else from the server.
    ///
    /// @param version of the desired state; a newer one cuts the fetch short
    FetchResult obtain(SurveyRef ref, long version) {
        FetchResult result = library.find(ref)
                .<FetchResult>map(Fetched::new)
                .orElseGet(() -> stretch.run(version, () -> fetch(ref)).orElseGet(Cancelled::new));
        if (result instanceof Fetched) {
            here.add(ref);
        }
        return result;
    }

    private FetchResult fetch(SurveyRef ref) {
        FetchResult result = library.fetch(ref);
        if (result instanceof NoRoom) {
            tidy();
            return library.fetch(ref);
        }
        return result;
    }

    /// Deletes what is not needed.
    void tidy() {
        Set<SurveyRef> kept = needed.get();
        library.keepOnly(kept);
        here.retainAll(kept);
    }

    /// Looks again at what is here, and at what was refused.
    void forget() {
        here.clear();
        refused.clear();
    }

    /// One that is neither here nor refused.
    Optional<SurveyRef> firstMissing(Set<SurveyRef> wanted) {
        return wanted.stream()
                .filter(ref -> !here.contains(ref) && !refused.contains(ref))
                .findFirst();
    }
}
