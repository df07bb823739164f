package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.content.LastGood;
import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.kiosk.content.Slate;
import fi.hymy.kiosk.content.SurveyLibrary;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which survey is on the screen, which one waits for the visitor to leave, and which one the next start
/// shows. Lives on the twin's thread.
final class Stage {
    private final EventLoop loop;
    private final Slate slate;
    private final SurveySlot slot;
    private final Runnable changed;

    private LastGood lastGood = LastGood.NONE;
    private @Nullable SurveyRef offered;
    private @Nullable SurveyRef onScreen;
    /// Whether pictures of what is shown are missing.
    private boolean inPart;

    /// @param slate what the next start shows
    /// @param changed called on the loop once something else is on the screen
    Stage(EventLoop loop, Slate slate, SurveySlot slot, Runnable changed) {
        this.loop = loop;
        this.slate = slate;
        this.slot = slot;
        this.changed = changed;
    }

    /// Shows what was to be shown last, or the one before when its files are faulty; and when neither is whole, as
    /// much as there is of one.
    void restore(SurveyLibrary library) {
        lastGood = LastGood.read(slate);
        Optional<ReadySurvey> whole = first(library::find);
        inPart = whole.isEmpty();
        whole.or(() -> first(library::findInPart)).ifPresent(this::offer);
    }

    private Optional<ReadySurvey> first(Function<SurveyRef, Optional<ReadySurvey>> finder) {
        return lastGood.candidates().map(finder).flatMap(Optional::stream).findFirst();
    }

    /// Makes it the one that the next start shows, then the one on the screen.
    ///
    /// @param survey null for none
    /// @throws IOException when the disk does not take it; then nothing changes
    void place(@Nullable ReadySurvey survey) throws IOException {
        SurveyRef ref = refOf(survey);
        LastGood next = new LastGood(ref, standIn(ref));
        if (!next.equals(lastGood)) {
            next.write(slate);
            lastGood = next;
        }
        inPart = false;
        offer(survey);
    }

    /// The one that was really on the screen before, if that is known.
    private @Nullable SurveyRef standIn(@Nullable SurveyRef next) {
        return Stream.of(Optional.ofNullable(onScreen), lastGood.current(), lastGood.previous())
                .flatMap(Optional::stream)
                .filter(ref -> !ref.equals(next))
                .findFirst()
                .orElse(null);
    }

    private void offer(@Nullable ReadySurvey survey) {
        SurveyRef ref = refOf(survey);
        offered = ref;
        slot.show(survey, () -> loop.execute(() -> shown(ref)));
    }

    private void shown(@Nullable SurveyRef ref) {
        onScreen = ref;
        changed.run();
    }

    private static @Nullable SurveyRef refOf(@Nullable ReadySurvey survey) {
        return survey == null ? null : survey.ref();
    }

    /// Whether nothing is left to be done for this survey but to wait for the visitor to leave.
    boolean isSetFor(SurveyRef ref) {
        return !inPart && ref.equals(offered) && ref.equals(lastGood.currentRef());
    }

    /// The one that was to be shown last, whatever the clock says; that of the last run at a start.
    @Nullable
    SurveyRef last() {
        return lastGood.currentRef();
    }

    @Nullable
    SurveyRef offered() {
        return offered;
    }

    @Nullable
    SurveyRef onScreen() {
        return onScreen;
    }

    /// All whose files must stay.
    Set<SurveyRef> needed() {
        return Stream.of(
                        lastGood.current(),
                        lastGood.previous(),
                        Optional.ofNullable(onScreen),
                        Optional.ofNullable(offered))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
