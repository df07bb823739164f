package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.ReportedState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Writes down what kiosks report, as many as wait in one transaction: a survey pushed to thousands comes back as
/// thousands of reports within seconds. What waits is bounded by the kiosks, each having one message under way.
@Component
final class ReportBook implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReportBook.class);
    private static final int AT_ONCE = 1000;

    private final Twin twin;
    private final BlockingQueue<Report> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("report-writer").unstarted(this::run);

    ReportBook(Twin twin) {
        this.twin = twin;
    }

    /// Returns at once; completes on the writer's thread after the commit, and fails when there was none.
    CompletionStage<Void> keep(KioskId kiosk, ReportedState state) {
        Report report = new Report(kiosk, state, new CompletableFuture<>());
        waiting.add(report);
        return report.kept();
    }

    @Override
    public void start() {
        thread.start();
    }

    /// What is not written down stays unacknowledged, and is reported again.
    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Report> taken = new ArrayList<>();
                taken.add(waiting.take());
                waiting.drainTo(taken, AT_ONCE - 1);
                write(taken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Report> taken) {
        Map<KioskId, ReportedState> states = new LinkedHashMap<>();
        taken.forEach(report -> states.put(report.kiosk(), report.state()));
        Consumer<Report> end;
        try {
            twin.reportAll(states);
            end = report -> report.kept().complete(null);
        } catch (Exception e) {
            LOG.warn("{} reports could not be written down: they come again", taken.size(), e);
            end = report -> report.kept().completeExceptionally(e);
        }
        taken.forEach(end);
    }

    private record Report(KioskId kiosk, ReportedState state, CompletableFuture<Void> kept) {}
}
