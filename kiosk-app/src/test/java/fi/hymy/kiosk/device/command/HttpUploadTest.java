package fi.hymy.kiosk.device.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpUploadTest {
    private static final CommandId COMMAND = new CommandId("command-1");

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private HttpUpload upload;
    private int status = 204;
    private String elsewhere = "";

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int length = exchange.getRequestBody().readAllBytes().length;
            var headers = exchange.getRequestHeaders();
            asked.add("%s %s %s %s %d"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            headers.getFirst("Content-Type"),
                            headers.getFirst("Authorization"),
                            length));
            if (!elsewhere.isEmpty()) {
                exchange.getResponseHeaders().add("Location", elsewhere);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        upload = new HttpUpload(url, new KioskId("kiosk-one"), "s3cret");
    }

    @AfterEach
    void stopServer() {
        upload.close();
        server.stop(0);
    }

    @Test
    void putsAFileWithTheKiosksCredentials() throws Exception {
        upload.send(COMMAND, "image/png", new byte[300]);

        assertThat(asked).containsExactly("PUT /device/files/command-1 image/png Basic a2lvc2stb25lOnMzY3JldA== 300");
    }

    @Test
    void saysWhatTheServerAnswered() {
        status = 413;
        assertThatThrownBy(() -> upload.send(COMMAND, "image/png", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessage("the server did not take the file (413)");
    }

    @Test
    void doesNotShowItsSecretElsewhere() {
        status = 307;
        elsewhere = "/elsewhere";
        assertThatThrownBy(() -> upload.send(COMMAND, "image/png", new byte[1])).isInstanceOf(IOException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void saysThatNobodyIsThere() {
        server.stop(0);
        assertThatThrownBy(() -> upload.send(COMMAND, "image/png", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessage("the server could not be reached (ConnectException)");
    }
}
