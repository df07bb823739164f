package fi.hymy.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.signin.TestOperators;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Operators and what each may do, on a running server.
final class OperatorsIT {
    /// Doors of their own decide about these.
    private static final Set<String> OTHER_DOORS =
            Set.of("/content/", "/device/", "/enrol", "/install/", "/error", "/sign-in", "/taste", "/welcome");

    private static final String PASSWORD = "quite another horse";

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static final Map<Role, Browser> AS = new HashMap<>();

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        for (Role role : Role.values()) {
            TestOperators.add(server, role.name(), PASSWORD, false, role);
            Browser browser = server.browser();
            browser.signIn(role.name(), PASSWORD);
            AS.put(role, browser);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void hasARuleForEveryRoute() {
        Rules rules = server.bean(Rules.class);

        assertThat(routes().filter(route ->
                        rules.roles(route.method(), route.path()).isEmpty()))
                .as("routes without a row in Rules: nobody may use them")
                .isEmpty();
    }

    @Test
    void letsEachRoleDoItsOwnWorkAlone() {
        assertThat(who("GET", "/operators")).containsExactly(Role.ADMIN);
        assertThat(who("POST", "/operators")).containsExactly(Role.ADMIN);
        assertThat(who("POST", "/api/v1/operators")).containsExactly(Role.ADMIN);
        for (String path : List.of(
                "/kiosks",
                "/kiosks/k/commands",
                "/kiosks/k/settings",
                "/kiosks/k/life",
                "/api/v1/kiosks",
                "/api/v1/kiosks/k/revocation",
                "/api/v1/kiosks/k/replacement",
                "/join",
                "/api/v1/enrolments/claims",
                "/rollouts",
                "/api/v1/rollouts",
                "/surveys/s/publish",
                "/api/v1/surveys/s/versions",
                "/plan/packing/k/shipped",
                "/api/v1/packing/k")) {
            assertThat(who("POST", path)).as(path).containsExactly(Role.ADMIN, Role.DEVICE_MANAGER);
        }
        for (String path : List.of(
                "/sites/places",
                "/sites/import",
                "/api/v1/places",
                "/api/v1/points",
                "/api/v1/sheets/sites",
                "/plan/points/p",
                "/plan/points/p/reserve",
                "/api/v1/reservations",
                "/api/v1/plans/p")) {
            assertThat(who("POST", path)).as(path).containsExactly(Role.ADMIN, Role.COORDINATOR);
        }
        for (String path : List.of("/", "/kiosks", "/kiosks/k", "/sites", "/results", "/api/v1/places")) {
            assertThat(who("GET", path)).as(path).containsExactly(Role.values());
        }
        for (String path : List.of("/plan", "/plan/packing", "/rollouts", "/life", "/assignments", "/quarantine")) {
            assertThat(who("GET", path)).as(path).containsExactly(Role.ADMIN, Role.DEVICE_MANAGER, Role.COORDINATOR);
        }
        assertThat(who("GET", "/surveys/s/edit")).doesNotContain(Role.VIEWER).contains(Role.DESIGNER);
        assertThat(who("GET", "/no/such/page")).isEmpty();
    }

    @Test
    void refusesAtTheDoorAndSaysWhoMay() {
        Browser coordinator = AS.get(Role.COORDINATOR);

        HttpResponse<String> page = coordinator.get("/kiosks/new");
        HttpResponse<String> api = coordinator.send(coordinator
                .asProgram("/api/v1/kiosks", Role.COORDINATOR.name(), PASSWORD)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"Mine\"}"))
                .build());

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Only admins and device managers may do this", "a coordinator");
        assertThat(api.statusCode()).isEqualTo(403);
        assertThat(api.body()).contains("Only admins and device managers may do this");
        assertThat(coordinator.get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(coordinator.get("/no/such/page").body()).contains("There is no such page");
    }

    /// Whatever a page offers, its reader may do.
    @Test
    void offersNothingThatOneMayNotDo() {
        Rules rules = server.bean(Rules.class);
        for (Role role : Role.values()) {
            for (String page : List.of(
                    "/",
                    "/kiosks",
                    "/sites",
                    "/sites/list",
                    "/sites/groups",
                    "/surveys",
                    "/plan",
                    "/plan/packing",
                    "/life",
                    "/results",
                    "/account")) {
                HttpResponse<String> answer = AS.get(role).get(page);
                if (!rules.roles("GET", page).orElseThrow().contains(role)) {
                    assertThat(answer.statusCode()).as(role + " at " + page).isEqualTo(403);
                    continue;
                }
                assertThat(answer.statusCode()).as(role + " at " + page).isEqualTo(200);
                assertThat(offered(answer.body()))
                        .as(role + " at " + page)
                        .allSatisfy(route -> assertThat(rules.roles(route.method(), route.path()))
                                .hasValueSatisfying(roles -> assertThat(roles).contains(role)));
            }
        }
    }

    @Test
    void invitesAnOperatorWhoChoosesAPasswordByALinkOnce() {
        Browser admin = AS.get(Role.ADMIN);

        HttpResponse<String> added =
                admin.submit("/operators", "/operators", Map.of("name", "anna", "role", "COORDINATOR"));
        String link = found(added.body(), "<pre id=\"issued\">http://[^/]+(/welcome/[\\w-]{43})</pre>")
                .group(1);
        HttpResponse<String> again =
                admin.submit("/operators", "/operators", Map.of("name", "ANNA", "role", "COORDINATOR"));

        assertThat(again.body()).contains("There is an operator called 'anna' already");
        assertThat(admin.get("/operators").body()).doesNotContain(link).contains("Invited, until");
        Browser anna = server.browser();
        assertThat(anna.get(link).body()).contains("anna", "Coordinator");
        assertThat(anna.submit(link, link, Map.of("chosen", "passwordpassword", "again", "passwordpassword"))
                        .body())
                .contains("too easy to guess");
        anna.submit(link, link, Map.of("chosen", PASSWORD, "again", PASSWORD));
        anna.signIn("anna", PASSWORD);
        assertThat(anna.get("/sites").statusCode()).isEqualTo(200);
        assertThat(anna.get(link).statusCode()).as("a link that was used").isEqualTo(410);
    }

    @Test
    void takesAnInvitationBack() {
        Browser admin = AS.get(Role.ADMIN);
        HttpResponse<String> added =
                admin.submit("/operators", "/operators", Map.of("name", "never", "role", "COORDINATOR"));
        String link = found(added.body(), "<pre id=\"issued\">http://[^/]+(/welcome/[\\w-]{43})</pre>")
                .group(1);
        String id = found(added.body(), "/operators/([^/\"]+)/take-back").group(1);

        admin.submit("/operators", "/operators/" + id + "/take-back", Map.of());

        assertThat(server.browser().get(link).statusCode()).isEqualTo(410);
        assertThat(server.bean(Operators.class).isTaken("never")).isFalse();
    }

    @Test
    void endsTheSessionsOfWhomItSwitchesOffOrGivesAnotherRole() {
        JsonNode operator = added("switched");
        String id = operator.get("operator").get("id").asString();
        TestOperators.password(server, "switched", PASSWORD);
        Browser switched = server.browser();
        switched.signIn("switched", PASSWORD);
        assertThat(switched.get("/kiosks/new").statusCode()).isEqualTo(200);

        assertThat(admin("/api/v1/operators/" + id + "/role", "{\"role\":\"COORDINATOR\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(switched.location(switched.get("/sites"))).isEqualTo("/sign-in");
        switched.signIn("switched", PASSWORD);
        assertThat(switched.get("/kiosks/new").statusCode()).isEqualTo(403);

        assertThat(admin("/api/v1/operators/" + id + "/access", "{\"on\":false}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(switched.location(switched.get("/sites"))).isEqualTo("/sign-in");
        assertThat(switched.send(switched.asProgram("/api/v1/places", "switched", PASSWORD)
                                .GET()
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    private static JsonNode added(String name) {
        Browser browser = server.browser();
        return JsonMapper.shared()
                .readTree(browser.postJson(
                                "/api/v1/operators",
                                "{\"userName\":\"%s\",\"role\":\"DEVICE_MANAGER\"}".formatted(name))
                        .body());
    }

    private static HttpResponse<String> admin(String path, String json) {
        return server.browser().putJson(path, json);
    }

    private static Set<Role> who(String method, String path) {
        return server.bean(Rules.class).roles(method, path).orElse(Set.of());
    }

    private record Route(String method, String path) {}

    private static Stream<Route> routes() {
        return server.beans(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> new Route(method.name(), path.replaceAll("\\{[^}]*}", "x-1234567")))))
                .filter(route ->
                        OTHER_DOORS.stream().noneMatch(door -> route.path().startsWith(door)));
    }

    /// Forms and buttons that lead somewhere.
    private static Stream<Route> offered(String html) {
        Stream<Route> forms = Pattern.compile("<form[^>]*method=\"(post|get)\"[^>]*action=\"([^\"?]+)")
                .matcher(html)
                .results()
                .map(found -> new Route(found.group(1).equals("post") ? "POST" : "GET", found.group(2)));
        Stream<Route> buttons = Pattern.compile("<a class=\"(?:btn|hy-nav)[^\"]*\" href=\"(/[^\"?#]*)")
                .matcher(html)
                .results()
                .map(found -> new Route("GET", found.group(1)));
        return Stream.concat(forms, buttons)
                .filter(route -> !Set.of("/sign-out", "/taste").contains(route.path()));
    }

    private static MatchResult found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow();
    }
}
