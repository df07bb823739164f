package fi.hymy.fleet.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.DesiredState;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Assignments, calendars and a survey's life, by the pages and by the API, with the reconciler at work.
final class AssignmentPagesIT {
    @TempDir
    private static Path data;

    private static RunningServer server;
    private static Browser browser;
    private static KioskId kiosk;
    private static String site;
    private static String point;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        browser = server.signedIn();
        kiosk = server.bean(Kiosks.class).register("Lobby kiosk").id();
        String city =
                made("/api/v1/places", "{\"kind\":\"organisation\",\"name\":\"City\",\"zone\":\"Europe/Helsinki\"}");
        site = made(
                "/api/v1/places",
                "{\"kind\":\"site\",\"name\":\"Main library\",\"parent\":\"%s\",\"hours\":\"Mon-Sun 08:00-20:00\"}"
                        .formatted(city));
        point = made("/api/v1/points", "{\"site\":\"%s\",\"name\":\"Lobby\"}".formatted(site));
        made("/api/v1/placements", "{\"kiosk\":\"%s\",\"point\":\"%s\"}".formatted(kiosk, point));
        publish("usual");
        publish("lunch");
        browser.postJson(
                "/api/v1/assignments", "{\"survey\":\"usual\",\"version\":1,\"kiosks\":[\"%s\"]}".formatted(kiosk));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void assignsShowsAndEndsByThePages() {
        assertThat(browser.get("/assignments").body()).contains("<h1>Assignments</h1>", "New assignment");
        Map<String, String> wish = Map.of(
                "version",
                "lunch 1",
                "kind",
                "point",
                "target",
                "Main library, Lobby",
                "from",
                "2031-05-01",
                "to",
                "2031-05-31",
                "hours",
                "Mon-Fri 11:00-13:00",
                "priority",
                "5",
                "note",
                "Campaign");
        String preview =
                browser.submit("/assignments/new", "/assignments/preview", wish).body();
        assertThat(preview)
                .contains("<strong>1 kiosk is meant now.</strong>", "Nothing else is assigned")
                .doesNotContain("<html");
        HttpResponse<String> faulty = browser.submit(
                "/assignments/new",
                "/assignments",
                Map.of("version", "", "kind", "place", "target", "Nowhere", "hours", "soon"));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("3 fields are not right", "There is no place", "value=\"Nowhere\"");

        HttpResponse<String> saved = browser.submit("/assignments/new", "/assignments", wish);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
        assertThat(browser.get("/assignments").body())
                .contains(
                        "1 May 2031 to 31 May 2031", "Mon-Fri 11:00-13:00, priority 5", "Campaign", "Planned", "Undo");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(surveys()).containsExactlyInAnyOrder("usual", "lunch"));

        String week = browser.get("/kiosks/%s/calendar?date=2031-05-06".formatted(kiosk))
                .body();
        assertThat(week).contains("Mon 5 May", "11:00–13:00", "20:00–24:00", "Closed", "Times of Europe/Helsinki");
        assertThat(browser.get("/assignments/calendar/places/%s?view=month&date=2031-05-06".formatted(site))
                        .body())
                .contains("Thu 1 May", "Sat 31 May");
        assertThat(browser.get("/assignments/calendar/points/" + point).body()).contains("No kiosk stands here");
        assertThat(browser.get("/assignments/calendar/points/" + point + "?date=2031-05-06")
                        .body())
                .contains("on Lobby kiosk");
        assertThat(browser.get("/kiosks/%s/calendar?date=soon".formatted(kiosk)).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/kiosks/" + kiosk).body())
                .contains("What shows when", "Last changes", "It has never connected");
        assertThat(browser.get("/kiosks/%s/history".formatted(kiosk)).body())
                .contains("Assignments: 1, until then 0", "by tester", "not known to it yet");

        String id = json(browser.getApi("/api/v1/assignments"))
                .get("items")
                .valueStream()
                .filter(item -> item.get("note").asString().equals("Campaign"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        assertThat(browser.get("/assignments/" + id).body())
                .contains("value=\"2031-05-31\"", "Take the last change back");
        browser.submit("/assignments", "/assignments/" + id + "/end", Map.of());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(surveys()).containsExactly("usual"));
        assertThat(browser.get("/assignments?all=true").body()).contains("Ended");
    }

    @Test
    void doesTheSameByTheApi() {
        JsonNode saved = json(browser.postJson("/api/v1/assignments/planned", """
                {"survey": "lunch", "version": 1, "target": {"kind": "place", "value": "Main library"},
                 "from": "2032-03-27", "to": "2032-03-29", "hours": "Mon-Sun 02:30-04:30"}
                """));
        assertThat(saved.get("preview").get("kiosks").asInt()).isEqualTo(1);
        String id = saved.get("assignment").get("id").asString();

        // Clocks are put forward in the small hours of 28 March 2032, and the library is closed then.
        JsonNode spans = json(browser.getApi("/api/v1/kiosks/%s/calendar?from=%s&to=%s"
                        .formatted(
                                kiosk, Instant.parse("2032-03-27T22:00:00Z"), Instant.parse("2032-03-28T06:00:00Z"))))
                .get("items");
        assertThat(spans.get(1).get("from").asString()).isEqualTo("2032-03-28T00:30:00Z");
        assertThat(spans.get(1).get("to").asString()).isEqualTo("2032-03-28T01:30:00Z");
        assertThat(spans.get(1).get("survey").asString()).isEqualTo("lunch");
        assertThat(spans.get(1).get("open").asBoolean()).isFalse();

        HttpResponse<String> stale = browser.putJson("/api/v1/assignments/" + id, """
                {"survey": "lunch", "version": 1, "target": {"kind": "query", "value": ""}, "revision": 9}
                """);
        assertThat(stale.statusCode()).isEqualTo(409);
        HttpResponse<String> fickle = browser.postJson("/api/v1/assignments/preview", """
                {"survey": "lunch", "version": 1, "target": {"kind": "query", "value": "state:offline"}}
                """);
        assertThat(fickle.statusCode()).isEqualTo(422);
        assertThat(fickle.body()).contains("change by the minute");
        JsonNode ended = json(browser.postJson("/api/v1/assignments/" + id + "/end", ""));
        assertThat(ended.get("ended").asBoolean()).isTrue();
        JsonNode back = json(browser.postJson("/api/v1/assignments/" + id + "/undo", "{\"revision\": 2}"));
        assertThat(back.get("ended").asBoolean()).isFalse();
        browser.postJson("/api/v1/assignments/" + id + "/end", "");
        assertThat(json(browser.getApi("/api/v1/assignments/" + id + "/history"))
                        .get("items")
                        .size())
                .isEqualTo(4);
        JsonNode screen = json(browser.getApi("/api/v1/kiosks/" + kiosk + "/screen"));
        assertThat(screen.get("cause").asString()).isEqualTo("NEVER_CAME");
        assertThat(json(browser.getApi("/api/v1/kiosks/" + kiosk + "/history?limit=1"))
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void takesDaypartsFromFieldsAndShowsThemAgain() {
        Map<String, String> wish = new HashMap<>(Map.of(
                "version",
                "lunch 1",
                "kind",
                "kiosk",
                "target",
                kiosk.value(),
                "from",
                "2033-05-02",
                "to",
                "2033-05-08",
                "note",
                "By fields",
                "fields",
                "1"));
        wish.putAll(Map.of("d0.MONDAY", "on", "d0.WEDNESDAY", "on", "f0", "11:00", "t0", "13:30", "x0", "2033-05-04"));

        HttpResponse<String> saved = browser.submit("/assignments/new", "/assignments", wish);

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
        JsonNode made = json(browser.getApi("/api/v1/assignments?limit=1000"))
                .get("items")
                .valueStream()
                .filter(item -> item.get("note").asString().equals("By fields"))
                .findFirst()
                .orElseThrow();
        assertThat(made.get("hours").asString()).isEqualTo("Mon,Wed 11:00-13:30; 2033-05-04 closed");
        String page = browser.get("/assignments/" + made.get("id").asString()).body();
        assertThat(page)
                .contains("name=\"d0.WEDNESDAY\" checked", "value=\"13:30\"", "value=\"2033-05-04\"")
                .doesNotContain("<textarea");
        assertThat(browser.get("/assignments/hours?f0=09:00").body()).contains("name=\"f2\"", "value=\"09:00\"");
        browser.postJson("/api/v1/assignments/" + made.get("id").asString() + "/end", "");
    }

    @Test
    void theCalendarShowsThePastAsTheKioskToldIt() {
        KioskId told = server.bean(Kiosks.class).register("Told kiosk").id();
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        server.bean(WriterDb.class)
                .jdbc()
                .sql("""
                        insert into twin_change (kiosk_id, number, side, version, survey_id, survey_version, what,
                                                 changed_by, at)
                        values (:kiosk, 1, 'reported', 1, 'usual', 1, '', '', :at)
                        """)
                .param("kiosk", told.value())
                .param("at", yesterday.toEpochMilli())
                .update();
        String date =
                LocalDate.ofInstant(yesterday, ZoneId.of("Europe/Helsinki")).toString();

        String day =
                browser.get("/kiosks/%s/calendar?date=%s".formatted(told, date)).body();

        assertThat(day).contains("usual, version 1".replace("usual", name("usual")), "Not known");
        assertThat(browser.get("/kiosks/%s/calendar?date=2031-05-06".formatted(told))
                        .body())
                .as("no standing survey: what comes is a gap")
                .contains("Nothing shows")
                .doesNotContain("Not known");
    }

    private static String name(String survey) {
        return server.bean(SurveyNames.class).of(new SurveyId(survey));
    }

    @Test
    void letsASurveyCloseAndOpensItAgain() {
        KioskId other = server.bean(Kiosks.class).register("Passing kiosk").id();
        publish("passing");
        browser.postJson(
                "/api/v1/assignments", "{\"survey\":\"passing\",\"version\":1,\"kiosks\":[\"%s\"]}".formatted(other));
        assertThat(browser.get("/surveys/passing/state").body()).contains("take it off 1 kiosk");

        browser.submit("/surveys/passing/state", "/surveys/passing/state", Map.of("state", "closing"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(desired(other).surveys()).isEmpty());
        assertThat(browser.get("/surveys/passing").body()).contains("Closing since");
        assertThat(browser.postJson(
                                "/api/v1/assignments",
                                "{\"survey\":\"passing\",\"version\":1,\"kiosks\":[\"%s\"]}".formatted(other))
                        .statusCode())
                .isEqualTo(409);
        assertThat(browser.putJson("/api/v1/surveys/passing/state", "{\"state\": \"closed\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/results/passing").body()).contains("Closed on", "No answer came after it was closed");

        browser.submit("/surveys/passing/state", "/surveys/passing/state", Map.of("state", "open"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(desired(other).survey()).isPresent());
        assertThat(browser.get("/surveys/passing/back?version=1").body()).contains("No kiosk shows a later version");
        assertThat(browser.get("/surveys/passing/back?version=7").statusCode()).isEqualTo(404);
    }

    private static Set<String> surveys() {
        return desired(kiosk).surveys().stream()
                .map(ref -> ref.survey().value())
                .collect(Collectors.toSet());
    }

    private static DesiredState desired(KioskId id) {
        return server.bean(Twin.class).find(id).desired();
    }

    private static void publish(String survey) {
        String json = new String(SurveyCodec.encode(SampleSurveys.nps()), StandardCharsets.UTF_8)
                .replace("\"recommend\",\"version\"", "\"%s\",\"version\"".formatted(survey));
        assertThat(browser.putJson("/api/v1/surveys/%s/draft".formatted(survey), json)
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.postJson("/api/v1/surveys/%s/versions".formatted(survey), "")
                        .statusCode())
                .isEqualTo(201);
    }

    private static String made(String path, String body) {
        HttpResponse<String> answer = browser.postJson(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode id = json(answer).get("id");
        return id == null ? "" : id.asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }
}
