package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.FilePayload;
import fi.hymy.acceptance.console.ConsoleClient.Version;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.fleet.ShowingKiosk;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What coordinators and device managers do with a fleet, each task from its beginning to its end, in a
/// real browser at the packaged server. The pictures of each task lie in `target/fleet-day`.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FleetDayIT {
    private static final int SITES = 200;
    /// What is wrong with a row, by the column: one fault each.
    private static final Map<Integer, Map<String, String>> FAULTY = new TreeMap<>(Map.of(
            3, Map.of("position", "sixty north"),
            27, Map.of("time zone", "Europe/Atlantis"),
            55, Map.of("opening hours", "Mon 8 o'clock"),
            90, Map.of("site name", ""),
            121, Map.of("languages", "fi 12"),
            160, Map.of("site key", ""),
            199, Map.of("point name", "")));

    private static final Logger LOG = LoggerFactory.getLogger(FleetDayIT.class);
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final String PASSWORD = "four quiet birches";

    private static Path out;
    private static Stage stage;
    private static Browser browser;
    /// Two packaged kiosks that nobody has claimed yet.
    private static KioskProgram first;

    private static KioskProgram second;
    /// The id that the first one was given.
    private static String joined = "";
    /// What was rolled out to the wall.
    private static @Nullable Version brief;

    @BeforeAll
    static void open() {
        assumeTrue(Browser.installed().isPresent(), "no Chromium is installed");
        Packages packages = Packages.find();
        out = packages.target("fleet-day");
        stage = Stage.open(packages, out);
        first = stage.start(stage.stranger("first"));
        second = stage.start(stage.stranger("second"));
        browser = Browser.open(stage.server().url());
        browser.signIn("admin", Stage.PASSWORD);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (second != null) {
            first.close();
            second.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void importsTwoHundredSitesOfWhichSevenAreWrong() {
        watched("import", () -> {
            sendSheet(sheet(FAULTY));
            assertThat(browser.text()).contains("This sheet has faults", "7 faults", "Nothing was written");
            List<String> rows =
                    browser.page().locator(".hy-faults tbody tr td:first-child").allInnerTexts();
            assertThat(rows.stream().map(String::strip).toList())
                    .as("the rows as the person's own sheet numbers them")
                    .containsExactly("4", "28", "56", "91", "122", "161", "200");
            browser.screenshot(out.resolve("import-faults.png"));
            assertThat(stage.console().all("/api/v1/places?limit=1000")).isEmpty();

            browser.press("Send it again");
            sendSheet(sheet(Map.of()));
            assertThat(browser.text()).contains("This sheet can be imported", "New sites");
            browser.screenshot(out.resolve("import-clean.png"));
            browser.press("Import it");
            assertThat(browser.page().url()).endsWith("/sites");
            assertThat(browser.text()).contains("City library");
            browser.screenshot(out.resolve("import-done.png"));
            assertThat(stage.console().all("/api/v1/places?limit=1000").stream()
                            .filter(place -> place.path("kind").asString().equals("site")))
                    .hasSize(SITES);
        });
    }

    private static void sendSheet(String csv) {
        browser.go("/sites/import");
        browser.page()
                .setInputFiles("#file", new FilePayload("sites.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        browser.press("Look at it");
    }

    private static String sheet(Map<Integer, Map<String, String>> faulty) {
        List<String> columns = List.of(
                "organisation",
                "areas",
                "site key",
                "site name",
                "position",
                "time zone",
                "opening hours",
                "languages",
                "point key",
                "point name");
        return IntStream.rangeClosed(1, SITES)
                .mapToObj(number -> {
                    Map<String, String> row = new TreeMap<>(site(number));
                    row.putAll(faulty.getOrDefault(number, Map.of()));
                    return columns.stream()
                            .map(column -> row.getOrDefault(column, ""))
                            .collect(Collectors.joining(","));
                })
                .collect(Collectors.joining("\n", String.join(",", columns) + "\n", "\n"));
    }

    private static Map<String, String> site(int number) {
        return Map.of(
                "organisation",
                "City library",
                "areas",
                number % 2 == 0 ? "North" : "South",
                "site key",
                "site-" + number,
                "site name",
                "Branch " + number,
                "position",
                "60.%d 24.%d".formatted(100 + number, 100 + number),
                "time zone",
                "Europe/Helsinki",
                "opening hours",
                "Mon-Fri 08:00-20:00",
                "languages",
                "fi sv",
                "point key",
                "point-" + number,
                "point name",
                "Lobby");
    }

    @Test
    @Order(2)
    void aKioskJoinsByTheCodeOnItsScreen() {
        watched("join", () -> {
            String code = first.awaitCode();
            long begun = System.nanoTime();
            joined = join("/join", code, "Main library, lobby", "Take it into the fleet");
            awaitText("it is linked", "/kiosks/" + joined, "Linked");
            LOG.info("from the code to a linked kiosk: {} ms", (System.nanoTime() - begun) / 1_000_000);
            browser.screenshot(out.resolve("joined.png"));
            browser.page().locator("details:has(#retire-note) summary").click();
            browser.screenshot(out.resolve("kiosk-tools.png"));
            onPhone("kiosk-tools-phone");
            browser.go("/kiosks");
            assertThat(browser.text()).contains("Main library, lobby");
        });
    }

    /// @return the kiosk's id
    private static String join(String page, String code, String name, String button) {
        browser.go(page);
        browser.page().fill("#code", code);
        browser.press("Go on");
        browser.page().waitForURL("**/join/*");
        assertThat(browser.text()).contains(code);
        browser.screenshot(out.resolve("join-" + name.replaceAll("\\W+", "-") + ".png"));
        browser.page().fill("#name", name);
        browser.press(button);
        browser.page().waitForURL("**/kiosks/kiosk-*");
        return browser.page().url().replaceFirst(".*/kiosks/", "").replaceFirst("[?#].*", "");
    }

    @Test
    @Order(3)
    void aCoordinatorPlansACustomerAndMovesAKiosk() {
        watched("plan", () -> {
            asCoordinator();
            String customer = made("/sites/new?kind=organisation", "Harbour museum");
            String site = made("/sites/new?kind=site&in=" + customer, "Old warehouse");
            String other = made("/sites/new?kind=site&in=" + customer, "Light house");
            String lobby = point(site, "Entrance hall");
            String tower = point(other, "Foot of the tower");
            browser.go("/plan/in/" + customer);
            assertThat(browser.text()).contains("Entrance hall", "Foot of the tower");
            browser.screenshot(out.resolve("plan.png"));

            place(lobby, "");
            awaitText("it stands there", "", "Stands here");
            String day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
            place(tower, day);
            awaitText("the move is planned", "", "Planned");
            assertThat(browser.text()).contains("Main library, lobby");
            browser.screenshot(out.resolve("moved.png"));
            browser.go("/kiosks/" + joined);
            assertThat(browser.text()).contains("Old warehouse, Entrance hall", "Light house, Foot of the tower");
            browser.go("/plan/in/" + customer);
            browser.screenshot(out.resolve("plan-done.png"));
            asAdmin();
        });
    }

    private static void asCoordinator() {
        browser.go("/operators");
        browser.page().fill("#name", "cora");
        browser.page().selectOption("#role", "COORDINATOR");
        browser.page().locator("form[action='/operators'] button").click();
        browser.page().waitForSelector("#issued");
        String link = browser.page().locator("#issued").innerText().strip();
        browser.press("Sign out");
        browser.go(URI.create(link).getPath());
        browser.page().fill("#chosen", PASSWORD);
        browser.page().fill("#again", PASSWORD);
        browser.press("Set the password");
        browser.signIn("cora", PASSWORD);
    }

    private static void asAdmin() {
        browser.go("/").press("Sign out");
        browser.signIn("admin", Stage.PASSWORD);
    }

    /// @return the place's id
    private static String made(String form, String name) {
        browser.go(form);
        browser.page().fill("#name", name);
        browser.page()
                .locator("form[action^='/sites/places'] button[type=submit]")
                .first()
                .click();
        browser.page().waitForURL("**/sites/places/place-*");
        return browser.page().url().replaceFirst(".*/sites/places/", "").replaceFirst("[?#].*", "");
    }

    /// @return the point's id
    private static String point(String site, String name) {
        browser.go("/sites/places/" + site);
        var form = browser.page().locator("form[action='/sites/places/" + site + "/points']");
        form.locator("input[name=name]").fill(name);
        form.locator("button[type=submit]").click();
        browser.page().waitForLoadState();
        String link = browser.page()
                .locator("a[href^='/sites/points/']:has-text('" + name + "')")
                .first()
                .getAttribute("href");
        return link.replaceFirst(".*/sites/points/", "");
    }

    private static void place(String point, String from) {
        browser.go("/sites/points/" + point);
        browser.page().fill("#kiosk", joined);
        browser.page().fill("#from", from);
        browser.press("Place it");
    }

    @Test
    @Order(4)
    void aRolloutStopsAtADamagedDownloadAndGoesOnWhenThatIsMended() throws IOException {
        List<JoinedKiosk> wall = stage.enrol(List.of("Wall one", "Wall two", "Wall three", "Wall four"));
        Version version = stage.publish(Kind.SHORT);
        brief = version;
        List<ShowingKiosk> screens = new ArrayList<>();
        for (JoinedKiosk kiosk : wall) {
            screens.add(ShowingKiosk.connect(stage.server().mqttPort(), kiosk, screens.isEmpty()));
        }
        try {
            watched("rollout", () -> {
                plan(version);
                browser.screenshot(out.resolve("rollout-draft.png"));
                browser.press("Start");
                awaitText("it pauses by itself", "", "Paused");
                awaitText("it says why", "", "Wall one");
                assertThat(browser.text()).containsIgnoringCase("damaged");
                browser.screenshot(out.resolve("rollout-paused.png"));
                screens.getFirst().mend();
                browser.press("Resume, and try the failed again");
                awaitText("all have it", "", "Done");
                browser.screenshot(out.resolve("rollout-done.png"));
                assertThat(wall).allMatch(kiosk -> stage.console().settled(kiosk.id()));
            });
        } finally {
            screens.forEach(ShowingKiosk::close);
        }
    }

    private static void plan(Version version) {
        browser.go("/rollouts/new?kind=survey");
        browser.page().selectOption("#ref", version.survey() + "/" + version.version());
        browser.page().fill("#q", "Wall");
        browser.page().locator("summary:has-text('Set the numbers yourself')").click();
        browser.page().setChecked("input[name=own]", true);
        browser.page().fill("#waves", "4");
        browser.page().fill("#success", "100");
        browser.page().fill("#soakMinutes", "0");
        browser.page().fill("#mostFailed", "1");
        browser.press("Look it over");
        awaitText("the draft is shown", "", "This is a draft");
        assertThat(browser.text()).contains("4 kiosks");
    }

    @Test
    @Order(5)
    void aCoordinatorAssignsADaypartSeesAConflictInTheWeekAndTakesItBack() {
        String wall = kiosk("Wall two");
        Version other = stage.publish(Kind.VISIT);
        LocalDate monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        watched("assign", () -> {
            browser.go("/").press("Sign out");
            browser.signIn("cora", PASSWORD);
            String week = "/kiosks/" + wall + "/calendar?date=" + monday;

            assign(other, monday);
            awaitText("says whom it means", "", "4 kiosks");
            browser.screenshot(out.resolve("assignment.png"));
            onPhone("assignment-phone");
            browser.press("Save");
            awaitText("is on its way", "", "on its way to 4 kiosks");
            awaitWeek(week, false);

            assign(Objects.requireNonNull(brief), monday);
            awaitText("tells of the other", "", "It ties with");
            browser.press("Save");
            awaitText("is saved", "", "on its way");
            awaitWeek(week, true);
            browser.screenshot(out.resolve("calendar-conflict.png"));
            onPhone("calendar-conflict-phone");

            browser.go("/assignments");
            browser.page().locator("tbody tr td.hy-name a").first().click();
            browser.press("Take the last change back");
            awaitText("is as it was", "", "It is as it was before");
            awaitWeek(week, false);
            asAdmin();
        });
    }

    /// What is assigned comes to the kiosks, and so to their calendars, behind the request that saves it.
    private static void awaitWeek(String week, boolean conflict) {
        Wait.until("the week shows the daypart" + (conflict ? " and the conflict" : ""), PATIENT, () -> {
            browser.go(week);
            String text = browser.text();
            return text.contains("11:00–13:00") && text.contains("Conflict") == conflict;
        });
    }

    /// A picture of the page that is open, as wide as a telephone.
    private static void onPhone(String name) {
        browser.page().setViewportSize(390, 844);
        browser.screenshot(out.resolve(name + ".png"));
        assertThat(browser.page().evaluate("document.documentElement.scrollWidth <= 390"))
                .as("%s lies within the glass", name)
                .isEqualTo(true);
        browser.page().setViewportSize(1280, 900);
    }

    private static String kiosk(String name) {
        return stage.console().kiosks().stream()
                .filter(kiosk -> kiosk.path("name").asString().equals(name))
                .map(kiosk -> kiosk.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /// On Mondays from eleven to one, for the kiosks on the wall.
    private static void assign(Version version, LocalDate monday) {
        browser.go("/assignments/new");
        browser.page().selectOption("#version", version.survey() + " " + version.version());
        browser.page().selectOption("#kind", "query");
        browser.page().fill("#target", "Wall");
        browser.page().fill("#from", monday.toString());
        browser.page().fill("#to", monday.plusDays(6).toString());
        browser.page().check("input[name='d0.MONDAY']");
        browser.page().fill("input[name='f0']", "11:00");
        browser.page().fill("input[name='t0']", "13:00");
    }

    @Test
    @Order(6)
    void aSurveyIsClosedAKioskReplacedAndTheNewOneShutOut() {
        watched("end", () -> {
            String survey = Koivuranta.survey(Kind.SHORT).id().value();
            browser.go("/surveys/" + survey + "/state").press("Close it");
            awaitText("it is closed", "", "The survey is closed");
            browser.screenshot(out.resolve("closed.png"));

            String code = second.awaitCode();
            String fresh = join("/join?replaces=" + joined, code, "Main library, new lobby", "Replace the broken one");
            assertThat(fresh).isNotEqualTo(joined);
            awaitText("it is linked", "/kiosks/" + fresh, "Linked");
            assertThat(browser.text()).as("it keeps the place").contains("Old warehouse, Entrance hall");
            browser.screenshot(out.resolve("replaced.png"));

            browser.press("Shut it out");
            awaitText("it is cut off", "/kiosks/" + fresh, "Not linked");
            assertThat(browser.text()).contains("Shut out");
            browser.screenshot(out.resolve("shut-out.png"));
        });
    }

    /// Looks at a page, which renews itself, until it says this.
    ///
    /// @param path empty for the page that is open
    private static void awaitText(String what, String path, String text) {
        if (!path.isEmpty()) {
            browser.go(path);
        }
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
            browser.screenshot(out.resolve(name + "-failed.png"));
            throw e;
        }
        assertThat(browser.complaints()).as("errors on the browser's console").isEmpty();
    }
}
