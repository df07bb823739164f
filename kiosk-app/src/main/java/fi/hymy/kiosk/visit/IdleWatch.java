package fi.hymy.kiosk.visit;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import java.time.Duration;
import java.util.function.Consumer;

/// Watches over an open question: after a while without a touch it warns, counts down by the second and
/// gives up. By the monotonic clock alone, whatever the wall clock does.
final class IdleWatch {
    private static final long TICK_MILLIS = 1000;

    private final Alarm alarm;
    private final StampSource clock;
    private final Consumer<VisitView> show;
    private final Runnable gone;

    /// @param gone called when the warning has run out
    IdleWatch(Alarm alarm, StampSource clock, Consumer<VisitView> show, Runnable gone) {
        this.alarm = alarm;
        this.clock = clock;
        this.show = show;
        this.gone = gone;
    }

    /// Begins anew: there was a touch.
    void over(Asking asking) {
        alarm.set(asking.survey().settings().idle(), () -> warn(asking));
    }

    private void warn(Asking asking) {
        Duration whole = asking.survey().settings().warning();
        countDown(asking, whole, clock.now().monotonicMillis() + whole.toMillis());
    }

    private void countDown(Asking behind, Duration whole, long endMillis) {
        long left = endMillis - clock.now().monotonicMillis();
        if (left <= 0) {
            gone.run();
            return;
        }
        long seconds = Math.ceilDiv(left, TICK_MILLIS);
        show.accept(new IdleWarning(behind, Duration.ofSeconds(seconds), whole));
        alarm.set(Duration.ofMillis(left - (seconds - 1) * TICK_MILLIS), () -> countDown(behind, whole, endMillis));
    }
}
