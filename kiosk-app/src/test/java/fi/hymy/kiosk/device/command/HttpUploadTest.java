package fi.hymy.kiosk.device.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import fi.hymy.kiosk.enrolment.TestCa;
import fi.hymy.kiosk.enrolment.TestTls;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpUploadTest {
    private static final CommandId COMMAND = new CommandId("command-1");
    private static final TestCa CA = new TestCa();

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private HttpsServer server;
    private HttpUpload upload;
    private int status = 204;
    private String elsewhere = "";

    @BeforeEach
    void startServer() throws IOException {
        server = TestTls.server(CA);
        server.createContext("/", exchange -> {
            int length = exchange.getRequestBody().readAllBytes().length;
            var headers = exchange.getRequestHeaders();
            asked.add("%s %s %s %s %d"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            headers.getFirst("Content-Type"),
                            TestTls.client(exchange),
                            length));
            if (!elsewhere.isEmpty()) {
                exchange.getResponseHeaders().add("Location", elsewhere);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        upload = new HttpUpload(url, () -> TestTls.context(folder, CA, new KioskId("kiosk-one")));
    }

    @AfterEach
    void stopServer() {
        upload.close();
        server.stop(0);
    }

    @Test
    void putsAFileAsTheKioskOfItsCertificate() throws Exception {
        upload.send(COMMAND, "image/png", new byte[300]);

        assertThat(asked).containsExactly("PUT /device/files/command-1 image/png CN=kiosk-one 300");
    }

    @Test
    void saysWhatTheServerAnswered() {
        status = 413;
        assertThatThrownBy(() -> upload.send(COMMAND, "image/png", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessage("the server did not take the file (413)");
    }

    @Test
    void goesNowhereElse() {
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
