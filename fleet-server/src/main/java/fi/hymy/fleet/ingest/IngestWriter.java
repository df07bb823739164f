package fi.hymy.fleet.ingest;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.ingest.Delivery.Item;
import fi.hymy.protocol.message.Receipt.Deferred;
import fi.hymy.protocol.message.Receipt.Outcome;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The one thread that stores responses: takes what waits, stores it in one transaction, and once that is committed
/// has the receipts sent and the messages acknowledged, while it goes on with what came meanwhile.
@Component
final class IngestWriter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IngestWriter.class);
    private static final int MAX_ROWS = 1000;
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PATIENCE_MILLIS = 20_000;

    private final DeliveryQueue queue;
    private final Batch batch;
    private final Meters meters;
    private final Replies replies;
    private final Thread thread = Thread.ofPlatform().name("ingest-writer").unstarted(this::run);

    private boolean inTrouble;

    IngestWriter(DeliveryQueue queue, Batch batch, Downlinks downlinks, IngestWatcher watcher, Meters meters) {
        this.queue = queue;
        this.batch = batch;
        this.meters = meters;
        this.replies = new Replies(downlinks, watcher);
    }

    @Override
    public void start() {
        replies.start();
        thread.start();
    }

    /// Stores and receipts what waits, then ends.
    @Override
    public void stop() {
        queue.close();
        try {
            thread.join(PATIENCE_MILLIS);
            replies.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try {
            for (List<Delivery> taken = queue.take(MAX_ROWS); !taken.isEmpty(); taken = queue.take(MAX_ROWS)) {
                write(taken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Delivery> deliveries) throws InterruptedException {
        try {
            List<Item> items = new ArrayList<>();
            deliveries.forEach(delivery -> items.addAll(delivery.items()));
            Timer.Sample time = Timer.start();
            List<Outcome> outcomes = store(items);
            meters.committed(items.size(), time);
            reply(deliveries, outcomes, Verdict.OK);
            inTrouble = false;
        } catch (RuntimeException e) {
            putOff(deliveries, e);
        }
    }

    /// Halves a batch that fails until the response at fault stands alone, so that the others are stored.
    private List<Outcome> store(List<Item> items) {
        try {
            return batch.store(items);
        } catch (RuntimeException e) {
            Trouble trouble = Trouble.of(e);
            if (trouble == Trouble.PASSING || trouble == Trouble.LASTING) {
                throw e;
            }
            if (items.size() == 1) {
                return List.of(setAside(items.getFirst(), e));
            }
            int half = items.size() / 2;
            List<Outcome> outcomes = new ArrayList<>(store(items.subList(0, half)));
            outcomes.addAll(store(items.subList(half, items.size())));
            return outcomes;
        }
    }

    /// Rejects a response only when the database says that it is at fault; otherwise it stays on the kiosk.
    private Outcome setAside(Item item, RuntimeException failure) {
        LOG.error("response {} of kiosk {} cannot be stored", item.response(), item.kiosk(), failure);
        return Trouble.of(failure) == Trouble.THIS_RESPONSE
                ? batch.reject(item, "the database does not take it")
                : new Deferred("the server could not store it");
    }

    /// What was stored before the trouble comes again as a duplicate. Where the trouble passes, the messages
    /// come again within seconds, the slower the longer it lasts; where it stays, each response is deferred,
    /// which leaves the server alone for longer.
    private void putOff(List<Delivery> deliveries, RuntimeException failure) throws InterruptedException {
        if (!inTrouble) {
            LOG.error("responses cannot be stored; kiosks keep them until they can", failure);
        }
        inTrouble = true;
        if (Trouble.of(failure) == Trouble.LASTING) {
            int rows = deliveries.stream()
                    .mapToInt(delivery -> delivery.items().size())
                    .sum();
            reply(deliveries, Collections.nCopies(rows, new Deferred("the server cannot store now")), Verdict.FAILED);
        } else {
            deliveries.forEach(delivery -> delivery.done().complete(Verdict.BUSY));
        }
        LockSupport.parkNanos(REST_NANOS);
    }

    private void reply(List<Delivery> deliveries, List<Outcome> outcomes, Verdict verdict) throws InterruptedException {
        meters.told(outcomes);
        replies.give(new Replies.Reply(deliveries, outcomes, verdict));
    }
}
