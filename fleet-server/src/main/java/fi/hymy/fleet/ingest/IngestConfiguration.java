package fi.hymy.fleet.ingest;

import fi.hymy.fleet.kiosk.PresenceBook;
import fi.hymy.fleet.response.ClockDesk;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IngestConfiguration {
    /// About twenty full batches: a second's work on a slow disk.
    private static final int MAX_ROWS = 20_000;

    private static final long MAX_BYTES = 64L * 1024 * 1024;

    @Bean
    DeliveryQueue deliveryQueue() {
        return new DeliveryQueue(MAX_ROWS, MAX_BYTES);
    }

    @Bean
    IngestWatcher ingestWatcher(PresenceBook presences, ClockDesk clocks, InstantSource clock) {
        return (kiosk, sure) -> {
            presences.answered(kiosk, clock.instant());
            if (!sure) {
                clocks.unsure(kiosk);
            }
        };
    }
}
