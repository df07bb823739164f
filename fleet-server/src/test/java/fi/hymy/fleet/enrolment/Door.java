package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A kiosk's end of the HTTPS door.
public final class Door implements AutoCloseable {
    private final HttpClient client;
    private final String root;

    public Door(RunningServer server, TestIdentity identity) {
        this(server, identity, "127.0.0.1");
    }

    /// @param from which of this machine's addresses it comes
    Door(RunningServer server, TestIdentity identity, String from) {
        client = HttpClient.newBuilder()
                .sslContext(identity.context())
                .connectTimeout(Duration.ofSeconds(10))
                .localAddress(address(from))
                .build();
        root = "https://localhost:" + server.bean(Addresses.class).devicesPort();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return client.send(request, body);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    static String asking(String csr) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("csr", csr)
                .put("appVersion", "1.2.3")
                .put("hardware", "a box\nwith a screen")
                .toString();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        client.close();
    }
}
