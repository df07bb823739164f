package fi.hymy.acceptance.mqtt;

import org.jspecify.annotations.Nullable;

/// How a client introduces itself.
///
/// @param receiveMaximum how many messages the broker may have under way, 1 to 65 535
/// @param will what the broker says when the connection is lost; null for nothing
public record Login(
        String clientId,
        boolean cleanStart,
        int sessionExpirySeconds,
        int keepAliveSeconds,
        int receiveMaximum,
        @Nullable Will will) {
    private static final int WEEK_SECONDS = 7 * 24 * 60 * 60;

    /// Published with QoS 1.
    @SuppressWarnings("ArrayRecordComponent")
    public record Will(String topic, byte[] payload) {}

    public Login with(Will last) {
        return new Login(clientId, cleanStart, sessionExpirySeconds, keepAliveSeconds, receiveMaximum, last);
    }

    /// As a kiosk does.
    public static Login kiosk(String kioskId) {
        return new Login(kioskId, false, WEEK_SECONDS, 60, 20, null);
    }

    /// With nothing left of it when it goes.
    public static Login passing(String clientId) {
        return new Login(clientId, true, 0, 60, 1000, null);
    }
}
