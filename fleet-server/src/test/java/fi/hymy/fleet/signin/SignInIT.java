package fi.hymy.fleet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.account.Role;
import fi.hymy.fleet.storage.WriterDb;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
