package fi.hymy.kiosk.config;

import fi.hymy.protocol.id.KioskId;
import java.time.Duration;

/// How to reach the broker, and how long to wait for what.
///
/// @param kiosk client id and user name
/// @param secret password; never logged
/// @param host name or address
/// @param port 1 to 65535
/// @param keepAlive a sign of life at least this often, 1 s to 18 h; 60 s on a fixed network, 300 s on a metered one
/// @param deadlines per phase of a connection
public record LinkSettings(
        KioskId kiosk, String secret, String host, int port, Duration keepAlive, Deadlines deadlines) {
    private static final int MAX_PORT = 65_535;
    private static final Duration MIN_KEEP_ALIVE = Duration.ofSeconds(1);
    private static final Duration MAX_KEEP_ALIVE = Duration.ofHours(18);

    public LinkSettings {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must lie between 1 and 65535, it is " + port);
        }
        if (keepAlive.compareTo(MIN_KEEP_ALIVE) < 0 || keepAlive.compareTo(MAX_KEEP_ALIVE) > 0) {
            throw new IllegalArgumentException("keepAlive must lie between 1 s and 18 h, it is " + keepAlive);
        }
    }

    @Override
    public String toString() {
        return "LinkSettings[kiosk=%s, broker=%s:%d, keepAlive=%s]".formatted(kiosk, host, port, keepAlive);
    }

    /// @param network until the TCP connection stands
    /// @param greeting from there to the broker's CONNACK
    /// @param subscription from there to its SUBACK
    /// @param firstReply from there to the first message of the server
    public record Deadlines(Duration network, Duration greeting, Duration subscription, Duration firstReply) {
        public static final Deadlines USUAL = new Deadlines(
                Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30));
    }
}
