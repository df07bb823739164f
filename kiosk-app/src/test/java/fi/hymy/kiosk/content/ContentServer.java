package fi.hymy.kiosk.content;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import fi.hymy.kiosk.enrolment.TestCa;
import fi.hymy.kiosk.enrolment.TestTls;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.KioskId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// A real HTTP server on loopback that gives files by hash, with `Range`, and that misbehaves when told; over TLS to
/// one kiosk alone.
public final class ContentServer implements AutoCloseable {
    public static final KioskId KIOSK = new KioskId("lobby-kiosk-1");

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Queue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Runnable watcher = () -> {};

    /// What is done instead of an orderly answer to the next request.
    @FunctionalInterface
    public interface Misbehaviour {
        void answer(HttpExchange exchange, byte[] file) throws IOException;
    }

    /// Without TLS, and for everybody.
    public ContentServer() {
        this(plain());
    }

    /// Over TLS, for one kiosk of this CA.
    public ContentServer(TestCa ca) throws IOException {
        this(TestTls.server(ca));
    }

    private ContentServer(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private static HttpServer plain() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /// A source that asks this server, with deadlines that a test can wait for.
    public HttpContentSource source() {
        return source(url(), ContentServer::noTls);
    }

    public static HttpContentSource source(URI url, Supplier<SSLContext> tls) {
        return new HttpContentSource(url, tls, deadlines(Duration.ofMillis(400)));
    }

    /// A source that waits for this server longer than a test may last.
    public HttpContentSource patientSource() {
        return new HttpContentSource(url(), ContentServer::noTls, deadlines(Duration.ofMinutes(10)));
    }

    private static SSLContext noTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpContentSource.Deadlines deadlines(Duration stall) {
        return new HttpContentSource.Deadlines(
                Duration.ofSeconds(20), Duration.ofSeconds(20), stall, Duration.ofMinutes(10));
    }

    public ContentHash survey(byte[] bytes) {
        return put("surveys", bytes);
    }

    public ContentHash release(byte[] bytes) {
        return put("releases", bytes);
    }

    public ContentHash asset(byte[] bytes) {
        return put("assets", bytes);
    }

    private ContentHash put(String folder, byte[] bytes) {
        ContentHash hash = SurveyCodec.hash(bytes);
        files.put("/content/%s/%s".formatted(folder, hash.hex()), bytes);
        return hash;
    }

    public void removeAll() {
        files.clear();
    }

    /// Misbehaves in answer to the next request that nothing is set for yet.
    public void next(Misbehaviour misbehaviour) {
        misbehaviours.add(misbehaviour);
    }

    /// Does something whenever a request comes in, before it is answered.
    public void watch(Runnable given) {
        watcher = given;
    }

    /// Every request so far, as `surveys 0` or `assets 1000`: folder and first byte asked for.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// An orderly answer, so that the next request but one can be misbehaved to.
    public static Misbehaviour whole() {
        return (exchange, file) -> {
            int from = head(exchange, file);
            exchange.getResponseBody().write(file, from, file.length - from);
        };
    }

    public static Misbehaviour status(int code) {
        return (exchange, _) -> exchange.sendResponseHeaders(code, -1);
    }

    public static Misbehaviour redirect(URI to) {
        return (exchange, _) -> {
            exchange.getResponseHeaders()
                    .set("Location", to + exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /// Promises the rest of the file and cuts the connection after so many bytes of it.
    public static Misbehaviour cutAfter(int count) {
        return (exchange, file) -> {
            int from = head(exchange, file);
            exchange.getResponseBody().write(file, from, count);
            exchange.getResponseBody().flush();
        };
    }

    /// Gives other bytes of the same length.
    public static Misbehaviour wrongBytes() {
        return (exchange, file) -> {
            int from = head(exchange, file);
            byte[] wrong = new byte[file.length - from];
            Arrays.fill(wrong, (byte) '?');
            exchange.getResponseBody().write(wrong);
        };
    }

    /// Gives so many bytes of any length, without saying how many there will be.
    public static Misbehaviour flood(long count) {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            for (long sent = 0; sent < count; sent += block.length) {
                exchange.getResponseBody().write(block);
            }
        };
    }

    /// Promises so many bytes and gives none, until the server closes.
    public Misbehaviour promise(int status, long length) {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(status, length);
            exchange.getResponseBody().flush();
            awaitClosing();
        };
    }

    /// Gives so many bytes and then no more, until the server closes.
    public Misbehaviour stallAfter(int count) {
        return stallAfter(count, () -> {});
    }

    /// @param meanwhile done once the server stalls
    public Misbehaviour stallAfter(int count, Runnable meanwhile) {
        return (exchange, file) -> {
            int from = head(exchange, file);
            exchange.getResponseBody().write(file, from, count);
            exchange.getResponseBody().flush();
            meanwhile.run();
            awaitClosing();
        };
    }

    private void awaitClosing() throws IOException {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add("%s %d".formatted(path.split("/", -1)[2], offset(exchange)));
            watcher.run();
            Misbehaviour misbehaviour = misbehaviours.poll();
            byte[] file = files.get(path);
            if (misbehaviour != null) {
                misbehaviour.answer(exchange, file == null ? new byte[0] : file);
            } else if (!isAuthorized(exchange)) {
                exchange.sendResponseHeaders(401, -1);
            } else if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (offset(exchange) >= file.length) {
                exchange.sendResponseHeaders(416, -1);
            } else {
                send(exchange, file);
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] file) throws IOException {
        int from = head(exchange, file);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(file, from, file.length - from);
        }
    }

    /// @return the first byte to be sent
    private static int head(HttpExchange exchange, byte[] file) throws IOException {
        int from = offset(exchange);
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
        return from;
    }

    private static int offset(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    }

    private static boolean isAuthorized(HttpExchange exchange) throws IOException {
        return !(exchange instanceof HttpsExchange) || TestTls.client(exchange).equals("CN=" + KIOSK);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
