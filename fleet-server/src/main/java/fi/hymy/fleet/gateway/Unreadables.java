package fi.hymy.fleet.gateway;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.protocol.id.KioskId;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands messages that nobody can read to their keeper, on a thread of its own that may wait for the database.
@Component
final class Unreadables {
    private static final Logger LOG = LoggerFactory.getLogger(Unreadables.class);
    private static final int WAITING = 200;

    private final UndecodableKeeper keeper;
    private final Map<KioskId, AtomicLong> dropped = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("quarantine-writer").daemon().factory());

    Unreadables(UndecodableKeeper keeper) {
        this.keeper = keeper;
    }

    /// Keeps a message, or counts it when there is no room. OK once that is done; FAILED when it could not be kept
    /// now.
    CompletionStage<Verdict> keep(KioskId kiosk, String reason, byte[] raw) {
        try {
            return CompletableFuture.supplyAsync(() -> keepNow(kiosk, reason, raw), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedStage(Verdict.BUSY);
        }
    }

    private Verdict keepNow(KioskId kiosk, String reason, byte[] raw) {
        if (keeper.keep(kiosk, reason, raw)) {
            LOG.warn("a message of kiosk {} cannot be read and is in quarantine: {}", kiosk, reason);
        } else if (dropped.computeIfAbsent(kiosk, key -> new AtomicLong()).getAndIncrement() == 0) {
            LOG.error("the quarantine of kiosk {} is full: more of what cannot be read is dropped", kiosk);
        }
        return Verdict.OK;
    }

    @PreDestroy
    void close() {
        thread.shutdown();
    }
}
