package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.link.Published;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Uplink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A way to the server that is there, or not, or that the broker bars.
final class FakeReports implements Reports {
    private final List<ReportedState> sent = new ArrayList<>();
    private Published outcome = new Published.Acked();

    synchronized void answerWith(Published answer) {
        outcome = answer;
    }

    @Override
    public synchronized CompletionStage<Published> send(Uplink.Reported reported) {
        sent.add(reported.state());
        return CompletableFuture.completedFuture(outcome);
    }

    synchronized List<ReportedState> sent() {
        return List.copyOf(sent);
    }

    synchronized ReportedState last() {
        return sent.getLast();
    }

    synchronized void clear() {
        sent.clear();
    }
}
