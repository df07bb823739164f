package fi.hymy.fleet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.account.Role;
import fi.hymy.fleet.storage.WriterDb;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SignInIT {
    private static final String OLD = "once upon a time";
    private static final String NEW = "a much longer secret";

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
    void lastsOverARestartOfTheServer(@TempDir Path own) {
        Browser browser;
        int port;
        try (RunningServer first = RunningServer.start(own)) {
            browser = first.signedIn();
            port = first.port();
            assertThat(browser.get("/kiosks").statusCode()).isEqualTo(200);
        }

        try (RunningServer again = RunningServer.start(own, "--hymy.http.port=" + port)) {
            assertThat(again.port()).isEqualTo(port);
            assertThat(browser.get("/kiosks").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void endsWhenAskedTo() {
        Browser browser = server.signedIn();

        browser.submit("/kiosks/new", "/sign-out", Map.of());

        assertThat(browser.location(browser.get("/kiosks"))).isEqualTo("/sign-in");
    }

    @Test
    void guardsItsCookie() {
        HttpResponse<String> page = server.browser().get("/sign-in");

        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void leadsBackToThePageThatWasWanted() {
        Browser browser = server.browser();
        browser.get("/surveys/new");

        HttpResponse<String> answer = signIn(browser, RunningServer.OPERATOR, RunningServer.PASSWORD);

        assertThat(browser.location(answer)).startsWith("/surveys/new");
    }

    @Test
    void makesThoseWaitWhoGuess() {
        operator("guessed", false);
        Browser browser = server.browser();
        for (int i = 0; i < 8; i++) {
            signIn(browser, "guessed", "a wrong guess");
        }

        HttpResponse<String> right = signIn(browser, "guessed", OLD);
        HttpResponse<String> program = program(browser, "guessed", OLD);

        assertThat(browser.location(right)).startsWith("/sign-in?wait=");
        assertThat(program.statusCode()).isEqualTo(429);
        assertThat(program.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void opensOneDoorOnlyWithAOneTimePassword() {
        operator("newcomer", true);
        Browser browser = server.browser();
        browser.signIn("newcomer", OLD);

        assertThat(browser.location(browser.get("/kiosks"))).isEqualTo("/account/password");
        assertThat(program(browser, "newcomer", OLD).statusCode()).isEqualTo(403);

        HttpResponse<String> tooShort =
                browser.submit("/account/password", "/account/password", Map.of("chosen", "short", "again", "short"));
        browser.submit("/account/password", "/account/password", Map.of("chosen", NEW, "again", NEW));

        assertThat(tooShort.body()).contains("too short");
        assertThat(browser.get("/kiosks").statusCode()).isEqualTo(200);
        assertThat(program(browser, "newcomer", NEW).statusCode()).isEqualTo(200);
    }

    @Test
    void endsOtherSessionsWhenThePasswordChanges() {
        operator("changer", false);
        Browser elsewhere = server.browser();
        elsewhere.signIn("changer", OLD);
        Browser here = server.browser();
        here.signIn("changer", OLD);

        here.submit("/account", "/account/password", Map.of("current", OLD, "chosen", NEW, "again", NEW));

        assertThat(here.get("/kiosks").statusCode()).isEqualTo(200);
        assertThat(elsewhere.location(elsewhere.get("/kiosks"))).isEqualTo("/sign-in");
    }

    @Test
    void givesWhoeverLostThePasswordANewOneAtAStartThatIsToldTo(@TempDir Path own) {
        Browser elsewhere;
        try (RunningServer lost = RunningServer.start(own)) {
            elsewhere = lost.signedIn();
            assertThat(elsewhere.get("/kiosks").statusCode()).isEqualTo(200);
        }
        try (RunningServer reset =
                RunningServer.start(own, "--hymy.first-operator.reset=true", "--hymy.first-operator.password=" + NEW)) {
            Browser browser = reset.browser();

            assertThat(program(browser, RunningServer.OPERATOR, RunningServer.PASSWORD)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(program(browser, RunningServer.OPERATOR, NEW).statusCode())
                    .isEqualTo(200);
            assertThat(reset.bean(WriterDb.class)
                            .jdbc()
                            .sql("select count(*) from spring_session where principal_name is not null")
                            .query(Long.class)
                            .single())
                    .as("sessions of before")
                    .isZero();
        }
    }

    @Test
    void letsATokenDoWhatItSaysAndNoMore() {
        Browser browser = server.browser();
        JsonNode made = JsonMapper.shared()
                .readTree(browser.postJson(
                                "/api/v1/account/tokens",
                                "{\"name\":\"Nightly\",\"scopes\":[\"kiosks:read\"],\"days\":30}")
                        .body());
        String token = made.get("secret").asString();

        assertThat(bearer(browser, token, "/api/v1/kiosks").statusCode()).isEqualTo(200);
        assertThat(bearer(browser, token, "/api/v1/places").body()).contains("sites:read");
        assertThat(bearer(browser, token, "/api/v1/account/tokens").statusCode())
                .isEqualTo(403);
        assertThat(bearer(browser, token + "x", "/api/v1/kiosks").statusCode()).isEqualTo(401);

        String id = made.get("token").get("id").asString();
        browser.send(browser.asOperator("/api/v1/account/tokens/" + id).DELETE().build());
        assertThat(bearer(browser, token, "/api/v1/kiosks").statusCode()).isEqualTo(401);
    }

    @Test
    void asksForACodeOnceThereIsAnApp() {
        operator("careful", false);
        Browser phone = server.browser();
        phone.signIn("careful", OLD);
        String secret = found(phone.get("/account/app").body(), "hy-key\">([A-Z2-7 ]+)<")
                .replace(" ", "");
        Instant now = Instant.now();
        HttpResponse<String> codes =
                phone.submit("/account/app", "/account/app", Map.of("code", Totp.code(secret, now)));
        String recovery = found(codes.body(), "<pre id=\"codes\">\\s*([a-z0-9-]{19})");

        Browser elsewhere = server.browser();
        HttpResponse<String> half = signIn(elsewhere, "careful", OLD);
        assertThat(elsewhere.location(half)).isEqualTo("/sign-in/code");
        assertThat(elsewhere.location(elsewhere.get("/kiosks"))).isEqualTo("/sign-in/code");
        assertThat(elsewhere
                        .submit("/sign-in/code", "/sign-in/code", Map.of("code", Totp.code(secret, now)))
                        .body())
                .as("the code that set the app up")
                .contains("used already");
        elsewhere.submit("/sign-in/code", "/sign-in/code", Map.of("code", recovery));
        assertThat(elsewhere.get("/kiosks").statusCode()).isEqualTo(200);
        assertThat(program(server.browser(), "careful", OLD).body()).contains("API token");
        assertThat(elsewhere.get("/account").body()).contains("password and code", "9 recovery codes");
    }

    @Test
    void listsSessionsAndEndsThem() {
        operator("roamer", false);
        Browser here = server.browser();
        here.signIn("roamer", OLD);
        Browser there = server.browser();
        there.signIn("roamer", OLD);

        assertThat(here.get("/account").body()).contains("Here, now", "End all others", "this machine");
        here.submit("/account", "/account/sessions/end-others", Map.of());

        assertThat(here.get("/account").body()).contains("Here, now").doesNotContain("End all others");
        assertThat(there.location(there.get("/kiosks"))).isEqualTo("/sign-in");
    }

    private static void operator(String name, boolean mustChange) {
        TestOperators.add(server, name, OLD, mustChange, Role.ADMIN);
    }

    private static HttpResponse<String> signIn(Browser browser, String name, String password) {
        return browser.submit("/sign-in", "/sign-in", Map.of("username", name, "password", password));
    }

    private static HttpResponse<String> program(Browser browser, String name, String password) {
        return browser.send(
                browser.asProgram("/api/v1/kiosks", name, password).GET().build());
    }

    private static HttpResponse<String> bearer(Browser browser, String token, String path) {
        return browser.send(browser.request(path)
                .header("Authorization", "Bearer " + token)
                .GET()
                .build());
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
