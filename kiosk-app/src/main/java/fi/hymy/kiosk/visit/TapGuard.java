package fi.hymy.kiosk.visit;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells a tap that was meant for the screen before, by the monotonic clock.
final class TapGuard {
    private final StampSource clock;
    private final long guardMillis;
    private @Nullable Object screen;
    private long changedAt = Long.MIN_VALUE / 2;

    TapGuard(StampSource clock, Duration guard) {
        this.clock = clock;
        this.guardMillis = guard.toMillis();
    }

    /// Notes what is shown now; only another screen than before starts the guard.
    void shown(VisitView view) {
        Object now = screenOf(view);
        if (!Objects.equals(now, screen)) {
            screen = now;
            changedAt = clock.now().monotonicMillis();
        }
    }

    boolean tooSoon() {
        return clock.now().monotonicMillis() - changedAt < guardMillis;
    }

    private static Object screenOf(VisitView view) {
        return switch (view) {
            case VisitView.Asking asking -> asking.question().id();
            case VisitView.Attract attract -> attract.survey();
            case VisitView.IdleWarning _,
                    VisitView.Saving _,
                    VisitView.Thanking _,
                    VisitView.NotSaved _,
                    VisitView.Asleep _,
                    VisitView.Waiting _ -> view.getClass();
        };
    }
}
