package fi.hymy.fleet.broker;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where kiosks and server meet.
///
/// @param address on which the embedded broker listens; this machine alone unless told otherwise
/// @param devices the embedded broker's listener
/// @param broker a broker that is not ours; embedded when it has no URL
@ConfigurationProperties("hymy")
public record BrokerSettings(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue Devices devices,
        @DefaultValue External broker) {

    /// @param mqttPort 0 for any free one
    public record Devices(@DefaultValue("8883") int mqttPort) {
        public Devices {
            if (mqttPort < 0 || mqttPort > 65535) {
                throw new IllegalArgumentException("hymy.devices.mqtt-port must be 0 to 65535, it is " + mqttPort);
            }
        }
    }

    /// @param url `mqtt://host:port` or `mqtts://host:port`
    /// @param group the servers that share the work of one broker
    /// @param mosquittoFiles where to keep what a mosquitto broker has to know, or null for nowhere
    public record External(
            @Nullable URI url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("hymy") String group,
            @Nullable Path mosquittoFiles) {
        public External {
            if (url != null
                    && (url.getHost() == null
                            || !("mqtt".equals(url.getScheme()) || "mqtts".equals(url.getScheme())))) {
                throw new IllegalArgumentException("hymy.broker.url must be mqtt://host:port or mqtts://host:port");
            }
            if (!group.matches("[A-Za-z0-9_-]{1,64}")) {
                throw new IllegalArgumentException("hymy.broker.group may hold letters, digits, '-' and '_' only");
            }
        }
    }
}
