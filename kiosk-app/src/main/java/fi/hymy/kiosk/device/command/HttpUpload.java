package fi.hymy.kiosk.device.command;

import fi.hymy.protocol.id.CommandId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Puts files to `{server}/device/files/{command}`, as the kiosk that its certificate says. Never goes where the
/// server points it.
public final class HttpUpload implements Upload, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(90);

    private final URI server;
    private final Supplier<SSLContext> tls;
    private @Nullable HttpClient client;
    private boolean closed;

    /// @param server without a slash at the end
    /// @param tls asked when something is sent first; its trust manager alone decides who is the right server
    public HttpUpload(URI server, Supplier<SSLContext> tls) {
        this.server = server;
        this.tls = tls;
    }

    private synchronized HttpClient client() throws IOException {
        if (closed) {
            throw new IOException("the kiosk ends");
        }
        if (client == null) {
            client = HttpClient.newBuilder()
                    .sslContext(tls.get())
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .executor(Executors.newThreadPerTaskExecutor(
                            Thread.ofVirtual().name("upload-http-", 0).factory()))
                    .build();
        }
        return client;
    }

    @Override
    public void send(CommandId command, String type, byte[] file) throws IOException, InterruptedException {
        int status = answer(HttpRequest.newBuilder(URI.create(server + "/device/files/" + command))
                .timeout(WHOLE)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(file))
                .build());
        if (status / 100 != 2) {
            throw new IOException("the server did not take the file (%d)".formatted(status));
        }
    }

    private int answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client().send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IOException(
                    "the server could not be reached (%s)"
                            .formatted(e.getClass().getSimpleName()),
                    e);
        }
    }

    /// Gives up what is under way.
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
    }
}
