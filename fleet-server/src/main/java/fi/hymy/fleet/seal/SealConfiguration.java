package fi.hymy.fleet.seal;

import fi.hymy.fleet.storage.DataFolder;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealSettings.class)
class SealConfiguration {
    /// Beside the device CA: whoever keeps that folder keeps these keys too.
    @Bean
    Seals seals(DataFolder folder, SealSettings settings, InstantSource clock) {
        return Seals.open(folder.file("ca").resolve("sealing"), settings.enabled(), clock);
    }
}
