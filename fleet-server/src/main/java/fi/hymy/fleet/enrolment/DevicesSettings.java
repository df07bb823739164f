package fi.hymy.fleet.enrolment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The door that kiosks come through.
///
/// @param port HTTPS; 0 for any free one
/// @param hosts names and addresses of this server as kiosks know it, the best one first; found out when none
/// are given
/// @param certificateLife of a kiosk's certificate; the kiosk asks for a new one after two thirds of it
/// @param openTickets how many kiosks may wait to be claimed at once
/// @param asksPerMinute how many kiosks may begin to ask from one address; this machine itself is not limited
/// @param consoleUrl where people find the console, for the QR on kiosks; the kiosk's own way here when not
/// given
@ConfigurationProperties("hymy.devices")
record DevicesSettings(
        @DefaultValue("8443") int port,
        @DefaultValue List<String> hosts,
        @DefaultValue("397d") Duration certificateLife,
        @DefaultValue("10000") int openTickets,
        @DefaultValue("120") int asksPerMinute,
        @Nullable URI consoleUrl) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    DevicesSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("hymy.devices.port must be 0 to 65535, it is " + port);
        }
        if (certificateLife.compareTo(SHORTEST) < 0 || certificateLife.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "hymy.devices.certificate-life must be 1 minute to 3650 days, it is " + certificateLife);
        }
        if (openTickets < 1 || asksPerMinute < 1) {
            throw new IllegalArgumentException(
                    "hymy.devices.open-tickets and hymy.devices.asks-per-minute must be 1 or more");
        }
        hosts = hosts.stream()
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
        if (hosts.stream().anyMatch(host -> !host.matches("[A-Za-z0-9.:_-]{1,253}"))) {
            throw new IllegalArgumentException("hymy.devices.hosts must be names or addresses, they are " + hosts);
        }
    }
}
