package fi.hymy.fleet.response;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.gateway.UplinkHandler;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink;
import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hears what kiosks say of their clocks, and which of them gave answers without knowing the time; mends on a thread
/// of its own, a moment later, so that a backlog is mended together.
@Component
public final class ClockDesk implements UplinkHandler<Uplink.Clocks> {
    private static final Logger LOG = LoggerFactory.getLogger(ClockDesk.class);
    private static final long TOGETHER_MILLIS = 1000;

    private final ClockRepair repair;
    private final InstantSource clock;
    private final Set<KioskId> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("clock-repair").daemon().factory());

    ClockDesk(ClockRepair repair, InstantSource clock) {
        this.repair = repair;
        this.clock = clock;
    }

    /// Acknowledged once it is kept: the kiosk says it again at its next connect all the same.
    @Override
    public CompletionStage<Verdict> handle(KioskId kiosk, Uplink.Clocks clocks) {
        return CompletableFuture.supplyAsync(
                () -> {
                    repair.learn(kiosk, clocks.boots(), clock.instant());
                    return Verdict.OK;
                },
                thread);
    }

    /// Answers came from a kiosk that was not sure of the time. Returns at once; any thread.
    public void unsure(KioskId kiosk) {
        if (waiting.add(kiosk)) {
            Future<?> _ = thread.schedule(() -> mend(kiosk), TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }

    private void mend(KioskId kiosk) {
        waiting.remove(kiosk);
        try {
            repair.mend(kiosk);
        } catch (Exception e) {
            LOG.warn("the times of kiosk {} could not be mended now", kiosk, e);
        }
    }
}
