package fi.hymy.acceptance.fleet;

import fi.hymy.acceptance.mqtt.Login;
import fi.hymy.acceptance.mqtt.MqttConnection;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLContext;

/// Those whom a broker must not let in.
public final class Strangers {
    private Strangers() {}

    /// Knocks without a certificate, and with the first kiosk's under the last one's name.
    ///
    /// @param kiosks at least one
    /// @throws IllegalStateException when one of them got in
    public static void areKeptOut(int port, List<JoinedKiosk> kiosks) {
        JoinedKiosk first = kiosks.getFirst();
        String other = kiosks.size() > 1 ? kiosks.getLast().id() : "kiosk-nobody";
        isKeptOut(port, first.trust().alone(), first.id(), "somebody without a certificate");
        isKeptOut(port, first.tls(), other, "a kiosk under another's name");
    }

    private static void isKeptOut(int port, SSLContext tls, String clientId, String who) {
        try (var _ = MqttConnection.open(port, tls, Login.kiosk(clientId), (_, _) -> {})) {
            throw new IllegalStateException(who + " was let in");
        } catch (IOException e) {
            // As it should be.
        }
    }
}
