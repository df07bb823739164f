package fi.hymy.fleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Pictures as they are given out: in parts, from memory, to many at once.
@Timeout(120)
final class ContentIT {
    private static final int SIZE = 3 << 20;

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static Browser browser;
    private static byte[] picture;
    private static String hash;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        browser = server.browser();
        picture = new byte[SIZE];
        new Random(7).nextBytes(picture);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
        System.arraycopy(png, 0, picture, 0, png.length);
        HttpResponse<String> added = browser.send(browser.asOperator("/api/v1/assets")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(picture))
                .build());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        hash = JsonMapper.shared().readTree(added.body()).get("hash").asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void saysWhatItIsBeforeItIsFetched() {
        HttpResponse<byte[]> head = browser.sendForBytes(asked().HEAD().build());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).contains('"' + hash + '"');
        assertThat(head.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(head.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
        assertThat(head.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
        assertThat(browser.sendForBytes(asked().header("If-None-Match", '"' + hash + '"')
                                .GET()
                                .build())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void givesPartsOfItAndTheWholeOfAnother() {
        HttpResponse<byte[]> part = browser.sendForBytes(
                asked().header("Range", "bytes=100-199").GET().build());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(picture, 100, 200));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 100-199/" + SIZE);

        HttpResponse<byte[]> other = browser.sendForBytes(asked().header("Range", "bytes=100-199")
                .header("If-Range", "\"another\"")
                .GET()
                .build());
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(picture);

        HttpResponse<byte[]> beyond = browser.sendForBytes(
                asked().header("Range", "bytes=" + SIZE + "-").GET().build());
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + SIZE);
    }

    @Test
    void aTornDownloadGoesOnWhereItBroke() throws IOException {
        byte[] begun;
        try (Socket torn = opened(64 * 1024)) {
            InputStream in = torn.getInputStream();
            skipHeaders(in);
            begun = in.readNBytes(SIZE / 3);
        }
        HttpResponse<byte[]> rest = browser.sendForBytes(asked().header("Range", "bytes=" + begun.length + "-")
                .header("If-Range", '"' + hash + '"')
                .GET()
                .build());

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(begun).isEqualTo(Arrays.copyOf(picture, begun.length));
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(picture, begun.length, SIZE));
    }

    @Test
    void manyAtOnceCostOneReadAndSlowReadersHoldNobodyUp() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                slow.add(opened(8 * 1024));
            }
            var good = new AtomicInteger();
            List<Thread> kiosks = IntStream.range(0, 50)
                    .mapToObj(i -> Thread.startVirtualThread(() -> {
                        HttpResponse<byte[]> part = browser.sendForBytes(asked().header(
                                        "Range", "bytes=%d-%d".formatted(i * 1000, SIZE / 4 + i * 1000))
                                .GET()
                                .build());
                        if (part.statusCode() == 206 && part.body()[0] == picture[i * 1000]) {
                            good.incrementAndGet();
                        }
                    }))
                    .toList();
            for (Thread kiosk : kiosks) {
                kiosk.join(Duration.ofSeconds(60));
            }

            assertThat(good).hasValue(50);
            assertThat(browser.getApi("/api/v1/kiosks").statusCode())
                    .as("the database is free for others")
                    .isEqualTo(200);
            assertThat(server.bean(MeterRegistry.class)
                            .counter("hymy.content.reads")
                            .count())
                    .isEqualTo(1);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static HttpRequest.Builder asked() {
        return browser.asOperator("/api/v1/assets/" + hash + "/bytes");
    }

    /// Asks for the whole, and reads nothing of it yet.
    private static Socket opened(int receives) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setReceiveBufferSize(receives);
        String who = Base64.getEncoder()
                .encodeToString(
                        (RunningServer.OPERATOR + ":" + RunningServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream()
                .write("GET /api/v1/assets/%s/bytes HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic %s\r\n\r\n"
                        .formatted(hash, who)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void skipHeaders(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int one = in.read();
            assertThat(one).isNotNegative();
            if (one == '\n') {
                ends++;
            } else if (one != '\r') {
                ends = 0;
            }
        }
    }
}
