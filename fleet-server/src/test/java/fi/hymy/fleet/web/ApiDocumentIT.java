package fi.hymy.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.protocol.id.KioskId;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the REST interface against the server that gives it: a new route falls under this by
/// itself.
final class ApiDocumentIT {
    private static final String ROOT = "/api/v1/";
    /// Methods of an operation in the document, those that take away last.
    private static final List<String> METHODS = List.of("post", "put", "patch", "get", "delete");

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static Browser browser;
    private static JsonNode document;
    private static final Map<String, String> KNOWN = new TreeMap<>();

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        browser = server.signedIn();
        document = JsonMapper.shared().readTree(browser.getApi("/v3/api-docs").body());
        somethingToAskFor();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// One of what most addresses name, so that not only 404 is looked at.
    private static void somethingToAskFor() {
        Kiosks kiosks = server.bean(Kiosks.class);
        KioskId kiosk = new KioskId("kiosk-document");
        kiosks.register(kiosk, "Lobby");
        Stream.of("a", "b", "c").forEach(name -> kiosks.register("Spare " + name));
        KNOWN.put("/kiosks/{", kiosk.value());
        browser.putJson(ROOT + "surveys/document/draft", "{\"id\":\"document\",\"name\":\"Faulty\",\"pages\":[]}");
        KNOWN.put("/surveys/{", "document");
        String organisation = made("places", "{\"kind\":\"organisation\",\"name\":\"City library\"}");
        String site = made("places", "{\"kind\":\"site\",\"name\":\"Main\",\"parent\":\"%s\"}".formatted(organisation));
        String point = made("points", "{\"site\":\"%s\",\"name\":\"Lobby\"}".formatted(site));
        KNOWN.put("/places/{", site);
        KNOWN.put("/points/{", point);
        KNOWN.put("/placements/{", made("placements", "{\"kiosk\":\"%s\",\"point\":\"%s\"}".formatted(kiosk, point)));
        KNOWN.put("/groups/{", made("groups", "{\"name\":\"All\",\"query\":\"\"}"));
        KNOWN.put("/commands/{", made("kiosks/" + kiosk + "/commands", "{\"kind\":\"identify\"}"));
    }

    private static String made(String path, String json) {
        HttpResponse<String> answer = browser.postJson(ROOT + path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).get("id").asString();
    }

    @Test
    void namesEveryRouteThatThereIs() {
        List<String> routes = server.beans(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(routing -> routing.getHandlerMethods().keySet().stream())
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith(ROOT))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name().toLowerCase(Locale.ROOT) + " " + path)))
                .toList();

        assertThat(operations().map(Call::name)).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void saysOfEveryOperationWhatItDoesAndHowItFails() {
        assertThat(operations().flatMap(call -> lacking(call.operation()).map(what -> call.name() + " lacks " + what)))
                .isEmpty();
    }

    private static Stream<String> lacking(JsonNode operation) {
        var lacking = new ArrayList<String>();
        if (operation.path("summary").asString("").isBlank()) {
            lacking.add("a summary");
        }
        if (operation.path("tags").isEmpty()) {
            lacking.add("a tag");
        }
        for (String status : List.of("400", "401", "404", "422", "500")) {
            JsonNode problem =
                    operation.path("responses").path(status).path("content").path("application/problem+json");
            if (!problem.path("schema").path("$ref").asString("").endsWith("/Problem")) {
                lacking.add("the problem " + status);
            }
        }
        return lacking.stream();
    }

    @Test
    void givesNoTwoThingsTheSameName() {
        assertThat(document.path("components").path("schemas").propertyNames())
                .doesNotContain("Wish", "Page")
                .contains("Problem", "Kiosk", "DeviceWish", "SetupWish");
    }

    @Test
    void listsComePageByPage() {
        assertThat(operations()
                        .filter(call -> call.method().equals("get"))
                        .filter(call -> call.schema("200").path("properties").has("items"))
                        .filter(call -> !call.schema("200").path("properties").has("next"))
                        .map(Call::name))
                .isEmpty();
        assertThat(operations()
                        .filter(call -> call.method().equals("get"))
                        .filter(call ->
                                call.schema("200").path("type").asString("").equals("array"))
                        .map(Call::name))
                .as("bare arrays: only what is put as a whole too")
                .containsExactly("get /api/v1/kiosks/{id}/tags");
    }

    /// With what the document says alone: samples made of its schemas, in addresses of things that are
    /// there and that are not.
    @Test
    void everyOperationAnswersAsTheDocumentSays() {
        List<String> faults = operations()
                .sorted((a, b) -> METHODS.indexOf(a.method()) - METHODS.indexOf(b.method()))
                .flatMap(call ->
                        Stream.of(call.path(KNOWN), call.path(Map.of())).flatMap(path -> check(call, path).stream()))
                .distinct()
                .toList();

        assertThat(faults).isEmpty();
    }

    private static List<String> check(Call call, String path) {
        HttpResponse<String> answer = browser.send(call.request(path));
        String at = "%s -> %d".formatted(call.name(), answer.statusCode());
        JsonNode documented = call.operation().path("responses").path(String.valueOf(answer.statusCode()));
        if (documented.isMissingNode() || answer.statusCode() >= 500) {
            return List.of(at + " is not documented: " + answer.body());
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = documented.path("content");
        if (answer.body().isEmpty() || (content.isEmpty() && answer.statusCode() < 300)) {
            return answer.statusCode() >= 400 ? List.of(at + " without a problem") : List.of();
        }
        if (!content.has(type) && answer.statusCode() >= 400) {
            return List.of("%s is %s".formatted(at, type));
        }
        return type.endsWith("json")
                ? SchemaCheck.faults(
                                document,
                                content.path(type).path("schema"),
                                JsonMapper.shared().readTree(answer.body()))
                        .stream()
                        .map(fault -> at + ": " + fault)
                        .toList()
                : List.of();
    }

    @Test
    void everyFaultIsAProblem() {
        String kiosks = ROOT + "kiosks";
        Map<Integer, HttpRequest> faulty = Map.of(
                404, browser.asOperator(ROOT + "nothing").GET().build(),
                405,
                        browser.asOperator(kiosks)
                                .method("PATCH", BodyPublishers.noBody())
                                .build(),
                406,
                        browser.asOperator(kiosks)
                                .header("Accept", "image/png")
                                .GET()
                                .build(),
                415, posted(kiosks, "text/plain", "name=x"),
                400, posted(kiosks, "application/json", "{\"name\":"),
                413, posted(kiosks, "application/json", " ".repeat(3 << 20)),
                422, posted(kiosks, "application/json", "{}"),
                401, browser.request(kiosks).GET().build());

        faulty.forEach((status, request) -> {
            HttpResponse<String> answer = server.browser().send(request);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            assertThat(SchemaCheck.faults(document, problemSchema(), problem)).isEmpty();
            assertThat(problem.get("status").asInt()).isEqualTo(status);
        });
    }

    @Test
    void refusesWhatIsTooLargeWithoutItsLengthToo() {
        HttpRequest endless = browser.asOperator(ROOT + "kiosks")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                        ("{\"name\":\"" + "x".repeat(3 << 20) + "\"}").getBytes(StandardCharsets.UTF_8))))
                .build();

        assertThat(browser.send(endless).statusCode()).isEqualTo(413);
    }

    @Test
    void aPageTellsWhereTheNextBegins() {
        String first = browser.getApi(ROOT + "kiosks?limit=2").body();
        JsonNode page = JsonMapper.shared().readTree(first);
        JsonNode rest = JsonMapper.shared()
                .readTree(
                        browser.getApi(ROOT + "kiosks?after=" + page.get("next").asString())
                                .body());

        assertThat(page.get("items").size()).isEqualTo(2);
        assertThat(rest.get("items").size()).isPositive();
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(browser.getApi(ROOT + "kiosks?after=nonsense").statusCode()).isEqualTo(422);
        assertThat(browser.getApi(ROOT + "kiosks?limit=0").statusCode()).isEqualTo(422);
        assertThat(browser.getApi(ROOT + "kiosks?limit=1001").statusCode()).isEqualTo(422);
        assertThat(browser.getApi(ROOT + "kiosks?sort=colour").statusCode()).isEqualTo(422);
        assertThat(browser.getApi(ROOT + "quarantine?after=" + page.get("next").asString())
                        .statusCode())
                .as("a cursor of another list")
                .isEqualTo(422);
    }

    private static HttpRequest posted(String path, String type, String body) {
        return browser.asOperator(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static JsonNode problemSchema() {
        return document.path("components").path("schemas").path("Problem");
    }

    private static Stream<Call> operations() {
        var calls = new ArrayList<Call>();
        document.path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) -> calls.add(new Call(method, path, operation))));
        return calls.stream();
    }

    /// An operation of the document.
    private record Call(String method, String path, JsonNode operation) {
        String name() {
            return method + " " + path;
        }

        JsonNode schema(String status) {
            JsonNode schema = operation
                    .path("responses")
                    .path(status)
                    .path("content")
                    .path("application/json")
                    .path("schema");
            String ref = schema.path("$ref").asString("").replace("#/components/schemas/", "");
            return ref.isEmpty()
                    ? schema
                    : document.path("components").path("schemas").path(ref);
        }

        /// The address with something in each gap, and every parameter that must be there.
        String path(Map<String, String> known) {
            String filled = path;
            while (filled.contains("{")) {
                int gap = filled.indexOf('{');
                String before = filled.substring(0, gap + 1);
                String value = known.entrySet().stream()
                        .filter(entry -> before.endsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(before.endsWith("/versions/{") ? "1" : "nothing-there");
                filled = filled.substring(0, gap) + value + filled.substring(filled.indexOf('}') + 1);
            }
            String query = Stream.of(operation.path("parameters"))
                    .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                    .filter(parameter -> parameter.path("in").asString().equals("query"))
                    .filter(parameter -> parameter.path("required").asBoolean())
                    .map(parameter -> parameter.path("name").asString() + "=sample")
                    .collect(Collectors.joining("&"));
            return query.isEmpty() ? filled : filled + "?" + query;
        }

        HttpRequest request(String filled) {
            JsonNode content = operation.path("requestBody").path("content");
            var request = browser.asOperator(filled);
            if (content.isEmpty()) {
                return request.method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody())
                        .build();
            }
            String type = content.propertyNames().iterator().next();
            String body =
                    SchemaSample.of(document, content.path(type).path("schema")).toString();
            return request.header("Content-Type", type.equals("*/*") ? "application/json" : type)
                    .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body))
                    .build();
        }
    }
}
