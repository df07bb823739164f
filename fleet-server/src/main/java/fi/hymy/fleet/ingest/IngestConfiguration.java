package fi.hymy.fleet.ingest;

import fi.hymy.fleet.kiosk.PresenceBook;
import fi.hymy.fleet.response.ClockDesk;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestSettings.class)
class IngestConfiguration {
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    @Bean
    DeliveryQueue deliveryQueue(IngestSettings settings) {
        return new DeliveryQueue(settings.queueRows(), MAX_BYTES);
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
