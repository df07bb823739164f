package fi.hymy.acceptance.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The fleet server's REST interface. Thread-safe.
public final class ConsoleClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String authorization;

    public ConsoleClient(URI server, String operator, String password) {
        this.server = server;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((operator + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    /// A published version.
    public record Version(String survey, int version, String hash) {}

    /// The SHA-256 of the certificate by which kiosks know the server.
    public String authority() {
        return get("/api/v1/enrolments/authority").path("fingerprint").asString();
    }

    /// Claims the kiosk that shows this code.
    ///
    /// @return its id
    public String claim(String code, String name) {
        ObjectNode wish = JSON.createObjectNode();
        wish.putArray("claims").addObject().put("code", code.replace("-", "")).put("name", name);
        JsonNode answer = send("POST", "/api/v1/enrolments/claims", wish);
        if (answer.path("claimed").isEmpty()) {
            throw new IllegalStateException("the claim of " + code + " was refused: " + answer.path("refused"));
        }
        return answer.path("claimed").get(0).path("kiosk").asString();
    }

    /// Lets the kiosk that shows this code be one that is known already.
    public void claimAs(String code, String kiosk) {
        ObjectNode wish = JSON.createObjectNode();
        wish.putArray("claims").addObject().put("code", code.replace("-", "")).put("kiosk", kiosk);
        JsonNode answer = send("POST", "/api/v1/enrolments/claims", wish);
        if (answer.path("claimed").isEmpty()) {
            throw new IllegalStateException("the claim of " + code + " was refused: " + answer.path("refused"));
        }
    }

    /// Shuts a kiosk out.
    public void revoke(String kiosk) {
        send("POST", "/api/v1/kiosks/" + kiosk + "/revocation", JSON.createObjectNode());
    }

    /// All kiosks as the server tells of them.
    public List<JsonNode> kiosks() {
        return all("/api/v1/kiosks?limit=1000");
    }

    /// Every item of a list, page by page.
    ///
    /// @param path with at least one parameter
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        JsonNode page = get(path);
        elements(page.path("items")).forEach(items::add);
        while (!page.path("next").isNull()) {
            page = get(path + "&after=" + page.path("next").asString());
            elements(page.path("items")).forEach(items::add);
        }
        return items;
    }

    public JsonNode kiosk(String id) {
        return get("/api/v1/kiosks/" + id);
    }

    /// Whether the kiosk says that it shows what it should.
    public boolean settled(String kiosk) {
        return kiosk(kiosk).path("settled").asBoolean();
    }

    public void addPicture(byte[] bytes) {
        send("POST", "/api/v1/assets", "application/octet-stream", BodyPublishers.ofByteArray(bytes));
    }

    /// @return the faults, each as `path: message`
    public List<String> saveDraft(String survey, byte[] json) {
        JsonNode saved = send(
                "PUT", "/api/v1/surveys/" + survey + "/draft", "application/json", BodyPublishers.ofByteArray(json));
        return elements(saved.path("faults"))
                .map(fault -> fault.path("path").asString() + ": "
                        + fault.path("message").asString())
                .toList();
    }

    /// Publishes the draft.
    public Version publish(String survey) {
        JsonNode version = send("POST", "/api/v1/surveys/" + survey + "/versions", JSON.createObjectNode());
        return new Version(
                version.path("survey").asString(),
                version.path("version").asInt(),
                version.path("hash").asString());
    }

    /// Saves and publishes a survey that is in order.
    ///
    /// @throws IllegalStateException when it is not
    public Version publish(String survey, byte[] json) {
        List<String> faults = saveDraft(survey, json);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the survey " + survey + " has faults: " + faults);
        }
        return publish(survey);
    }

    /// The published bytes.
    public byte[] bytes(Version version) {
        HttpRequest request = request("/api/v1/surveys/" + version.survey() + "/versions/" + version.version())
                .GET()
                .build();
        return exchange(request).body();
    }

    public void assign(Version version, List<String> kiosks) {
        ObjectNode wish =
                JSON.createObjectNode().put("survey", version.survey()).put("version", version.version());
        ArrayNode list = wish.putArray("kiosks");
        kiosks.forEach(list::add);
        send("POST", "/api/v1/assignments", wish);
    }

    public void assignToAll(Version version) {
        send(
                "POST",
                "/api/v1/assignments",
                JSON.createObjectNode()
                        .put("survey", version.survey())
                        .put("version", version.version())
                        .put("allKiosks", true));
    }

    /// Imports a sheet of sites and points, CSV.
    public void bringSites(String sheet) {
        send("POST", "/api/v1/sheets/sites", "text/csv", BodyPublishers.ofString(sheet));
    }

    /// Sets a kiosk's box up.
    ///
    /// @return how it should be, and how it is
    public JsonNode setUp(String kiosk, ObjectNode wish) {
        return send("PUT", "/api/v1/kiosks/" + kiosk + "/settings", wish);
    }

    /// Asks a kiosk to do something once.
    ///
    /// @param wish with `kind`, and `amount` and `validForSeconds` where they matter
    /// @return the command's id
    public String ask(String kiosk, ObjectNode wish) {
        return send("POST", "/api/v1/kiosks/" + kiosk + "/commands", wish)
                .path("id")
                .asString();
    }

    /// What became of a command.
    public JsonNode command(String kiosk, String command) {
        return get("/api/v1/kiosks/" + kiosk + "/commands/" + command);
    }

    /// The file that a kiosk sent up for a command.
    public byte[] file(String kiosk, String command) {
        return exchange(request("/api/v1/kiosks/" + kiosk + "/commands/" + command + "/file")
                        .GET()
                        .build())
                .body();
    }

    public JsonNode get(String path) {
        return tree(exchange(request(path).GET().build()));
    }

    /// Sends something of the REST interface that has no words of its own here.
    public JsonNode post(String path, ObjectNode body) {
        return send("POST", path, body);
    }

    /// One of the figures that the server has for a host's monitoring; 0 while it has none of that name.
    public double metric(String name) {
        HttpRequest request = request("/actuator/prometheus")
                .setHeader("Accept", "text/plain")
                .GET()
                .build();
        return new String(exchange(request).body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode send(String method, String path, ObjectNode body) {
        return send(method, path, "application/json", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private JsonNode send(String method, String path, String type, BodyPublisher body) {
        return tree(exchange(
                request(path).header("Content-Type", type).method(method, body).build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .header("Authorization", authorization);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("%s %s: %d %s"
                        .formatted(
                                request.method(),
                                request.uri().getPath(),
                                response.statusCode(),
                                new String(response.body(), StandardCharsets.UTF_8)));
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri().getPath() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode tree(HttpResponse<byte[]> response) {
        return response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    private static java.util.stream.Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
