package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.broker.Broker;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The settings that a new kiosk starts with.
@Component
final class SettingsFile {
    private final int mqttPort;
    private final Broker broker;

    SettingsFile(@Value("${hymy.mqtt.port}") int mqttPort, Broker broker) {
        this.mqttPort = mqttPort;
        this.broker = broker;
    }

    /// Ready to copy: the server's address is the one that the operator's browser uses.
    String of(String kiosk, String secret, HttpServletRequest request) {
        String host = request.getServerName();
        return """
                kiosk.id=%s
                kiosk.secret=%s
                broker.host=%s
                broker.port=%d
                server.url=%s://%s:%d
                """.formatted(
                        kiosk,
                        secret,
                        host,
                        broker.port().orElse(mqttPort),
                        request.getScheme(),
                        host,
                        request.getServerPort());
    }
}
