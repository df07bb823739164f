package fi.hymy.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.protocol.id.KioskId;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The coordinator's day: by the pages, and by the API.
final class SitePagesIT {
    @TempDir
    private static Path data;

    private static RunningServer server;
    private static Browser browser;
    private static KioskId lobbyKiosk;
    private static KioskId spare;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        browser = server.signedIn();
        Kiosks kiosks = server.bean(Kiosks.class);
        lobbyKiosk = kiosks.register("Lobby kiosk").id();
        spare = kiosks.register("Spare kiosk").id();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void plansACustomersSitesAndMovesAKiosk() {
        assertThat(browser.get("/sites").body()).contains("<h1>Sites</h1>");
        String organisation = made(browser.submit(
                "/sites/new?kind=organisation",
                "/sites/places",
                Map.of(
                        "kind",
                        "organisation",
                        "name",
                        "City library",
                        "zone",
                        "Europe/Helsinki",
                        "languages",
                        "fi sv")));
        String form = "/sites/new?kind=site&in=" + organisation;
        assertThat(browser.get(form).body()).contains("Empty means: Europe/Helsinki, from City library.");
        String site = made(browser.submit(
                form,
                "/sites/places",
                Map.of(
                        "kind", "site",
                        "parent", organisation,
                        "name", "Main library",
                        "address", "Töölönlahdenkatu 4, Helsinki",
                        "position", "60.17, 24.93",
                        "hours", "Mon-Fri 08:00-21:00\n2026-12-24 closed",
                        "tags", "big")));
        String page = browser.get("/sites/places/" + site).body();
        assertThat(page)
                .contains("Mon-Fri 08:00-21:00; 2026-12-24 closed", "Finnish, Swedish", "from <a")
                .contains("City library</a></span>");

        submit("/sites/places/" + site, "/sites/places/" + site + "/points", Map.of("name", "Lobby"));
        String point = found(browser.get("/sites/places/" + site).body(), "/sites/points/(point-[0-9a-f]+)");
        String pointPage = "/sites/points/" + point;
        assertThat(browser.get(pointPage).body()).contains("No kiosk has stood here yet");
        submit(pointPage, pointPage + "/kiosk", Map.of("kiosk", "Lobby kiosk"));
        submit(
                pointPage,
                pointPage + "/kiosk",
                Map.of("kiosk", spare.value(), "from", "2031-05-01", "replace", "true"));
        assertThat(browser.get(pointPage).body())
                .contains("Stands here", "Planned", "1 May 2031", "Lobby kiosk", "Spare kiosk");
        assertThat(browser.get("/kiosks/" + lobbyKiosk).body()).contains("Where it stands", "Main library, Lobby");

        String plan = found(browser.get(pointPage).body(), "/sites/placements/(placement-[0-9a-f]+)/undo");
        submit(pointPage, "/sites/placements/" + plan + "/undo", Map.of());
        assertThat(browser.get(pointPage).body()).doesNotContain("1 May 2031").contains("stands there still");

        assertThat(browser.get("/sites").body()).contains("City library", "Main library", "1 of 1");
        assertThat(browser.get("/sites?q=" + encoded("toolonlahden")).body()).contains("Main library");
        assertThat(browser.get("/sites/list").body()).contains("Main library", "City library");
        assertThat(browser.get("/sites/map").body()).contains("<circle", "Main library");
    }

    @Test
    void showsWhatIsWrongBesideTheFieldAndKeepsWhatWasWritten() {
        HttpResponse<String> answer = browser.submit(
                "/sites/new?kind=organisation",
                "/sites/places",
                Map.of("kind", "organisation", "name", "Kept", "hours", "Mon 8 o'clock", "position", "here"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("2 fields are not right", "are no hours", "is no position", "value=\"Kept\"");
    }

    @Test
    void tagsManyAndTakesItBack() {
        String all = "/sites/groups?q=" + encoded("spare");
        submit(all, "/sites/groups/tags", Map.of("q", "spare", "add", "stock new", "all", "true"));
        HttpResponse<String> said = browser.get(all);

        assertThat(said.body()).contains("2 tags added");
        assertThat(browser.get("/sites/groups?q=" + encoded("tag:stock,x -tag:nothing"))
                        .body())
                .contains("1 kiosk</h2>", "Spare kiosk");
        String undo = found(said.body(), "(/sites/undo/[0-9a-f-]+)");
        submit("/sites/groups", undo, Map.of("back", "/sites/groups"));
        assertThat(browser.get("/sites/groups?q=" + encoded("tag:stock")).body())
                .contains("No kiosk matches");
        assertThat(browser.get("/sites/groups?q=" + encoded("colour:red")).body())
                .contains("is not known");

        submit(all, "/sites/groups", Map.of("q", "spare", "name", "Spares"));
        assertThat(browser.get("/sites/groups").body()).contains("Spares</a>");
    }

    @Test
    void doesTheSameByTheApi() {
        String organisation = json(browser.postJson(
                        "/api/v1/places", "{\"kind\":\"organisation\",\"name\":\"Api\",\"zone\":\"Europe/Stockholm\"}"))
                .get("id")
                .asString();
        String site = json(browser.postJson(
                        "/api/v1/places",
                        "{\"kind\":\"site\",\"name\":\"Kista\",\"key\":\"k-1\",\"parent\":\"%s\"}"
                                .formatted(organisation)))
                .get("id")
                .asString();
        JsonNode effective = json(browser.getApi("/api/v1/places/" + site));
        assertThat(effective.get("zone").get("value").asString()).isEqualTo("Europe/Stockholm");
        assertThat(effective.get("zone").get("from").asString()).isEqualTo(organisation);
        String point = json(browser.postJson("/api/v1/points", "{\"site\":\"%s\",\"name\":\"Till\"}".formatted(site)))
                .get("id")
                .asString();
        KioskId kiosk = server.bean(Kiosks.class).register("Api kiosk").id();
        assertThat(browser.postJson("/api/v1/placements", "{\"kiosk\":\"%s\",\"point\":\"%s\"}".formatted(kiosk, point))
                        .statusCode())
                .isEqualTo(201);

        JsonNode first = json(browser.getApi("/api/v1/kiosk-queries?limit=1"));
        assertThat(first.get("items").size()).isEqualTo(1);
        JsonNode second = json(browser.getApi(
                "/api/v1/kiosk-queries?limit=1&after=" + first.get("next").asString()));
        assertThat(second.get("items").get(0).get("id"))
                .isNotEqualTo(first.get("items").get(0).get("id"));
        assertThat(json(browser.getApi("/api/v1/kiosk-queries?q=" + encoded("under:api")))
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(kiosk.value());

        HttpResponse<String> taken = browser.postJson(
                "/api/v1/places",
                "{\"kind\":\"site\",\"name\":\"Twice\",\"key\":\"k-1\",\"parent\":\"%s\"}".formatted(organisation));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("Kista");
        HttpResponse<String> faulty =
                browser.postJson("/api/v1/places", "{\"kind\":\"organisation\",\"zone\":\"Mars\"}");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(json(faulty).get("faults").size()).isEqualTo(2);
        assertThat(browser.getApi("/api/v1/kiosk-queries?q=colour:red").statusCode())
                .isEqualTo(422);
        assertThat(browser.getApi("/v3/api-docs").body()).contains("/api/v1/places", "/api/v1/placements");
    }

    @Test
    void givesASheetThatItTakesAgain() {
        HttpResponse<String> csv = browser.getApi("/api/v1/sheets/sites.csv");
        assertThat(csv.body()).startsWith("organisation,areas,site key,site name");
        String sheet =
                "organisation,site key,site name,position,point key,point name\nImported,i-1,Harbour,60 24,ip-1,Pier\n";

        HttpResponse<String> brought = browser.postJson("/api/v1/sheets/sites", sheet);
        assertThat(brought.statusCode()).as(brought.body()).isEqualTo(200);
        HttpResponse<String> faulty = browser.postJson("/api/v1/sheets/sites", sheet.replace("60 24", "nowhere"));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("row 2, position");
        assertThat(browser.get("/sites/import").body()).contains("opening hours");
        HttpResponse<String> again = browser.submit(
                "/sites/import", "/sites/import/write", Map.of("csv", sheet.replace("Pier", "Long pier")));
        assertThat(browser.location(again)).isEqualTo("/sites");
        assertThat(browser.get("/sites").body()).contains("1 points changed");
    }

    private static void submit(String page, String action, Map<String, String> fields) {
        HttpResponse<String> answer = browser.submit(page, action, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private static String made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return found(browser.location(answer), "/sites/places/(place-[0-9a-f]+)");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
