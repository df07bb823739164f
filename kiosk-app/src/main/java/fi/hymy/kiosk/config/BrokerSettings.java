package fi.hymy.kiosk.config;

import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// How to talk to the broker, whichever it is.
///
/// @param hostOrNull where it is reached, if not where the server said
/// @param port where it is reached, if not where the server said, or 0
/// @param keepAlive a sign of life at least this often
/// @param patience between attempts
public record BrokerSettings(
        @Nullable String hostOrNull, int port, Duration keepAlive, LinkSettings.Patience patience) {
    static BrokerSettings read(SettingsReader reader) {
        return new BrokerSettings(
                reader.given("broker.host", Optional::of, Optional.<String>empty())
                        .orElse(null),
                reader.whole("broker.port", 0, 1, 65_535),
                Duration.ofSeconds(reader.whole("broker.keep-alive-seconds", 60, 1, 64_800)),
                LinkSettings.Patience.cappedAt(
                        Duration.ofSeconds(reader.whole("broker.retry-cap-seconds", 300, 1, 3600))));
    }

    public OptionalInt givenPort() {
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /// The way to one broker.
    ///
    /// @param host where the settings say nothing else
    /// @param usualPort where the settings say nothing else
    public LinkSettings link(KioskId kiosk, String host, int usualPort) {
        return new LinkSettings(
                kiosk,
                hostOrNull == null ? host : hostOrNull,
                givenPort().orElse(usualPort),
                keepAlive,
                LinkSettings.Deadlines.USUAL,
                patience);
    }
}
