package fi.hymy.fleet.ingest;

import fi.hymy.protocol.message.Receipt.Deferred;
import fi.hymy.protocol.message.Receipt.Duplicate;
import fi.hymy.protocol.message.Receipt.Outcome;
import fi.hymy.protocol.message.Receipt.Rejected;
import fi.hymy.protocol.message.Receipt.Stored;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.springframework.stereotype.Component;

/// What a host sees of ingest: how much waits, how large batches are, how long they take until they are committed, and
/// what kiosks were told. Rejected means that it is in quarantine.
@Component
final class Meters {
    private final DistributionSummary batch;
    private final Timer commit;
    private final Counter stored;
    private final Counter duplicate;
    private final Counter deferred;
    private final Counter rejected;
    private final Counter busy;

    Meters(MeterRegistry registry, DeliveryQueue queue) {
        Gauge.builder("hymy.ingest.queue", queue, DeliveryQueue::rows)
                .description("Responses that wait for the writer")
                .baseUnit("rows")
                .register(registry);
        batch = DistributionSummary.builder("hymy.ingest.batch")
                .description("Responses in one transaction")
                .baseUnit("rows")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        commit = Timer.builder("hymy.ingest.commit")
                .description("Storing one batch, its commit included")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        stored = receipts(registry, "stored");
        duplicate = receipts(registry, "duplicate");
        deferred = receipts(registry, "deferred");
        rejected = receipts(registry, "rejected");
        busy = Counter.builder("hymy.ingest.busy")
                .description("Messages that the queue had no room for, whose kiosks were told to come again later")
                .register(registry);
    }

    /// A batch was stored.
    void committed(int rows, Timer.Sample since) {
        since.stop(commit);
        batch.record(rows);
    }

    /// There was no room for a message.
    void busy() {
        busy.increment();
    }

    /// Kiosks are told.
    void told(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Stored _ -> stored.increment();
                case Duplicate _ -> duplicate.increment();
                case Deferred _ -> deferred.increment();
                case Rejected _ -> rejected.increment();
            }
        }
    }

    private static Counter receipts(MeterRegistry registry, String outcome) {
        return Counter.builder("hymy.ingest.receipts")
                .description("Responses that kiosks were told of")
                .tag("outcome", outcome)
                .register(registry);
    }
}
