package fi.hymy.kiosk.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/// The ways of a kiosk that has joined.
public final class TestTls {
    private TestTls() {}

    /// @param folder where it would keep its identity
    public static SSLSocketFactory sockets(Path folder, TestCa ca, KioskId kiosk) {
        var time = new TrustedTime(folder, Instant.parse("2026-11-22T00:00:00Z"), Optional::empty);
        return new Tls(() -> identity(ca, kiosk, URI.create("https://127.0.0.1:1"), 1), time).sockets();
    }

    public static Identity identity(TestCa ca, KioskId kiosk, URI server, int mqttPort) {
        TestCa.Leaf leaf = ca.kiosk(kiosk);
        return new Identity(
                new Membership(kiosk, server, "127.0.0.1", mqttPort),
                leaf.key().getPrivate(),
                List.of(leaf.certificate(), ca.certificate()),
                Instant.now());
    }
}
