package fi.hymy.fleet.ingest;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.ingest.Delivery.Item;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Receipt.Outcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that tells kiosks what became of their responses, so that the next are stored meanwhile: sends the
/// receipts of each message, and has it acknowledged once the broker has them.
final class Replies {
    /// A writer that is further ahead waits.
    private static final int BATCHES_WAITING = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final long PATIENCE_MILLIS = 10_000;

    /// Without deliveries: nothing comes after it.
    private static final Reply END = new Reply(List.of(), List.of(), Verdict.OK);

    private final Downlinks downlinks;
    private final IngestWatcher watcher;
    private final BlockingQueue<Reply> waiting = new ArrayBlockingQueue<>(BATCHES_WAITING);
    private final Thread thread = Thread.ofPlatform().name("ingest-replies").unstarted(this::run);

    Replies(Downlinks downlinks, IngestWatcher watcher) {
        this.downlinks = downlinks;
        this.watcher = watcher;
    }

    /// @param outcomes of all items of all deliveries, in their order; committed
    /// @param verdict on the messages
    record Reply(List<Delivery> deliveries, List<Outcome> outcomes, Verdict verdict) {}

    void start() {
        thread.start();
    }

    /// Waits while two others wait; the writer's thread alone calls.
    void give(Reply reply) throws InterruptedException {
        waiting.put(reply);
    }

    /// Gives what waits, then ends.
    void stop() throws InterruptedException {
        waiting.put(END);
        thread.join(PATIENCE_MILLIS);
    }

    private void run() {
        try {
            for (Reply next = waiting.take(); !next.deliveries().isEmpty(); next = waiting.take()) {
                send(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Reply reply) {
        Iterator<Outcome> next = reply.outcomes().iterator();
        for (Delivery delivery : reply.deliveries()) {
            List<Receipt> receipts = new ArrayList<>(delivery.items().size());
            for (Item item : delivery.items()) {
                receipts.add(new Receipt(item.response(), next.next()));
            }
            sendCarefully(delivery, receipts, reply.verdict());
        }
    }

    /// A kiosk without its receipts sends again; the others get theirs.
    private void sendCarefully(Delivery delivery, List<Receipt> receipts, Verdict verdict) {
        try {
            if (verdict == Verdict.OK) {
                watcher.stored(delivery.kiosk(), delivery.sureOfTime());
            }
            downlinks
                    .send(delivery.kiosk(), new Downlink.Receipts(receipts))
                    .whenComplete(
                            (sent, failure) -> delivery.done().complete(failure == null ? verdict : Verdict.FAILED));
        } catch (Exception e) {
            LOG.error("kiosk {} could not be told what became of its responses", delivery.kiosk(), e);
            delivery.done().complete(Verdict.FAILED);
        }
    }
}
