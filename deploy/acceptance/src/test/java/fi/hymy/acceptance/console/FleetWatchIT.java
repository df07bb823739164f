package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.fleet.ShowingKiosk;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.sample.Visitors;
import fi.hymy.acceptance.stage.Stage;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whoever watches over a fleet: is told once what is wrong, sees why, and lets others see their own part of it. A
/// real browser at the packaged server, kiosks on the wire, a real mail server. The pictures lie in
/// `target/fleet-watch`.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FleetWatchIT {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final String PASSWORD = "four quiet birches";
    private static final List<String> HARBOUR = List.of("Harbour one", "Harbour two", "Harbour three");
    private static final List<String> CASTLE = List.of("Castle one", "Castle two");
    private static final String SITES = """
            organisation,site key,site name,time zone,point key,point name
            Museums,harbour,Harbour,Europe/Helsinki,h1,Pier
            Museums,harbour,Harbour,Europe/Helsinki,h2,Gate
            Museums,harbour,Harbour,Europe/Helsinki,h3,Deck
            Museums,castle,Castle,Europe/Helsinki,c1,Tower
            Museums,castle,Castle,Europe/Helsinki,c2,Chapel
            """;

    private static Path out;
    private static GreenMail mails;
    private static Stage stage;
    private static Browser admin;
    private static List<JoinedKiosk> harbour;
    private static List<JoinedKiosk> castle;
    private static final List<ShowingKiosk> SHOWING = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "no Chromium is installed");
        Packages packages = Packages.find();
        out = packages.target("fleet-watch");
        Stage.empty(out);
        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        ServerProgram.Setup setup = ServerProgram.Setup.in(out.resolve("server"), Stage.PASSWORD)
                .withSettings(
                        "--hymy.mail.host=127.0.0.1",
                        "--hymy.mail.port=" + mails.getSmtp().getPort(),
                        "--hymy.mail.tls=none",
                        "--hymy.mail.from=hymy@example.org",
                        "--hymy.alert.every=500ms",
                        "--hymy.alert.grace=0s",
                        "--hymy.alert.gather=1s",
                        "--hymy.sign-in.second-step-for=DESIGNER");
        stage = Stage.open(packages, out, setup, Stage.PASSWORD);
        stage.console().bringSites(SITES);
        List<JoinedKiosk> all = stage.enrol(IntStream.range(0, HARBOUR.size() + CASTLE.size())
                .mapToObj(i -> i < HARBOUR.size() ? HARBOUR.get(i) : CASTLE.get(i - HARBOUR.size()))
                .toList());
        harbour = all.subList(0, HARBOUR.size());
        castle = all.subList(HARBOUR.size(), all.size());
        stand(harbour, "Harbour");
        stand(castle, "Castle");
        for (JoinedKiosk kiosk : all) {
            SHOWING.add(ShowingKiosk.connect(stage.server().mqttPort(), kiosk, false));
        }
        admin = Browser.open(stage.server().url());
        admin.signIn("admin", Stage.PASSWORD);
    }

    /// One kiosk at each point of the site.
    private static void stand(List<JoinedKiosk> kiosks, String site) {
        List<JsonNode> points = stage.console().all("/api/v1/points?site=" + place(site));
        for (int i = 0; i < kiosks.size(); i++) {
            var _ = stage.console()
                    .post(
                            "/api/v1/placements",
                            JsonMapper.shared()
                                    .createObjectNode()
                                    .put("kiosk", kiosks.get(i).id())
                                    .put("point", points.get(i).path("id").asString())
                                    .put(
                                            "from",
                                            Instant.now()
                                                    .minus(Duration.ofDays(1))
                                                    .toString()));
        }
    }

    private static String place(String name) {
        return stage.console().all("/api/v1/places?limit=100").stream()
                .filter(place -> place.path("name").asString().equals(name))
                .map(place -> place.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    static void close() {
        SHOWING.forEach(ShowingKiosk::close);
        if (admin != null) {
            admin.close();
        }
        if (stage != null) {
            stage.close();
        }
        if (mails != null) {
            mails.stop();
        }
    }

    @Test
    @Order(1)
    void aSiteGoesDarkAndOneAlarmAndOneMailTellIt() throws IOException {
        watched("dark", () -> {
            admin.go("/alarms/recipients/edit");
            admin.page().fill("#name", "On duty");
            admin.page().fill("#address", "duty@example.org");
            admin.press("Save");
            admin.go("/alarms/rules/edit?kind=offline");
            admin.page().fill("#hold", "0.02");
            admin.page().fill("#calm", "0.02");
            admin.press("Save");
            awaitText(admin, "all kiosks are linked", "/", "All is well");

            SHOWING.subList(0, HARBOUR.size()).forEach(ShowingKiosk::cutOff);
            awaitText(admin, "the first page tells it", "/", "Harbour is offline: 3 of 3 kiosks.");
            admin.screenshot(out.resolve("dark.png"));
            admin.go("/alarms");
            assertThat(admin.page().locator("tbody tr").count()).as("alarms").isOne();
            admin.page().locator("td a:has-text('Harbour is offline')").first().click();
            admin.page().waitForURL("**/alarms/alert-*");
            assertThat(admin.text()).contains(HARBOUR).contains("router");
            admin.screenshot(out.resolve("dark-alarm.png"));
            assertThat(alerts("open")).singleElement().satisfies(alert -> {
                assertThat(alert.path("kiosk").isNull()).isTrue();
                assertThat(alert.path("site").asString()).isEqualTo(place("Harbour"));
            });
            assertThat(mails.waitForIncomingEmail(PATIENT.toMillis(), 1)).isTrue();
        });
        for (int i = 0; i < HARBOUR.size(); i++) {
            SHOWING.get(i).close();
            SHOWING.set(i, ShowingKiosk.connect(stage.server().mqttPort(), harbour.get(i), false));
        }
        watched("light", () -> {
            awaitText(admin, "it closes by itself", "/", "All is well");
            assertThat(mails.waitForIncomingEmail(PATIENT.toMillis(), 2)).isTrue();
            assertThat(alerts("open")).isEmpty();
            assertThat(alerts("closed")).hasSize(1);
            assertThat(subjects())
                    .satisfiesExactly(
                            opened -> assertThat(opened).startsWith("Harbour is offline: "),
                            closed -> assertThat(closed).startsWith("It is over: Harbour is offline: "));
        });
    }

    private static List<JsonNode> alerts(String state) {
        return stage.console().all("/api/v1/alerts?state=" + state);
    }

    private static List<String> subjects() {
        return List.of(mails.getReceivedMessages()).stream()
                .map(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Test
    @Order(2)
    void aKioskShowsYesterdaysSurveyAndThePageSaysWhy() {
        JoinedKiosk tower = castle.getFirst();
        ShowingKiosk screen = SHOWING.get(HARBOUR.size());
        Version yesterday = stage.publish(Kind.SHORT);
        stage.console().assign(yesterday, List.of(tower.id()));
        Wait.until("it shows the first", PATIENT, () -> stage.console().settled(tower.id()));
        screen.damage();
        Version today = stage.publish(Kind.RECOMMEND);
        stage.console().assign(today, List.of(tower.id()));
        watched("yesterday", () -> {
            String showsStill = "Shows " + Koivuranta.survey(Kind.SHORT).name();
            awaitText(admin, "its page says why", "/kiosks/" + tower.id(), "damaged");
            assertThat(admin.text())
                    .containsIgnoringCase(Koivuranta.survey(Kind.RECOMMEND).name());
            admin.screenshot(out.resolve("yesterday.png"));
            awaitText(admin, "the list says why", "/kiosks", "damaged");
            assertThat(admin.text()).contains(showsStill);
            assertThat(stage.console()
                            .get("/api/v1/kiosks/" + tower.id() + "/screen")
                            .toString())
                    .contains("damaged");

            screen.mend();
            screen.tryAgain();
            Wait.until("it shows today's", PATIENT, () -> stage.console().settled(tower.id()));
            admin.go("/kiosks/" + tower.id());
            assertThat(admin.page().locator(".hy-why").count()).isZero();
        });
    }

    @Test
    @Order(3)
    void aViewerOfOneSiteIsInvitedAndSeesThatSiteAndNothingElse() throws Exception {
        Version survey = stage.publish(Kind.SHORT);
        answers(survey);
        String foreign = "/api/v1/kiosks/" + harbour.getFirst().id();
        String picture = picture(harbour.getFirst());
        String link = invite("vera", "VIEWER", "Castle");
        try (Browser viewer = admin.another(stage.server().url())) {
            comeByLink(viewer, link, "vera");
            watched("viewer", () -> {
                seesTheCastleAlone(viewer, survey);
                String command = foreign + "/commands/" + picture;
                List<String> hidden = List.of(
                        "/kiosks/" + harbour.getFirst().id(),
                        "/kiosks/" + harbour.getFirst().id() + "/health",
                        "/sites/places/" + place("Harbour"),
                        "/sites/places/" + place("Museums"),
                        "/results/" + survey.survey() + "?kiosk="
                                + harbour.getFirst().id(),
                        "/alarms/" + alerts("closed").getFirst().path("id").asString(),
                        foreign,
                        foreign + "/placements",
                        foreign + "/commands",
                        command,
                        command + "/file",
                        "/api/v1/places/" + place("Harbour"),
                        "/api/v1/results/" + survey.survey() + "?kiosk="
                                + harbour.getFirst().id(),
                        "/api/v1/alerts/"
                                + alerts("closed").getFirst().path("id").asString());
                assertThat(hidden).allSatisfy(path -> {
                    assertThat(admin.ask(path).status()).as("it is there").isEqualTo(200);
                    Browser.Answer answer = viewer.ask(path);
                    assertThat(answer.status()).as("for the viewer").isEqualTo(404);
                    assertThat(answer.body()).doesNotContain("Harbour");
                });
                assertThat(List.of("/operators", "/audit", "/rollouts", "/assignments", "/api/v1/operators"))
                        .allSatisfy(
                                path -> assertThat(viewer.ask(path).status()).isEqualTo(403));
                viewer.go("/kiosks/" + harbour.getFirst().id()).screenshot(out.resolve("viewer-elsewhere.png"));
            });
        }
    }

    private static void seesTheCastleAlone(Browser viewer, Version survey) {
        viewer.go("/").screenshot(out.resolve("viewer.png"));
        for (String page : List.of("/", "/kiosks", "/sites", "/alarms", "/results/" + survey.survey())) {
            assertThat(viewer.go(page).text()).as(page).doesNotContain("Harbour", "Pier");
        }
        assertThat(viewer.go("/kiosks").text()).contains(CASTLE);
        assertThat(viewer.go("/results/" + survey.survey()).responsesShown()).isEqualTo(CASTLE.size());
        viewer.screenshot(out.resolve("viewer-results.png"));
        assertThat(admin.go("/results/" + survey.survey()).responsesShown()).isEqualTo(HARBOUR.size() + CASTLE.size());
        assertThat(viewer.ask("/api/v1/kiosks").body()).contains(CASTLE).doesNotContain("Harbour");
        assertThat(viewer.ask("/api/v1/places/search?q=a").body())
                .contains("Castle")
                .doesNotContain("Harbour");
    }

    /// One from each kiosk.
    private static void answers(Version version) {
        Survey survey = Koivuranta.survey(Kind.SHORT);
        var ref = new SurveyRef(new SurveyId(survey.id().value()), version.version(), new ContentHash(version.hash()));
        var visitors = new Visitors(survey, ref, new SplittableRandom(7));
        for (ShowingKiosk kiosk : SHOWING) {
            kiosk.answer(List.of(visitors.next(Instant.now().minusSeconds(60), 1, 1000)))
                    .join();
        }
    }

    /// What a kiosk sent up when it was asked for a picture.
    ///
    /// @return the command
    private static String picture(JoinedKiosk kiosk) throws IOException, InterruptedException {
        String command = stage.console()
                .ask(
                        kiosk.id(),
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("kind", "screenshot")
                                .put("amount", 320)
                                .put("validForSeconds", 600));
        try (HttpClient http = HttpClient.newBuilder().sslContext(kiosk.tls()).build()) {
            int status = http.send(
                            HttpRequest.newBuilder(stage.server().devicesUrl().resolve("/device/files/" + command))
                                    .header("Content-Type", "image/png")
                                    .PUT(BodyPublishers.ofByteArray(Koivuranta.logo()))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isEqualTo(204);
        }
        return command;
    }

    /// @param site the only one that is seen; empty for all
    /// @return the path by which the invited one chooses a password
    private static String invite(String name, String role, String site) {
        admin.go("/operators");
        admin.page().fill("#name", name);
        admin.page().selectOption("#role", role);
        admin.page().selectOption("#whole", String.valueOf(site.isEmpty()));
        admin.press("Invite");
        admin.page().waitForSelector("#issued");
        String link = admin.page().locator("#issued").innerText().strip();
        if (!site.isEmpty()) {
            admin.page()
                    .locator("tr:has-text('" + name + "') a[href^='/operators/']")
                    .click();
            admin.page().locator(".hy-pick summary").first().click();
            admin.page()
                    .locator("label:has-text('" + site + "') input[name=place]")
                    .check();
            admin.screenshot(out.resolve("invite.png"));
            admin.press("Save");
            assertThat(admin.text()).contains("sees: " + site);
        }
        return URI.create(link).getPath();
    }

    private static void comeByLink(Browser browser, String link, String name) {
        browser.go(link);
        browser.page().fill("#chosen", PASSWORD);
        browser.page().fill("#again", PASSWORD);
        browser.press("Set the password");
        browser.signIn(name, PASSWORD);
    }

    @Test
    @Order(4)
    void whoMustHaveASecondStepSetsItUpAndComesBackByItOrByAPasskey() {
        String link = invite("dora", "DESIGNER", "");
        URI byName = URI.create("http://localhost:" + stage.server().url().getPort());
        try (Browser designer = admin.another(byName)) {
            watched("second-step", () -> {
                comeByLink(designer, link, "dora");
                assertThat(designer.ask("/surveys").status())
                        .as("first the second step")
                        .isEqualTo(302);
                designer.go("/surveys");
                assertThat(designer.page().url()).endsWith("/account");
                designer.screenshot(out.resolve("second-step-first.png"));
                AuthenticatorApp app = setUpApp(designer);
                assertThat(designer.ask("/surveys").status()).isEqualTo(200);

                designer.go("/").press("Sign out");
                designer.signIn("dora", PASSWORD);
                assertThat(designer.ask("/surveys").status())
                        .as("by the password alone")
                        .isEqualTo(302);
                // The code of this half minute was used to set it up.
                designer.page().fill("#code", app.code(Instant.now().plusSeconds(30)));
                designer.press("Go on");
                assertThat(designer.ask("/surveys").status()).isEqualTo(200);

                comesBackByPasskey(designer);
            });
            assertThat(designer.complaints())
                    .as("nothing but a page that renewed itself while one signed out")
                    .allMatch(complaint -> complaint.contains("401"));
        }
    }

    private static AuthenticatorApp setUpApp(Browser browser) {
        browser.go("/account").press("Set up an app");
        var app = new AuthenticatorApp(browser.page().locator("code.hy-key").innerText());
        browser.page().fill("#code", app.code(Instant.now()));
        browser.press("Turn it on");
        assertThat(browser.text()).contains("Your recovery codes");
        return app;
    }

    private static void comesBackByPasskey(Browser browser) {
        browser.bringPasskeyDevice();
        browser.go("/account");
        browser.page().fill("#passkey-label", "Work laptop");
        browser.press("Add a passkey");
        browser.page().waitForSelector("td:has-text('Work laptop')");
        browser.screenshot(out.resolve("passkey.png"));
        browser.press("Sign out");
        assertThat(browser.ask("/surveys").status()).isEqualTo(302);

        browser.go("/sign-in").press("Sign in with a passkey");
        browser.page().waitForURL(url -> !url.contains("/sign-in"));
        assertThat(browser.ask("/surveys").status()).isEqualTo(200);
        assertThat(browser.go("/account").text()).contains("by passkey");
    }

    /// Looks at a page, which renews itself, until it says this.
    private static void awaitText(Browser browser, String what, String path, String text) {
        browser.go(path);
        Wait.until(what, PATIENT, () -> {
            browser.pause(200);
            return browser.text().contains(text);
        });
    }

    /// A step that leaves a picture of where it failed.
    private static void watched(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | AssertionError e) {
            admin.screenshot(out.resolve(name + "-failed.png"));
            throw e;
        }
        assertThat(admin.complaints()).as("errors on the browser's console").isEmpty();
    }
}
