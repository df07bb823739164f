package fi.hymy.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.kiosk.DeviceSetups;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A survey on its way to kiosks, watched and steered by the pages and by the API, on a server that is ended in the
/// middle of it.
final class RolloutPagesIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final List<KioskId> KIOSKS = new ArrayList<>();

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        browser = server.signedIn();
        for (int i = 1; i <= 4; i++) {
            KIOSKS.add(server.bean(Kiosks.class).register("Kiosk " + i).id());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void pausesAtTheFirstFailureGoesOnAfterARestartAndTakesAllBack() {
        assertThat(browser.get("/rollouts").body()).contains("No rollout yet", "Make the first rollout");
        publish();
        assertThat(browser.get("/surveys/lunch").body())
                .contains("/rollouts/new?survey=lunch&amp;version=1&amp;preset=careful");
        String page = "/rollouts/new?survey=lunch&version=1";
        HttpResponse<String> bad = browser.submit(
                page, "/rollouts/new", Map.of("kind", "survey", "ref", "lunch/1", "own", "true", "waves", "some"));
        assertThat(bad.body()).contains("no wave: write 3 or 10 %");
        String look = browser.post(
                        "/rollouts/new/look",
                        browser.token(page),
                        Map.of("kind", "survey", "q", "Kiosk", "preset", "careful"))
                .body();
        assertThat(look).contains("4 kiosks match");

        HttpResponse<String> made = browser.submit(page, "/rollouts/new", own());
        String rollout = browser.location(made);
        assertThat(browser.get(rollout).body()).contains("This is a draft", "Start: 1 kiosk first");
        browser.submit(rollout, rollout + "/start", Map.of());
        await().atMost(SOON).until(() -> told().size() == 1);

        KioskId first = told().getFirst();
        report(first, new Problem(Reason.HASH_MISMATCH, "the logo"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.get("/live" + rollout).body())
                        .contains("It paused by itself: 1 kiosk has failed; the rollout stops at 1.")
                        .contains("What it fetched was damaged. (the logo)"));
        assertThat(browser.get(rollout + "/kiosks?state=failed").body()).contains("What it fetched was damaged");
        assertThat(told()).containsExactly(first);

        server.close();
        server = RunningServer.start(data);
        browser = server.signedIn();
        browser.submit(rollout, rollout + "/resume", Map.of("again", "true"));
        await().atMost(SOON).until(() -> told().size() == 4 || showAll());

        await().atMost(SOON).untilAsserted(() -> {
            showAll();
            assertThat(browser.get("/live" + rollout).body()).contains("Every kiosk has an end below");
        });
        assertThat(browser.get("/live" + rollout).body())
                .contains("Resumed", "Wave 2 began: 3 more kiosks", "Done: 4 kiosks have it");
        assertThat(browser.get("/kiosks/" + first).body()).contains("Lunch for all", "Has it since");
        browser.submit(rollout, rollout + "/back", Map.of());
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).isEmpty());
        assertThat(browser.get("/rollouts").body()).contains("4 taken back");
        assertThat(browser.submit(rollout, rollout + "/pause", Map.of()).statusCode())
                .isEqualTo(302);
    }

    @Test
    void rollsSettingsOutByTheApi() {
        JsonNode faulty = json(browser.postJson(
                "/api/v1/rollouts",
                "{\"kind\": \"settings\", \"change\": {\"volume\": \"loud\"}, \"query\": \"tag:\"}"));
        assertThat(faulty.get("status").asInt()).isEqualTo(422);
        assertThat(faulty.get("faults")).hasSize(2);

        String request = """
                {"kind": "settings", "change": {"volume": "35"}, "kiosks": ["%s", "%s"], "preset": "at-once",
                 "name": "Quieter", "start": true}
                """.formatted(KIOSKS.get(0), KIOSKS.get(1));
        JsonNode whole = json(browser.postJson("/api/v1/rollouts", request));
        assertThat(whole.get("meant").asInt()).isEqualTo(2);
        String path = "/api/v1/rollouts/" + whole.get("rollout").get("id").asString();
        assertThat(browser.postJson(path + "/start", "").statusCode()).isEqualTo(409);
        await().atMost(SOON).untilAsserted(() -> {
            showAll();
            assertThat(json(browser.getApi(path)).get("rollout").get("state").asString())
                    .isEqualTo("done");
        });

        var setups = server.bean(DeviceSetups.class);
        assertThat(setups.find(KIOSKS.get(0)).orElseThrow().setup().volume()).isEqualTo(35);
        assertThat(setups.find(KIOSKS.get(2))).isEmpty();
        JsonNode accounts = json(browser.getApi(path + "/kiosks?limit=1"));
        assertThat(accounts.get("items").get(0).get("account").asString()).startsWith("Has it since");
        JsonNode rest = json(browser.getApi(
                path + "/kiosks?limit=1&after=" + accounts.get("next").asString()));
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(json(browser.getApi(path + "/events")).get("items")).hasSizeGreaterThan(2);

        browser.postJson(path + "/rollback", "");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                setups.find(KIOSKS.get(0)).orElseThrow().setup().volume())
                        .isEqualTo(70));
        assertThat(json(browser.getApi("/api/v1/rollouts?limit=1"))
                        .get("items")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("Quieter");
        assertThat(browser.getApi("/api/v1/rollouts/rollout-unknown").statusCode())
                .isEqualTo(404);
    }

    private static Map<String, String> own() {
        return Map.ofEntries(
                Map.entry("kind", "survey"),
                Map.entry("ref", "lunch/1"),
                Map.entry("own", "true"),
                Map.entry("waves", "1"),
                Map.entry("success", "100"),
                Map.entry("soakMinutes", "0"),
                Map.entry("mostFailed", "1"),
                Map.entry("mostFailedPercent", "0"),
                Map.entry("patienceMinutes", "60"),
                Map.entry("name", "Lunch for all"));
    }

    private void publish() {
        String token = browser.token("/surveys/new");
        browser.post("/surveys/new", token, Map.of("name", "Lunch", "template", "smiley"));
        browser.submit("/surveys/lunch/publish", "/surveys/lunch/publish", Map.of("mode", "ticked"));
    }

    private List<KioskId> told() {
        Twin twin = server.bean(Twin.class);
        return KIOSKS.stream()
                .filter(kiosk -> twin.find(kiosk).desired().survey().isPresent())
                .toList();
    }

    private boolean showAll() {
        KIOSKS.forEach(kiosk -> report(kiosk, null));
        return false;
    }

    private void report(KioskId kiosk, @org.jspecify.annotations.Nullable Problem problem) {
        Twin twin = server.bean(Twin.class);
        DesiredState desired = twin.find(kiosk).desired();
        if (desired.version() > 0) {
            twin.report(
                    kiosk, new ReportedState(desired.version(), problem == null ? desired.surveyRef() : null, problem));
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
