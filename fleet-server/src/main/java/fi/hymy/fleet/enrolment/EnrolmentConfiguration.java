package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.broker.TlsFiles;
import fi.hymy.fleet.storage.DataFolder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DevicesSettings.class)
class EnrolmentConfiguration {
    @Bean
    ServerIdentity serverIdentity(
            DataFolder folder,
            DevicesSettings settings,
            InstantSource clock,
            @Value("${hymy.address}") String address) {
        List<String> hosts = settings.hosts().isEmpty() ? found(address) : settings.hosts();
        return ServerIdentity.open(new CaFolder(folder.file("ca")), hosts, clock);
    }

    @Bean
    TlsFiles tlsFiles(ServerIdentity identity) {
        return identity.files();
    }

    /// Where nothing better is known: the address that is listened on, or this machine's name when that is
    /// any.
    private static List<String> found(String address) {
        boolean any = address.equals("0.0.0.0") || address.equals("::");
        return Stream.of(any ? machine() : address, "localhost").distinct().toList();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
