package fi.hymy.fleet.broker;

import fi.hymy.fleet.storage.DataFolder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerSettings.class)
class BrokerConfiguration {
    @Bean
    Broker broker(BrokerSettings settings, DataFolder folder) {
        return new EmbeddedBroker(
                folder.folder("broker"), settings.address(), settings.mqtt().port());
    }
}
