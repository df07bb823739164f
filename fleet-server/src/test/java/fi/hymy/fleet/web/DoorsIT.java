package fi.hymy.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Walks every route that the server has, so that a new one cannot be left open by oversight.
final class DoorsIT {
    /// What answers without a sign-in, and must stay short.
    private static final Set<String> PUBLIC = Set.of(
            "/sign-in",
            "/sign-in/code",
            "/sign-in/passkey",
            "/sign-in/passkey/options",
            "/welcome/{token}",
            "/taste",
            "/error");

    @TempDir
    private static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void knowsTheRoutes() {
        assertThat(routes().map(Route::pattern))
                .contains("/", "/sign-in", "/api/v1/kiosks", "/content/surveys/{hash}", "/live/overview");
    }

    @TestFactory
    Stream<DynamicTest> answersNobodyWhoHasNotSignedIn() {
        Browser nobody = server.browser();
        return routes().filter(route -> !PUBLIC.contains(route.pattern()))
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    HttpResponse<String> answer = ask(nobody, route);

                    if (route.isForKiosks()) {
                        // They have a door of their own, and answer at no other.
                        assertThat(answer.statusCode()).isEqualTo(404);
                    } else if (route.isForPrograms()) {
                        assertThat(answer.statusCode()).isEqualTo(route.method() == RequestMethod.GET ? 401 : 403);
                    } else {
                        assertThat(answer.statusCode()).isIn(302, 403);
                        if (answer.statusCode() == 302) {
                            assertThat(nobody.location(answer)).isEqualTo("/sign-in");
                        }
                    }
                    assertIsGuarded(answer);
                }));
    }

    @TestFactory
    Stream<DynamicTest> changesNothingWithoutAToken() {
        Browser operator = server.signedIn();
        return routes().filter(route -> route.method() != RequestMethod.GET)
                .filter(route -> !route.isForKiosks() && !route.pattern().equals("/error"))
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    HttpResponse<String> answer = ask(operator, route);

                    assertThat(answer.statusCode()).isEqualTo(403);
                    assertIsGuarded(answer);
                }));
    }

    @TestFactory
    Stream<DynamicTest> guardsEveryPage() {
        Browser operator = server.signedIn();
        return routes().filter(route ->
                        route.method() == RequestMethod.GET && !route.pattern().equals("/error"))
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    HttpResponse<String> answer = ask(operator, route);

                    assertThat(answer.statusCode()).isLessThan(500);
                    assertIsGuarded(answer);
                }));
    }

    @Test
    void answersNoPageOfAnotherSite() {
        Browser browser = server.browser();
        var request = browser.asOperator("/api/v1/kiosks")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"Stolen\"}"))
                .build();

        assertThat(browser.send(request).statusCode()).isEqualTo(403);
        assertThat(browser.getApi("/api/v1/kiosks").body()).doesNotContain("Stolen");
    }

    @Test
    void showsHealthToThisMachineAndMetricsToOperators() {
        Browser browser = server.browser();

        assertThat(browser.get("/actuator/health").body()).contains("\"UP\"");
        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(browser.getApi("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(browser.get("/actuator/env").statusCode()).isNotEqualTo(200);
    }

    @Test
    void describesItsRestInterface() {
        Browser browser = server.browser();

        assertThat(browser.get("/v3/api-docs").statusCode()).isEqualTo(401);
        assertThat(browser.getApi("/v3/api-docs").body())
                .contains("\"openapi\":\"3", "/api/v1/kiosks", "/api/v1/surveys/{id}/versions");
    }

    @Test
    void saysWhatToDoWhenThereIsNoSuchPage() {
        HttpResponse<String> answer = server.signedIn().get("/no/such/page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page", "To the overview");
    }

    @Test
    void answersProgramsWithProblemDetails() {
        HttpResponse<String> answer = server.browser().getApi("/api/v1/kiosks/kiosk-nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("There is no kiosk 'kiosk-nowhere'.");
    }

    private static void assertIsGuarded(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("frame-ancestors 'none'", "default-src")
                        .doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    private static HttpResponse<String> ask(Browser browser, Route route) {
        String path = route.pattern().replaceAll("\\{[^}]+}", "aaaaaaaa");
        if (route.method() == RequestMethod.POST) {
            return browser.postWithoutToken(path, Map.of("name", "x"));
        }
        return browser.send(browser.request(path)
                .method(route.method().name(), BodyPublishers.noBody())
                .build());
    }

    /// Without those of the devices' own door, which no console's address leads to.
    private static Stream<Route> routes() {
        return server.beans(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(DoorsIT::routes)
                .filter(route -> !route.pattern().startsWith("/enrol"));
    }

    private static Stream<Route> routes(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        List<Route> routes = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods) {
                routes.add(new Route(method, pattern));
            }
        }
        return routes.stream();
    }

    private record Route(RequestMethod method, String pattern) {
        private boolean isForPrograms() {
            return Stream.of("/api/", "/v3/").anyMatch(pattern::startsWith);
        }

        /// Kiosks bring their certificate with every connection, and no cookie that a strange page could make use
        /// of.
        private boolean isForKiosks() {
            return Stream.of("/content/", "/device/", "/enrol").anyMatch(pattern::startsWith);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }
}
