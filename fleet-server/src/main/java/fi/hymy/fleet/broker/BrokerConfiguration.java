package fi.hymy.fleet.broker;

import fi.hymy.fleet.storage.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerSettings.class)
class BrokerConfiguration {
    @Bean
    Broker broker(BrokerSettings settings, DataFolder folder, TlsFiles tls) throws IOException {
        return settings.broker().url() == null
                ? new EmbeddedBroker(
                        folder.folder("broker"),
                        settings.address(),
                        settings.devices().mqttPort(),
                        tls)
                : new ExternalBroker(settings.broker(), clientId(folder.file("broker-client-id")), tls);
    }

    /// Made once: the broker keeps what waits for this server under it.
    private static String clientId(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, "hymy-server-" + UUID.randomUUID());
        }
        return Files.readString(file).strip();
    }
}
