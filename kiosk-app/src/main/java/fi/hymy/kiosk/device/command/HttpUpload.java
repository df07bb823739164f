package fi.hymy.kiosk.device.command;

import fi.hymy.kiosk.config.KioskSettings.ServerSettings;
import fi.hymy.protocol.id.CommandId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;

/// Puts files to `{server}/device/files/{command}`, with the kiosk's id and secret as user and password.
/// Never goes where the server points it.
public final class HttpUpload implements Upload, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(90);

    private final ServerSettings server;
    private final HttpClient client;

    public HttpUpload(ServerSettings server) {
        this.server = server;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("upload-http-", 0).factory()))
                .build();
    }

    @Override
    public void send(CommandId command, String type, byte[] file) throws IOException, InterruptedException {
        String claim = server.kiosk().value() + ':' + server.secret();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/device/files/" + command))
                .timeout(WHOLE)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(claim.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(file))
                .build();
        int status = answer(request);
        if (status / 100 != 2) {
            throw new IOException("the server did not take the file (%d)".formatted(status));
        }
    }

    private int answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IOException(
                    "the server could not be reached (%s)"
                            .formatted(e.getClass().getSimpleName()),
                    e);
        }
    }

    /// Gives up what is under way.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
