package fi.hymy.fleet.ingest;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.gateway.UplinkHandler;
import fi.hymy.fleet.ingest.Delivery.Broken;
import fi.hymy.fleet.ingest.Delivery.Item;
import fi.hymy.fleet.ingest.Delivery.Whole;
import fi.hymy.fleet.response.Incoming;
import fi.hymy.fleet.seal.Opening;
import fi.hymy.fleet.seal.Seals;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.Responses;
import fi.hymy.protocol.response.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Where responses come in: puts each message into the writer's queue, or says that there is no room.
@Component
final class Ingest implements UplinkHandler<Responses> {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    /// What an item takes beside its body.
    private static final int OVERHEAD_BYTES = 500;

    private final DeliveryQueue queue;
    private final InstantSource clock;
    private final Meters meters;
    private final Seals seals;
    private final LockedAnswers locked;

    Ingest(DeliveryQueue queue, InstantSource clock, Meters meters, Seals seals, LockedAnswers locked) {
        this.queue = queue;
        this.clock = clock;
        this.meters = meters;
        this.seals = seals;
        this.locked = locked;
    }

    @Override
    public CompletionStage<Verdict> handle(KioskId kiosk, Responses message) {
        Delivery delivery = delivery(kiosk, message, clock.instant());
        if (queue.offer(delivery)) {
            return delivery.done();
        }
        meters.busy();
        return CompletableFuture.completedStage(Verdict.BUSY);
    }

    private Delivery delivery(KioskId kiosk, Responses message, Instant now) {
        List<Item> items =
                new ArrayList<>(message.rows().size() + message.unreadable().size());
        long bytes = 0;
        for (Uplink.Row row : message.rows()) {
            Item item = item(kiosk, message.outbox(), row, now);
            items.add(item);
            bytes += OVERHEAD_BYTES
                    + (item instanceof Whole whole ? whole.incoming().body().length() : 0);
        }
        for (Uplink.UnreadableRow row : message.unreadable()) {
            items.add(new Broken(kiosk, row));
            bytes += OVERHEAD_BYTES + row.raw().length();
        }
        return new Delivery(kiosk, List.copyOf(items), bytes, new CompletableFuture<>());
    }

    /// Opened here, on the broker's threads, so that the one that stores never waits for it.
    private Item item(KioskId kiosk, OutboxId outbox, Uplink.Row row, Instant now) {
        Response response = row.response();
        return switch (seals.open(response)) {
            case Opening.Open(Response open) -> new Whole(Incoming.of(kiosk, outbox, row.sequence(), open, now));
            case Opening.NotYet(String reason) -> {
                locked.found(kiosk, reason, now);
                yield new Delivery.Locked(kiosk, response.id(), reason);
            }
            case Opening.Broken(String reason) -> {
                LOG.error("response {} of kiosk {} goes to quarantine: {}", response.id(), kiosk, reason);
                String raw = ResponseCodec.text(response);
                yield new Broken(kiosk, new Uplink.UnreadableRow(row.sequence(), response.id(), raw, false, reason));
            }
        };
    }
}
