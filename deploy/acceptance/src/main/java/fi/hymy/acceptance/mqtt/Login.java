package fi.hymy.acceptance.mqtt;

/// How a client introduces itself.
///
/// @param userName empty for a broker that lets everybody in
/// @param receiveMaximum how many messages the broker may have under way, 1 to 65 535
public record Login(
        String clientId,
        String userName,
        String password,
        boolean cleanStart,
        int sessionExpirySeconds,
        int keepAliveSeconds,
        int receiveMaximum) {
    private static final int WEEK_SECONDS = 7 * 24 * 60 * 60;

    /// As a kiosk does.
    public static Login kiosk(String kioskId, String secret) {
        return new Login(kioskId, kioskId, secret, false, WEEK_SECONDS, 60, 20);
    }

    public static Login anonymous(String clientId) {
        return new Login(clientId, "", "", true, 0, 60, 1000);
    }

    boolean isNamed() {
        return !userName.isEmpty();
    }
}
