package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import fi.hymy.kiosk.link.Published;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Uplink;
import org.jspecify.annotations.Nullable;

/// Says what changed, once, and says it again until the broker has it. Lives on the twin's thread.
final class Reporter {
    private final EventLoop loop;
    private final Reports reports;
    private final Backoff backoff;
    private @Nullable ReportedState last;
    private Pending again = () -> {};

    Reporter(EventLoop loop, Reports reports, Backoff backoff) {
        this.loop = loop;
        this.reports = reports;
        this.backoff = backoff;
    }

    /// Sends a state that differs from the last one.
    void tell(ReportedState state) {
        if (!state.equals(last)) {
            last = state;
            backoff.reset();
            send(state);
        }
    }

    /// Sends the state whether or not it is news.
    void repeat(ReportedState state) {
        last = state;
        backoff.reset();
        send(state);
    }

    private void send(ReportedState state) {
        again.cancel();
        var _ = reports.send(new Uplink.Reported(state))
                .whenComplete((published, trouble) ->
                        loop.execute(() -> settle(state, trouble == null && published instanceof Published.Acked)));
    }

    private void settle(ReportedState state, boolean arrived) {
        if (!arrived && state.equals(last)) {
            again.cancel();
            again = loop.after(backoff.next(), () -> send(state));
        }
    }
}
