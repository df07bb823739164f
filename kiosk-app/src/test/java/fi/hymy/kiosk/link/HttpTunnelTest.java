package fi.hymy.kiosk.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpTunnelTest {
    private static final InetSocketAddress BROKER = InetSocketAddress.createUnresolved("broker.test", 8883);

    private final ProxySelector before = ProxySelector.getDefault();
    private final CompletableFuture<String> asked = new CompletableFuture<>();
    private ServerSocket proxy;

    @BeforeEach
    void open() throws IOException {
        proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ProxySelector.setDefault(
                ProxySelector.of(InetSocketAddress.createUnresolved("127.0.0.1", proxy.getLocalPort())));
    }

    @AfterEach
    void close() throws IOException {
        ProxySelector.setDefault(before);
        proxy.close();
    }

    @Test
    void asksTheProxyByTheBrokersNameAndCarriesBytesThen() throws Exception {
        answer("HTTP/1.1 200 Connection established\r\nVia: a proxy\r\n\r\nM");

        try (Socket socket = new Socket()) {
            HttpTunnel.connect(socket, BROKER, 2000);

            assertThat(asked.get(5, TimeUnit.SECONDS))
                    .startsWith("CONNECT broker.test:8883 HTTP/1.1\r\nHost: broker.test:8883\r\n");
            assertThat(socket.getInputStream().read()).isEqualTo('M');
        }
    }

    @Test
    void saysWhatAProxyAnswersThatWantsAPassword() {
        answer("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");

        assertThatThrownBy(this::connect)
                .hasMessage("the proxy does not let the kiosk through: HTTP/1.1 407 Proxy Authentication Required");
    }

    @Test
    void saysThatItIsNoProxy() {
        answer("SSH-2.0-something\r\n\r\n");

        assertThatThrownBy(this::connect).hasMessageContaining("SSH-2.0-something");
    }

    @Test
    void doesNotWaitForAProxyThatSaysNothing() {
        assertThatThrownBy(() -> {
                    try (Socket socket = new Socket()) {
                        HttpTunnel.connect(socket, BROKER, 200);
                    }
                })
                .hasMessageContaining("does not answer");
    }

    @Test
    void theLinksSocketGoesThroughIt() throws Exception {
        answer("HTTP/1.1 200 OK\r\n\r\n");

        try (var socket = new GuardedSocket(null, () -> {}, System::currentTimeMillis, 1000)) {
            socket.connect(BROKER, 2000);

            assertThat(asked.get(5, TimeUnit.SECONDS)).startsWith("CONNECT broker.test:8883");
        }
    }

    private void connect() throws IOException {
        try (Socket socket = new Socket()) {
            HttpTunnel.connect(socket, BROKER, 2000);
        }
    }

    private void answer(String text) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = proxy.accept()) {
                var heard = new StringBuilder();
                while (heard.indexOf("\r\n\r\n") < 0) {
                    heard.append((char) socket.getInputStream().read());
                }
                asked.complete(heard.toString());
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                asked.completeExceptionally(e);
            }
        });
    }
}
