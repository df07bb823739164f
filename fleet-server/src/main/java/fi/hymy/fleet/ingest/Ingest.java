package fi.hymy.fleet.ingest;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.gateway.UplinkHandler;
import fi.hymy.fleet.ingest.Delivery.Broken;
import fi.hymy.fleet.ingest.Delivery.Item;
import fi.hymy.fleet.ingest.Delivery.Whole;
import fi.hymy.fleet.response.Incoming;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.Responses;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/// Where responses come in: puts each message into the writer's queue, or says that there is no room.
@Component
final class Ingest implements UplinkHandler<Responses> {
    /// What an item takes beside its body.
    private static final int OVERHEAD_BYTES = 500;

    private final DeliveryQueue queue;
    private final InstantSource clock;
    private final Meters meters;

    Ingest(DeliveryQueue queue, InstantSource clock, Meters meters) {
        this.queue = queue;
        this.clock = clock;
        this.meters = meters;
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

    private static Delivery delivery(KioskId kiosk, Responses message, Instant now) {
        List<Item> items =
                new ArrayList<>(message.rows().size() + message.unreadable().size());
        long bytes = 0;
        for (Uplink.Row row : message.rows()) {
            Incoming incoming = Incoming.of(kiosk, message.outbox(), row.sequence(), row.response(), now);
            items.add(new Whole(incoming));
            bytes += OVERHEAD_BYTES + incoming.body().length();
        }
        for (Uplink.UnreadableRow row : message.unreadable()) {
            items.add(new Broken(kiosk, row));
            bytes += OVERHEAD_BYTES + row.raw().length();
        }
        return new Delivery(kiosk, List.copyOf(items), bytes, new CompletableFuture<>());
    }
}
