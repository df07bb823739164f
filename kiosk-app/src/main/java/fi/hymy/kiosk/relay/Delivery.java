package fi.hymy.kiosk.relay;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.link.Published;
import fi.hymy.kiosk.outbox.Outbox;
import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings rows to the server, one batch at a time, until each has its receipt. Belongs to the relay's loop.
///
/// A batch without a receipt goes again under a new message id; after three tries it is halved, so that one poisoned
/// row cannot hold the others. What is in flight remembers what was tried, never what was delivered: what counts is in
/// the outbox.
final class Delivery {
    static final Duration RECEIPT_WITHIN = Duration.ofSeconds(30);
    static final Duration JITTER = Duration.ofSeconds(10);
    static final int TRIES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Set<Integer> BUSY = Set.of(0x89, 0x97);

    private final EventLoop loop;
    private final Outbox outbox;
    private final Uplinks uplinks;
    private final RandomGenerator random;
    private final PutAside aside = new PutAside();
    private final Pause pause;
    private final Runnable drained;

    private boolean connected;
    private int maxRows = Uplink.Responses.MAX_ROWS;
    private long heldUntil = Long.MIN_VALUE;
    private @Nullable Batch flying;
    /// When what is in flight, or else what waits, has its next turn.
    private EventLoop.Pending timer = () -> {};

    /// @param drained nothing waits any more that could be sent
    Delivery(EventLoop loop, Outbox outbox, Uplinks uplinks, RandomGenerator random, Runnable drained) {
        this.loop = loop;
        this.outbox = outbox;
        this.uplinks = uplinks;
        this.random = random;
        this.pause = new Pause(random);
        this.drained = drained;
    }

    void connected() {
        connected = true;
        Optional.ofNullable(flying).ifPresentOrElse(this::again, this::pump);
    }

    /// A row on which the connection breaks each time is poisoned too, so this counts as a try.
    void disconnected() {
        connected = false;
        timer.cancel();
        Optional.ofNullable(flying).ifPresent(Batch::failed);
    }

    /// Sends what waits, unless a batch is out already or the server asked for patience.
    void pump() {
        if (!connected || flying != null) {
            return;
        }
        timer.cancel();
        long now = loop.millis();
        if (now < heldUntil) {
            timer = loop.after(Duration.ofMillis(heldUntil - now), this::pump);
            return;
        }
        try {
            Optional<Batch> batch = next(now);
            flying = batch.orElse(null);
            batch.ifPresentOrElse(this::send, () -> {
                waitForAside(now);
                drained.run();
            });
        } catch (OutboxException e) {
            LOG.error("the outbox cannot be read, it is tried again", e);
            timer = loop.after(RECEIPT_WITHIN, this::pump);
        }
    }

    private Optional<Batch> next(long now) {
        Optional<Uplink.Row> suspect = aside.due(now);
        if (suspect.isPresent()) {
            return suspect.map(row -> new Batch(outbox.id(), List.of(row), true));
        }
        List<Uplink.Row> rows = outbox.unsent(maxRows, WireCodec.MAX_BATCH, aside.passedOver(now));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Batch(outbox.id(), rows, false));
    }

    private void waitForAside(long now) {
        aside.next().ifPresent(due -> timer = loop.after(Duration.ofMillis(Math.max(0, due - now)), this::pump));
    }

    private void send(Batch batch) {
        Envelope<Uplink> envelope = uplinks.envelope(Uplink.Responses.of(batch.from(), batch.rows()));
        batch.sentAs(envelope.id());
        long jitter = random.nextLong(JITTER.toMillis());
        turn(RECEIPT_WITHIN.plusMillis(jitter), batch, () -> unanswered(batch));
        uplinks.publish(envelope).thenAccept(outcome -> loop.execute(() -> answered(batch, outcome)));
    }

    private void turn(Duration delay, Batch batch, Runnable task) {
        timer.cancel();
        timer = loop.after(delay, () -> {
            if (batch == flying && connected) {
                task.run();
            }
        });
    }

    /// That the broker took it changes nothing; that it did not makes us slower.
    private void answered(Batch batch, Published outcome) {
        if (batch == flying && outcome instanceof Published.Refused(int code)) {
            LOG.warn("the broker refused a batch: reason code 0x{}", Integer.toHexString(code));
            Runnable next = BUSY.contains(code) ? () -> send(batch) : () -> unanswered(batch);
            turn(pause.next(), batch, next);
        }
    }

    private void unanswered(Batch batch) {
        batch.failed();
        again(batch);
    }

    private void again(Batch batch) {
        if (batch.tries() < TRIES && !(batch.alone() && batch.tries() > 0)) {
            send(batch);
            return;
        }
        flying = null;
        if (batch.rows().size() > 1) {
            maxRows = batch.rows().size() / 2;
            LOG.warn(
                    "{} rows got no receipt, going on with {} at a time",
                    batch.rows().size(),
                    maxRows);
        } else if (!batch.alone()) {
            suspect(batch.rows().getFirst());
        }
        pump();
    }

    /// Puts a row aside behind the others, if there are any.
    private void suspect(Uplink.Row row) {
        long now = loop.millis();
        aside.suspect(row, now);
        if (outbox.unsent(1, WireCodec.MAX_BATCH, aside.passedOver(now)).isEmpty()) {
            aside.clearSuspects();
        }
    }

    /// What the server says of these rows is in the outbox already.
    void receipted(List<Receipt> receipts) {
        boolean released = false;
        for (Receipt receipt : receipts) {
            ResponseId id = receipt.response();
            switch (receipt.outcome()) {
                case Receipt.Deferred(String reason) -> {
                    LOG.info("the server defers response {}: {}", id, reason);
                    aside.defer(id, loop.millis());
                }
                case Receipt.Rejected(String reason) -> {
                    LOG.warn("the server rejects response {}: {}", id, reason);
                    aside.settled(id);
                    released = true;
                }
                case Receipt.Stored _, Receipt.Duplicate _ -> {
                    aside.settled(id);
                    released = true;
                }
            }
            Optional.ofNullable(flying).ifPresent(batch -> batch.settled(id));
        }
        progress(released);
    }

    private void progress(boolean released) {
        if (released) {
            pause.reset();
            aside.progress(loop.millis());
        }
        Batch batch = flying;
        if (batch == null || !batch.rows().isEmpty()) {
            return;
        }
        flying = null;
        if (released) {
            maxRows = Math.min(Uplink.Responses.MAX_ROWS, maxRows * 2);
        } else {
            heldUntil = loop.millis() + pause.next().toMillis();
        }
        pump();
    }

    /// The server could not take a whole message: the same rows go again later.
    void deferred(MessageId message, String reason) {
        Batch batch = flying;
        if (batch != null && batch.wasSentAs(message)) {
            LOG.info("the server defers a batch: {}", reason);
            turn(pause.next(), batch, () -> send(batch));
        }
    }

    /// Rows on their way, and what is known of the way.
    private static final class Batch {
        private final Set<MessageId> messages = new HashSet<>();
        private final OutboxId from;
        private final boolean alone;
        private List<Uplink.Row> rows;
        private int tries;

        /// @param from the file that numbered the rows: another may have taken its place since
        /// @param alone whether this is one more try of a row that was put aside
        Batch(OutboxId from, List<Uplink.Row> rows, boolean alone) {
            this.from = from;
            this.rows = rows;
            this.alone = alone;
        }

        OutboxId from() {
            return from;
        }

        /// Those without a receipt so far.
        List<Uplink.Row> rows() {
            return rows;
        }

        boolean alone() {
            return alone;
        }

        int tries() {
            return tries;
        }

        void failed() {
            tries++;
        }

        void sentAs(MessageId message) {
            messages.add(message);
        }

        boolean wasSentAs(MessageId message) {
            return messages.contains(message);
        }

        void settled(ResponseId id) {
            rows = rows.stream().filter(row -> !row.response().id().equals(id)).toList();
        }
    }
}
