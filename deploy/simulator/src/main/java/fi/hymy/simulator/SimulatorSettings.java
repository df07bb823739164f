package fi.hymy.simulator;

import fi.hymy.protocol.id.KioskId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to simulate. What exists has been checked.
///
/// @param kiosks who they are, each with the secret that the server gave it; at least one
/// @param rate responses a second of all kiosks together, 0 for none
/// @param broker where they connect
/// @param server where they fetch surveys
/// @param history days of past responses to make first, for kiosks that have none yet; 0 for none
/// @param perDay past responses of an ordinary kiosk on an ordinary day
/// @param seed makes places and people; the same seed makes the same ones
/// @param durationOrNull how long to give responses, or null for ever
/// @param dataOrNull where the outboxes lie, or null for a directory that is deleted at the end
public record SimulatorSettings(
        List<Credential> kiosks,
        double rate,
        Endpoint broker,
        URI server,
        int history,
        int perDay,
        long seed,
        @Nullable Duration durationOrNull,
        @Nullable Path dataOrNull) {

    public SimulatorSettings {
        kiosks = List.copyOf(kiosks);
    }

    public Optional<Duration> duration() {
        return Optional.ofNullable(durationOrNull);
    }

    public Optional<Path> data() {
        return Optional.ofNullable(dataOrNull);
    }

    /// @param secret never logged
    public record Credential(KioskId kiosk, String secret) {
        @Override
        public String toString() {
            return "Credential[kiosk=%s]".formatted(kiosk);
        }
    }

    /// @param port 1 to 65535
    public record Endpoint(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
