package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.broker.BrokerSettings;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where kiosks find the broker now. One that cannot reach it for long asks here, for it may have moved.
@RestController
@Hidden
final class BrokerAddress {
    private static final int MQTTS = 8883;

    private final Broker broker;
    private final BrokerSettings settings;

    BrokerAddress(Broker broker, BrokerSettings settings) {
        this.broker = broker;
        this.settings = settings;
    }

    @GetMapping("/device/broker")
    MqttJson now() {
        URI other = settings.broker().url();
        return other == null
                ? new MqttJson(null, broker.port().orElse(MQTTS))
                : new MqttJson(other.getHost(), other.getPort() > 0 ? other.getPort() : MQTTS);
    }

    /// @param host null for the server's own
    record MqttJson(@Nullable String host, int port) {}
}
