package fi.hymy.fleet.survey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.enrolment.Door;
import fi.hymy.fleet.enrolment.TestIdentity;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From a draft to the bytes that a kiosk fetches, by REST.
final class PublishingIT {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3, 4};

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static Browser browser;
    private static KioskId kiosk;
    private static Door door;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        browser = server.browser();
        kiosk = server.bean(Kiosks.class).register("Lobby").id();
        door = new Door(server, TestIdentity.issued(server, kiosk.value()));
    }

    @AfterAll
    static void stop() {
        door.close();
        server.close();
    }

    @Test
    void givesKiosksTheVeryBytesThatHashToTheName() {
        save("reception", json(SampleSurveys.smileyWhy()));
        JsonNode version = publish("reception", 201);

        HttpResponse<byte[]> fetched =
                fetch("/content/surveys/" + version.get("hash").asString(), null);

        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(SurveyCodec.hash(fetched.body()).hex())
                .isEqualTo(version.get("hash").asString());
        assertThat(fetched.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(SurveyCodec.read(fetched.body())).isInstanceOf(SurveyReading.Good.class);
    }

    @Test
    void takesASurveyOffAKiosk() {
        save("passing", json(SampleSurveys.nps()).replace("\"recommend\",\"version\"", "\"passing\",\"version\""));
        JsonNode version = publish("passing", 201);
        String id = kiosk.value();
        browser.postJson(
                "/api/v1/assignments",
                "{\"survey\": \"passing\", \"version\": %d, \"kiosks\": [\"%s\"]}"
                        .formatted(version.get("version").asInt(), id));
        var twin = server.bean(fi.hymy.fleet.kiosk.Twin.class);
        DesiredState before = twin.find(kiosk).desired();
        assertThat(before.survey()).isPresent();

        HttpResponse<String> taken =
                browser.postJson("/api/v1/assignments/none", "{\"kiosks\": [\"%s\"]}".formatted(id));

        assertThat(taken.statusCode()).isEqualTo(200);
        DesiredState after = twin.find(kiosk).desired();
        assertThat(after.survey()).isEmpty();
        assertThat(after.version()).isEqualTo(before.version() + 1);
    }

    @Test
    void publishesToAllThatMatchOnlyWhileThereAreAsManyAsItSaid() {
        save("wide", json(SampleSurveys.nps()).replace("\"recommend\",\"version\"", "\"wide\",\"version\""));
        fleetOf(60, "Gate");
        Browser operator = server.signedIn();
        String page = "/surveys/wide/publish";

        HttpResponse<String> found = find(operator, page, Map.of("q", "gate", "mode", "matching"));
        assertThat(found.body())
                .contains("All 60 kiosks that match", "The first 50 of 60 are listed")
                .doesNotContain("<html");

        HttpResponse<String> stale =
                operator.submit(page, page, Map.of("q", "gate", "mode", "matching", "found", "59"));
        assertThat(stale.body()).contains("60 kiosks match by now, and it was 59");
        assertThat(desiring("wide")).isZero();

        operator.submit(page, page, Map.of("q", "gate", "mode", "matching", "found", "60"));
        assertThat(desiring("wide")).isEqualTo(60);
        assertThat(operator.get(page).body()).contains("value=\"survey:wide\"", "Publish and show it on 60 kiosks");
    }

    @Test
    void keepsTickedKiosksInSightWhileOthersAreLookedFor() {
        save("ticks", json(SampleSurveys.nps()).replace("\"recommend\",\"version\"", "\"ticks\",\"version\""));
        fleetOf(2, "Quay");
        String page = "/surveys/ticks/publish";
        Browser operator = server.signedIn();

        String found = find(operator, page, Map.of("q", "lobby", "kiosks", "Quay-1-kiosk"))
                .body();

        assertThat(found)
                .containsSubsequence("value=\"Quay-1-kiosk\" checked", "<strong>Lobby</strong>")
                .doesNotContain("Quay-0-kiosk");
        assertThat(find(operator, page, Map.of("q", "tag:", "mode", "matching")).body())
                .contains("lacks what to look for");
    }

    @Test
    void showsTheResultsOfAKioskWhoseNameIsWritten() {
        save("named", json(SampleSurveys.nps()).replace("\"recommend\",\"version\"", "\"named\",\"version\""));
        publish("named", 201);
        fleetOf(30, "Pier");
        Browser operator = server.signedIn();

        assertThat(operator.get("/results/named?kioskName=pier+29").body())
                .contains("name=\"kiosk\" value=\"Pier-29-kiosk\"");
        assertThat(operator.get("/results/named?kioskName=pier").body())
                .contains("30 kiosks match “pier”", "name=\"kiosk\" value=\"\"");
        assertThat(operator.get("/live/kiosk-options?kioskName=pier").body())
                .contains("data-value=\"Pier-0-kiosk\"", "20 of 30");
    }

    private static HttpResponse<String> find(Browser operator, String page, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", "_csrf=" + URLEncoder.encode(operator.token(page), UTF_8) + "&", ""));
        return operator.send(operator.request(page + "/find")
                .header("HX-Request", "true")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private static void fleetOf(int count, String name) {
        for (int i = 0; i < count; i++) {
            server.bean(WriterDb.class)
                    .jdbc()
                    .sql("insert into kiosk (id, name, created_at) values (:id, :name, 1)")
                    .param("id", name + "-" + i + "-kiosk")
                    .param("name", name + " " + i)
                    .update();
        }
    }

    private static long desiring(String survey) {
        return server.bean(WriterDb.class)
                .jdbc()
                .sql("select count(*) from twin where desired_survey_id = :survey")
                .param("survey", survey)
                .query(Long.class)
                .single();
    }

    @Test
    void givesPartsOfContentToThoseWhoWereCutOff() {
        save("parts", json(SampleSurveys.nps()).replace("\"recommend\",\"version\"", "\"parts\",\"version\""));
        JsonNode version = publish("parts", 201);
        String path = "/content/surveys/" + version.get("hash").asString();
        byte[] whole = fetch(path, null).body();

        HttpResponse<byte[]> rest = fetch(path, "bytes=100-");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(new String(rest.body(), UTF_8)).isEqualTo(new String(whole, UTF_8).substring(100));
    }

    @Test
    void givesContentToKiosksOnly() throws Exception {
        try (Door stranger = new Door(server, TestIdentity.stranger(server))) {
            HttpRequest request =
                    stranger.request("/content/surveys/" + "a".repeat(64)).build();
            assertThat(stranger.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(401);
        }
        assertThat(browser.send(browser.asOperator("/content/surveys/" + "a".repeat(64))
                                .GET()
                                .build())
                        .statusCode())
                .isIn(401, 404);
    }

    @Test
    void numbersVersionsAndPublishesNothingTwice() {
        String first = json(SampleSurveys.nps());
        save("recommend", first);

        assertThat(publish("recommend", 201).get("version").asInt()).isEqualTo(1);
        assertThat(publish("recommend", 200).get("version").asInt()).isEqualTo(1);
        save("recommend", first.replace("\"thankYouSeconds\":4", "\"thankYouSeconds\":6"));
        assertThat(publish("recommend", 201).get("version").asInt()).isEqualTo(2);
    }

    @Test
    void keepsAFaultyDraftAndListsEveryFault() {
        String faulty = "{\"id\":\"broken\",\"name\":\"\",\"languages\":[],\"pages\":[]}";

        JsonNode saved = save("broken", faulty);
        HttpResponse<String> refused = browser.postJson("/api/v1/surveys/broken/versions", "");

        assertThat(saved.get("faults").size()).isGreaterThan(2);
        assertThat(browser.getApi("/api/v1/surveys/broken/draft").body()).isEqualTo(faulty);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(tree(refused).get("faults").size())
                .isEqualTo(saved.get("faults").size());
    }

    @Test
    void refusesADraftThatPretendsToBeAnotherSurvey() {
        JsonNode saved = save("someone-else", json(SampleSurveys.nps()));

        assertThat(saved.get("faults").toString()).contains("must stay 'someone-else'");
    }

    @Test
    void refusesPicturesThatWereNotUploadedAndTakesThoseThatWere() {
        String body = json(SampleSurveys.everyKind());

        JsonNode saved = save(SampleSurveys.everyKind().id().value(), body);

        assertThat(saved.get("faults").toString()).contains("no such picture");
    }

    @Test
    void keepsPicturesByTheirFirstBytesWhateverTheyAreCalled() {
        HttpResponse<String> added = browser.send(browser.asOperator("/api/v1/assets")
                .header("Content-Type", "text/html")
                .POST(BodyPublishers.ofByteArray(PNG))
                .build());
        HttpResponse<String> refused = browser.send(browser.asOperator("/api/v1/assets")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofString("<script>alert(1)</script>"))
                .build());

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(tree(added).get("mediaType").asString()).isEqualTo("image/png");
        assertThat(fetch("/content/assets/" + tree(added).get("hash").asString(), null)
                        .body())
                .isEqualTo(PNG);
        assertThat(refused.statusCode()).isEqualTo(422);
    }

    @Test
    void saysWhichTypeIsRightForWhatCameAsAForm() {
        for (String path : new String[] {"/api/v1/assets", "/api/v1/surveys/any/draft"}) {
            HttpResponse<String> answer = browser.send(browser.asOperator(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(path.endsWith("draft") ? "PUT" : "POST", BodyPublishers.ofByteArray(PNG))
                    .build());

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("application/octet-stream");
        }
    }

    private static JsonNode save(String id, String body) {
        HttpResponse<String> answer = browser.putJson("/api/v1/surveys/" + id + "/draft", body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return tree(answer);
    }

    private static JsonNode publish(String id, int expected) {
        HttpResponse<String> answer = browser.postJson("/api/v1/surveys/" + id + "/versions", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return tree(answer);
    }

    private static HttpResponse<byte[]> fetch(String path, String range) {
        var request = door.request(path);
        if (range != null) {
            request.header("Range", range);
        }
        try {
            return door.send(request.GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Survey survey) {
        return new String(SurveyCodec.encode(survey), UTF_8);
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
