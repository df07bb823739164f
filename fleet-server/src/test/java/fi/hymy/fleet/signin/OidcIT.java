package fi.hymy.fleet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.account.Entry;
import fi.hymy.fleet.signin.IdentityProvider.Person;
import fi.hymy.fleet.storage.ReaderDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Signing in at an organisation's identity provider, a real one.
final class OidcIT {
    private static final String STRANGER = "/sign-in?stranger";
    private static final String ASTRAY = "/sign-in?astray";

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static IdentityProvider provider;
    private static String whileItWasDown;

    @BeforeAll
    static void start() {
        int port = freePort();
        server = RunningServer.start(
                data,
                "--hymy.oidc.issuer=" + IdentityProvider.issuer(port),
                "--hymy.oidc.client-id=" + IdentityProvider.CLIENT,
                "--hymy.oidc.client-secret=" + IdentityProvider.SECRET,
                "--hymy.oidc.label=Example University",
                "--hymy.oidc.role-claim=groups",
                "--hymy.sign-in.second-step-for=COORDINATOR");
        Browser early = server.browser();
        whileItWasDown = early.location(early.get("/sign-in/oidc/sso"));
        provider = IdentityProvider.start(
                port,
                Person.of("anna"),
                Person.of("uninvited"),
                Person.of("switched-off"),
                Person.of("bound"),
                Person.of("namesake").withEmail("bound@example.org"),
                Person.of("unverified").unverified(),
                Person.of("elsewhere").byAnotherIssuer(),
                Person.of("stray"),
                Person.of("promoted").in("designer"));
    }

    @AfterAll
    static void stop() {
        provider.close();
        server.close();
    }

    @Test
    void letsAnInvitedOperatorInWithoutAnotherStep() {
        String id = invite("anna", "COORDINATOR");
        Browser browser = server.browser();
        browser.get("/kiosks");
        assertThat(browser.get("/sign-in").body()).contains("Sign in with Example University");

        String asked = sent(browser);
        HttpResponse<String> arrived = browser.get(back(browser, asked, "anna"));

        assertThat(asked)
                .startsWith(provider.issuer() + "/oauth2/authorize?")
                .contains("code_challenge_method=S256", "nonce=", "state=");
        assertThat(browser.location(arrived)).startsWith("/kiosks");
        assertThat(browser.get("/kiosks").statusCode()).isEqualTo(200);
        assertThat(browser.get("/operators").statusCode())
                .as("a coordinator's role")
                .isEqualTo(403);
        assertThat(browser.get("/account").body()).contains("anna@example.org", "identity provider");
        assertThat(audit("anna@example.org")).contains("Signed in by identity provider.");
        assertThat(server.bean(Entry.class).standings().get(id).hasPassword())
                .as("has a way in")
                .isTrue();
    }

    @Test
    void refusesInWordsWhomNobodyInvited() {
        Browser browser = server.browser();

        assertThat(arrival(browser, "uninvited")).isEqualTo(STRANGER);

        assertThat(browser.get(STRANGER).body()).contains("You were not let in");
        assertThat(browser.location(browser.get("/kiosks"))).isEqualTo("/sign-in");
        assertThat(count("select count(*) from operator where user_name like :name", "uninvited%"))
                .isZero();
        assertThat(subjects("uninvited")).isZero();
        assertThat(audit(""))
                .contains("the identity provider sent 'uninvited@example.org', who may not come in", "REFUSED");
    }

    @Test
    void refusesOneWhoWasSwitchedOff() {
        String id = invite("switched-off", "VIEWER");
        Browser before = server.browser();
        assertThat(arrival(before, "switched-off")).isEqualTo("/");

        before.putJson("/api/v1/operators/" + id + "/access", "{\"on\":false}");

        assertThat(before.location(before.get("/kiosks"))).isEqualTo("/sign-in");
        assertThat(arrival(server.browser(), "switched-off")).isEqualTo(STRANGER);
        assertThat(audit("")).contains("sent 'switched-off@example.org', who may not come in");
    }

    @Test
    void letsNobodyElseBeWhoIsBoundAlready() {
        invite("bound", "VIEWER");
        assertThat(arrival(server.browser(), "bound")).isEqualTo("/");

        assertThat(arrival(server.browser(), "namesake")).isEqualTo(STRANGER);

        assertThat(subjects("namesake")).isZero();
        assertThat(audit("bound@example.org")).contains("vouches for somebody else by this name", "REFUSED");
        assertThat(arrival(server.browser(), "bound")).isEqualTo("/");
    }

    @Test
    void doesNotBelieveAnAddressThatNobodyVerified() {
        invite("unverified", "ADMIN");

        assertThat(arrival(server.browser(), "unverified")).isEqualTo(STRANGER);

        assertThat(subjects("unverified")).isZero();
        assertThat(audit("unverified@example.org")).doesNotContain("A sign-in failed");
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        invite("elsewhere", "ADMIN");
        Browser browser = server.browser();

        assertThat(arrival(browser, "elsewhere")).isEqualTo(ASTRAY);

        assertThat(browser.get(ASTRAY).body()).contains("Signing in with Example University did not work");
        assertThat(browser.location(browser.get("/kiosks"))).isEqualTo("/sign-in");
        assertThat(subjects("elsewhere")).isZero();
    }

    @Test
    void refusesWhoComesBackWithoutHavingGone() {
        invite("stray", "ADMIN");
        Browser browser = server.browser();
        String back = back(browser, sent(browser), "stray");
        Browser other = server.browser();

        assertThat(other.location(other.get(back))).as("in another browser").isEqualTo(ASTRAY);
        assertThat(browser.location(browser.get(back + "x")))
                .as("with another state")
                .isEqualTo(ASTRAY);

        assertThat(subjects("stray")).isZero();
        assertThat(audit("")).as("nobody fills the trail from outside").doesNotContain("sent 'stray");
    }

    @Test
    void givesTheRoleThatTheProviderSays() {
        invite("promoted", "VIEWER");
        Browser browser = server.browser();

        assertThat(arrival(browser, "promoted")).isEqualTo("/");

        assertThat(browser.get("/surveys/new").statusCode()).isEqualTo(200);
        assertThat(audit("promoted@example.org")).contains("from 'Viewer' to 'Designer'");
    }

    @Test
    void saysSoWhileTheProviderIsDown() {
        assertThat(whileItWasDown).isEqualTo(ASTRAY);
    }

    /// The whole way to the provider and back.
    ///
    /// @return where it ends
    private static String arrival(Browser browser, String name) {
        String asked = sent(browser);
        return browser.location(browser.get(back(browser, asked, name)));
    }

    /// Where the console sends a browser, whole: the way back in it names the host.
    private static String sent(Browser browser) {
        return browser.get("/sign-in/oidc/sso").headers().firstValue("Location").orElseThrow();
    }

    private static String back(Browser browser, String asked, String name) {
        URI back = provider.signIn(browser, URI.create(asked), name);
        assertThat(back.getPort()).isEqualTo(server.port());
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    /// @return the operator's id
    private static String invite(String name, String role) {
        HttpResponse<String> made = server.browser()
                .postJson(
                        "/api/v1/operators", "{\"userName\":\"%s@example.org\",\"role\":\"%s\"}".formatted(name, role));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JsonMapper.shared()
                .readTree(made.body())
                .get("operator")
                .get("id")
                .asString();
    }

    private static String audit(String who) {
        return server.browser().getApi("/api/v1/audit?limit=100&who=" + who).body();
    }

    private static long subjects(String name) {
        return count("select count(*) from identity where subject = :name", name);
    }

    private static long count(String sql, String name) {
        return server.bean(ReaderDb.class)
                .jdbc()
                .sql(sql)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
