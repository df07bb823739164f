package fi.hymy.kiosk.enrolment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;

/// The ways of a kiosk that has joined.
public final class TestTls {
    private TestTls() {}

    /// @param folder where it would keep its identity
    public static SSLSocketFactory sockets(Path folder, TestCa ca, KioskId kiosk) {
        return context(folder, ca, kiosk).getSocketFactory();
    }

    /// @param folder where it would keep its identity
    public static SSLContext context(Path folder, TestCa ca, KioskId kiosk) {
        var time = new TrustedTime(folder, Instant.parse("2026-11-22T00:00:00Z"), Optional::empty);
        return new Tls(() -> identity(ca, kiosk, URI.create("https://127.0.0.1:1"), 1), time).context();
    }

    /// Of a server on loopback that wants to see a kiosk's certificate.
    public static HttpsServer server(TestCa ca) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext tls = ca.context();
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return server;
    }

    /// Whom the client's certificate names, as `CN=…`.
    public static String client(HttpExchange exchange) throws IOException {
        return ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
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
