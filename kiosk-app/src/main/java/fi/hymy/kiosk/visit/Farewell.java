package fi.hymy.kiosk.visit;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.NotSaved;
import fi.hymy.kiosk.visit.VisitView.Saving;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The end of a visit: the response is handed over, and thanks are shown only once it is committed. Lives
/// on the visit's thread.
final class Farewell {
    private static final Duration SAVING_PATIENCE = Duration.ofSeconds(10);

    private final Handover handover;
    private final Alarm alarm;
    private final Consumer<VisitView> show;
    private final Runnable home;
    private @Nullable Outcome outcome;

    /// A response on its way to the disk, and what was and will be shown around it.
    private record Outcome(Response response, Asking last, Ending ending) {
        Survey survey() {
            return last.survey();
        }

        LanguageTag language() {
            return last.language();
        }
    }

    /// @param home called when thanks, or excuses, were shown for long enough
    Farewell(Executor thread, ResponseSink sink, Alarm alarm, Consumer<VisitView> show, Runnable home) {
        this.handover = new Handover(sink, thread, this::settled);
        this.alarm = alarm;
        this.show = show;
        this.home = home;
    }

    /// Shows the last question as it was answered until the response is committed, then thanks.
    void save(Response response, Asking last, Ending ending) {
        save(new Outcome(response, last, ending));
    }

    /// Tries once more what could not be kept.
    void again() {
        if (outcome != null) {
            save(outcome);
        }
    }

    /// Thanks for nothing that had to be kept.
    void thank(Survey survey, LanguageTag language, Ending ending) {
        outcome = null;
        show.accept(new Thanking(survey, language, ending));
        alarm.set(survey.settings().thankYou(), home);
    }

    /// Keeps the response of somebody who does not wait for thanks.
    void keep(Response response) {
        handover.offer(response);
    }

    /// Tries what waits in memory.
    void retry() {
        handover.retry();
    }

    /// What still settles is nobody's business on the screen any more.
    void turnAway() {
        outcome = null;
    }

    private void save(Outcome saving) {
        outcome = saving;
        show.accept(new Saving(saving.last()));
        alarm.set(SAVING_PATIENCE, () -> excuse(saving));
        handover.offer(saving.response());
    }

    private void settled(Response response, boolean kept) {
        Outcome awaited = outcome;
        if (awaited == null || !awaited.response().id().equals(response.id())) {
            return;
        }
        if (kept) {
            thank(awaited.survey(), awaited.language(), awaited.ending());
        } else {
            excuse(awaited);
        }
    }

    /// Excuses already shown are shown again, and stay as long again.
    private void excuse(Outcome failed) {
        show.accept(new NotSaved(failed.survey(), failed.language()));
        alarm.set(failed.survey().settings().idle(), home);
    }
}
