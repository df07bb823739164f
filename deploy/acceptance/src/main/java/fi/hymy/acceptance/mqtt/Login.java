package fi.hymy.acceptance.mqtt;

/// How a client introduces itself.
///
/// @param receiveMaximum how many messages the broker may have under way, 1 to 65 535
public record Login(
        String clientId, boolean cleanStart, int sessionExpirySeconds, int keepAliveSeconds, int receiveMaximum) {
    private static final int WEEK_SECONDS = 7 * 24 * 60 * 60;

    /// As a kiosk does.
    public static Login kiosk(String kioskId) {
        return new Login(kioskId, false, WEEK_SECONDS, 60, 20);
    }

    /// With nothing left of it when it goes.
    public static Login passing(String clientId) {
        return new Login(clientId, true, 0, 60, 1000);
    }
}
