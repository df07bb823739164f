package fi.hymy.simulator.enrolment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON to one server and back. A server that is busy is asked again after the time that it names. Thread-safe.
final class Requests implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 20;
    private static final long LONGEST_PAUSE_SECONDS = 10;

    private final HttpClient http;
    private final URI server;
    private final Map<String, String> headers;

    /// @param headers sent with every request
    Requests(HttpClient http, URI server, Map<String, String> headers) {
        this.http = http;
        this.server = server;
        this.headers = headers;
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    JsonNode post(String path, ObjectNode body) {
        return exchange(builder(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    JsonNode get(String path) {
        return exchange(builder(path).GET().build());
    }

    private HttpRequest.Builder builder(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(server + path)).timeout(LIMIT).header("Accept", "application/json");
        headers.forEach(builder::header);
        return builder;
    }

    private JsonNode exchange(HttpRequest request) {
        String what = request.method() + " " + request.uri().getPath();
        try {
            for (int attempt = 1; ; attempt++) {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() / 100 == 2) {
                    return response.body().length == 0 ? body() : JSON.readTree(response.body());
                }
                if (response.statusCode() != 429 || attempt == ATTEMPTS) {
                    throw new EnrolmentException("%s: %d %s"
                            .formatted(
                                    what, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
                }
                Thread.sleep(Duration.ofSeconds(pause(response)));
            }
        } catch (IOException e) {
            throw new EnrolmentException(what + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnrolmentException(what + " was interrupted", e);
        }
    }

    private static long pause(HttpResponse<?> response) {
        return Math.clamp(response.headers().firstValueAsLong("Retry-After").orElse(1), 1, LONGEST_PAUSE_SECONDS);
    }

    @Override
    public void close() {
        http.close();
    }
}
