package fi.hymy.cli.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A fleet server's REST interface. Every call blocks until the answer is there.
///
/// Each may throw [Refusal] when the server says no, and [UnreachableException] when no server answers.
public final class Api implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);
    /// Over a slow line, and the last one takes until the server has hashed the whole.
    private static final Duration TO_TAKE_A_PIECE = Duration.ofMinutes(10);

    private static final int PAGE = 500;

    private final HttpClient http;
    private final URI server;
    private final String authorization;

    /// @param authorization the whole header, or empty for nobody
    public Api(URI server, String authorization) {
        this.http = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
        this.server = server;
        this.authorization = authorization;
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /// An object as it lies in a file.
    ///
    /// @throws JacksonException when it is none
    public static ObjectNode read(byte[] bytes) {
        return JSON.readValue(bytes, ObjectNode.class);
    }

    /// A path below `/api/v1` with its values escaped, as `path("kiosks", id)`.
    public static String path(String... parts) {
        return "/api/v1/" + List.of(parts).stream().map(Api::escaped).collect(Collectors.joining("/"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public JsonNode get(String path) {
        return tree(exchange(request(path).GET().build()));
    }

    public JsonNode post(String path, @Nullable ObjectNode body) {
        return send("POST", path, body);
    }

    public JsonNode put(String path, ObjectNode body) {
        return send("PUT", path, body);
    }

    /// Sends a piece of a file.
    public JsonNode putBytes(String path, byte[] piece) {
        return tree(exchange(request(path)
                .timeout(TO_TAKE_A_PIECE)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(piece))
                .build()));
    }

    public byte[] bytes(String path) {
        return exchange(request(path).setHeader("Accept", "*/*").GET().build()).body();
    }

    /// Walks through a list, page by page, as it comes.
    ///
    /// @param each says whether to go on
    public void each(String path, Map<String, String> parameters, Predicate<JsonNode> each) {
        String fixed = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> "&" + escaped(entry.getKey()) + "=" + escaped(entry.getValue()))
                        .collect(Collectors.joining());
        String after = "";
        while (true) {
            JsonNode page = get(path + "?limit=" + PAGE + fixed + after);
            for (JsonNode item : page.path("items")) {
                if (!each.test(item)) {
                    return;
                }
            }
            if (!page.path("next").isString()) {
                return;
            }
            after = "&after=" + escaped(page.path("next").asString());
        }
    }

    /// The beginning of a list, at least one where there is one.
    public List<JsonNode> first(String path, int limit) {
        var items = new ArrayList<JsonNode>();
        each(path, Map.of(), item -> {
            items.add(item);
            return items.size() < limit;
        });
        return items;
    }

    /// A whole list.
    public List<JsonNode> all(String path, Map<String, String> parameters) {
        var items = new ArrayList<JsonNode>();
        each(path, parameters, items::add);
        return items;
    }

    private JsonNode send(String method, String path, @Nullable ObjectNode body) {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            return tree(exchange(request.method(method, BodyPublishers.noBody()).build()));
        }
        return tree(exchange(request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(TO_ANSWER)
                .header("Accept", "application/json, application/problem+json");
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw refusal(response);
            }
            return response;
        } catch (IOException e) {
            String why = e.getMessage() == null ? "no answer" : e.getMessage();
            throw new UnreachableException("No Hymy server answers at %s: %s.".formatted(server, why), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("Interrupted.", e);
        }
    }

    private static Refusal refusal(HttpResponse<byte[]> response) {
        JsonNode problem = problem(response.body());
        var faults = new ArrayList<String>();
        for (JsonNode fault : problem.path("faults")) {
            faults.add(fault.path("path").asString("") + ": "
                    + fault.path("message").asString(""));
        }
        String detail = problem.path("detail").asString("");
        String message = detail.isEmpty() ? "The server answered %d.".formatted(response.statusCode()) : detail;
        return new Refusal(response.statusCode(), message, faults);
    }

    private static JsonNode problem(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return object();
        }
    }

    private JsonNode tree(HttpResponse<byte[]> response) {
        try {
            return response.body().length == 0 ? object() : JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new UnreachableException("What answers at %s is no Hymy server.".formatted(server), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
