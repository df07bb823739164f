package fi.hymy.fleet.ingest;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.kiosk.OutboxWatcher;
import fi.hymy.fleet.response.ResponseStore;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Downlink.Resend;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks kiosks again for responses that this server lacks although they were receipted, as after a restore from a
/// backup.
///
/// A kiosk says how many of its rows wait; when the server lacks more than that, the rest was lost here. What is
/// known to be whole is remembered, so that an outbox is counted through once after each start and then only at
/// its end.
@Component
final class GapWatch implements OutboxWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(GapWatch.class);
    private static final int CHECKS_WAITING = 20_000;
    private static final int ROWS_AT_ONCE = 5000;

    /// A row that does not come although it was asked for this often was rejected, or is kept no more.
    private static final int TRIES = 3;

    private static final long PAUSE_MILLIS = 45_000;

    private final ResponseStore store;
    private final Downlinks downlinks;
    private final InstantSource clock;
    private final Gaps gaps;
    private final Map<KioskId, Progress> progress = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(CHECKS_WAITING),
            Thread.ofPlatform().name("gap-watch").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    GapWatch(ResponseStore store, Downlinks downlinks, InstantSource clock, Gaps gaps) {
        this.store = store;
        this.downlinks = downlinks;
        this.clock = clock;
        this.gaps = gaps;
    }

    @Override
    public void seen(KioskId kiosk, OutboxFacts outbox) {
        Progress known = of(kiosk, outbox.outbox());
        if (known.wholeTo() < outbox.lastSequence() && clock.millis() >= known.pauseUntil()) {
            thread.execute(() -> checkCarefully(kiosk, outbox));
        }
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }

    /// Whether nothing is being looked at, or waits to be.
    boolean isIdle() {
        return thread.getCompletedTaskCount() == thread.getTaskCount();
    }

    private void checkCarefully(KioskId kiosk, OutboxFacts outbox) {
        try {
            check(kiosk, outbox);
        } catch (Exception e) {
            LOG.warn("whether kiosk {} has rows that are missing here could not be found out", kiosk, e);
        }
    }

    private void check(KioskId kiosk, OutboxFacts outbox) {
        Progress known = of(kiosk, outbox.outbox());
        long from = Math.max(outbox.firstKept(), known.wholeTo() + 1);
        long to = outbox.lastSequence();
        long lacking = to - from + 1 - store.countPlaces(kiosk, outbox.outbox(), from, to);
        if (lacking <= 0) {
            progress.put(kiosk, known.whole(to));
        } else if (lacking > outbox.unsent()) {
            ask(kiosk, known, new Gap(store, kiosk, outbox.outbox()).first(from, to, ROWS_AT_ONCE));
        }
    }

    private void ask(KioskId kiosk, Progress known, Gap.Range range) {
        Progress asked = known.asked(range, clock.millis() + PAUSE_MILLIS);
        if (asked.tries() > TRIES) {
            LOG.warn("kiosk {} does not send rows {} to {} again: they are given up", kiosk, range.from(), range.to());
            progress.put(kiosk, known.whole(range.to()));
            gaps.givenUp(kiosk, range.to() - range.from() + 1, clock.instant());
            return;
        }
        LOG.info("kiosk {} is asked for rows {} to {} again", kiosk, range.from(), range.to());
        progress.put(kiosk, asked);
        downlinks
                .send(kiosk, new Resend(known.outbox(), range.from(), range.to()))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        LOG.warn("kiosk {} could not be asked", kiosk, failure);
                    }
                });
    }

    private Progress of(KioskId kiosk, OutboxId outbox) {
        return progress.compute(
                kiosk,
                (id, known) ->
                        known != null && known.outbox().equals(outbox) ? known : new Progress(outbox, 0, 0, 0, 0));
    }

    /// @param wholeTo the server has every row up to here that it can get
    /// @param askedFrom first row asked for last
    /// @param tries how often it was
    /// @param pauseUntil when to look again, epoch milliseconds
    private record Progress(OutboxId outbox, long wholeTo, long askedFrom, int tries, long pauseUntil) {
        Progress whole(long to) {
            return new Progress(outbox, to, 0, 0, 0);
        }

        Progress asked(Gap.Range range, long pause) {
            int count = range.from() == askedFrom ? tries + 1 : 1;
            return new Progress(outbox, wholeTo, range.from(), count, pause);
        }
    }
}
