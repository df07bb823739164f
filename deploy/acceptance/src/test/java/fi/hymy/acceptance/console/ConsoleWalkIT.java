package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every page of the console, as its mappings name them: no refusal, and no word that went past the
/// catalogues. A page that nothing leads to, and that is not among [Scenery]'s addresses, fails it.
///
/// Those where people spend their days are drawn, as on a phone: nothing serious for axe-core, nothing wider
/// than the window, no error on the browser's console, nothing that the content security policy forbids.
/// `-Dhymy.walk=full` draws every page, at three widths, in three languages, light and dark, with no kiosk
/// and with three; its pictures lie in `deploy/target/console-walk`. `-Dhymy.walk.widths=820`,
/// `-Dhymy.walk.languages=sv` and `-Dhymy.walk.colours=dark` choose among them; the first language is looked at
/// by axe-core.
final class ConsoleWalkIT {
    private static final boolean FULL = System.getProperty("hymy.walk", "").equals("full");
    private static final Set<String> DRAWN = Set.of(
            "/", "/alarms", "/kiosks", "/kiosks/{id}", "/sites", "/assignments/{id}", "/results/{survey}", "/join");
    private static final String SECOND_STEP = "/sign-in/code";
    /// A release is there once it was signed, which no stage does.
    private static final Set<String> OUT_OF_REACH = Set.of("/releases/{id}", "/releases/{id}/kiosks");

    private static final ZoneId CONSOLE = ZoneId.of("America/Toronto");
    private static final ZoneId READER = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private static final Path KNOWN = Path.of("src/test/resources/console/untranslated.txt");

    private final Packages packages = Packages.find();
    private final Routes routes = Routes.of(packages.root().resolve("fleet-server/target/classes"));

    @Test
    void everyPageIsFitToWorkWith() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "no Chromium is installed");
        Path out = packages.target("console-walk");
        Stage.empty(out);
        var setup = ServerProgram.Setup.in(out.resolve("server"), Stage.PASSWORD)
                .withSettings("--hymy.alert.every=500ms", "--hymy.alert.grace=0s", "--hymy.web.time-zone=" + CONSOLE);
        try (Stage stage = Stage.open(packages, out, setup, Stage.PASSWORD);
                Browser browser = Browser.open(stage.server().url())) {
            var walk = new Walk(browser, routes, out.resolve("pictures"));
            Collection<String> seen;
            try {
                seen = see(walk, browser, stage);
            } finally {
                Files.write(out.resolve("faults.txt"), walk.faults());
            }
            Files.write(out.resolve("seen.txt"), seen);
            Files.writeString(
                    out.resolve("untranslated.txt"),
                    String.join(
                            "\n",
                            walk.untranslated().entrySet().stream()
                                    .map(Map.Entry::toString)
                                    .toList()));
            assertThat(walk.faults()).isEmpty();
            assertThat(unseen(seen))
                    .as("pages that the walk did not come to: let a link lead there, or Scenery name one")
                    .isEmpty();
            assertThat(walk.untranslated().keySet())
                    .as("these went past the catalogues: say them by Tongue; the list may only shrink")
                    .isSubsetOf(Files.readAllLines(KNOWN));
        }
    }

    private Collection<String> see(Walk walk, Browser browser, Stage stage) {
        List<String> start = new ArrayList<>(routes.plain());
        start.removeAll(Scenery.NEED_MORE);
        start.remove("/sign-in");
        browser.signIn(ServerProgram.OPERATOR, Stage.PASSWORD);
        if (FULL) {
            walk.everyWay("none", walk.read(start).keySet());
        }
        try (Scenery scenery = Scenery.furnish(stage)) {
            start.addAll(scenery.addresses());
            Map<String, String> rooms = walk.read(start);
            threeClocks(browser, scenery.kioskPage());
            draw(walk, "three", rooms);
            secondStep(walk, browser);
            Map<String, String> doors = walk.read(scenery.doors());
            draw(walk, "doors", doors);
            Collection<String> seen = new TreeSet<>(rooms.values());
            seen.addAll(doors.values());
            seen.add(SECOND_STEP);
            return seen;
        }
    }

    private void draw(Walk walk, String scene, Map<String, String> pages) {
        if (FULL) {
            walk.everyWay(scene, pages.keySet());
        } else {
            walk.glance(pages.entrySet().stream()
                    .filter(page ->
                            routes.of(page.getValue()).filter(DRAWN::contains).isPresent())
                    .filter(page -> !page.getKey().contains("?"))
                    .map(Map.Entry::getKey)
                    .toList());
        }
    }

    /// A moment reads by the console's clock, by that of the site and by the reader's own, wherever the three are.
    private static void threeClocks(Browser browser, String kiosk) {
        browser.page().setExtraHTTPHeaders(Map.of("Accept-Language", "en"));
        CDPSession chromium = browser.page().context().newCDPSession(browser.page());
        setClock(chromium, READER.getId());
        browser.go(kiosk);
        Locator moment = browser.page().locator("time[data-both]").first();
        Instant at = Instant.parse(moment.getAttribute("datetime"));
        assertThat(moment.getAttribute("title"))
                .containsSubsequence(Stream.of(CONSOLE, Scenery.SITE, READER)
                        .flatMap(zone -> Stream.of(HOUR.format(at.atZone(zone)), zone.getId()))
                        .toList());
        assertThat(browser.page().locator("[data-site-zone]").first().innerText())
                .contains("there (" + Scenery.SITE + ")");
        setClock(chromium, "");
        browser.page().setExtraHTTPHeaders(Map.of());
    }

    private static void setClock(CDPSession chromium, String zone) {
        var where = new JsonObject();
        where.addProperty("timezoneId", zone);
        chromium.send("Emulation.setTimezoneOverride", where);
    }

    /// Sets up an authenticator app, and signs in with it. Ends signed out.
    private static void secondStep(Walk walk, Browser browser) {
        browser.page().setExtraHTTPHeaders(Map.of("Accept-Language", "en"));
        // Anew: whoever walked for long is asked for the password before that page.
        browser.page().context().clearCookies();
        browser.signIn(ServerProgram.OPERATOR, Stage.PASSWORD);
        browser.go("/account/app");
        var phone = new AuthenticatorApp(browser.page().locator(".hy-key").innerText());
        browser.page().fill("#code", phone.code(Instant.now()));
        browser.press("Turn it on");
        assertThat(browser.page().locator("#codes").innerText()).isNotBlank();
        walk.here("recovery codes");
        browser.page().context().clearCookies();
        browser.signIn(ServerProgram.OPERATOR, Stage.PASSWORD);
        assertThat(browser.page().url()).endsWith(SECOND_STEP);
        walk.here("second step");
        browser.page().context().clearCookies();
        browser.page().setExtraHTTPHeaders(Map.of());
    }

    private Collection<String> unseen(Collection<String> seen) {
        Collection<String> left = new TreeSet<>(routes.pages());
        left.removeAll(OUT_OF_REACH);
        seen.forEach(address -> routes.of(address).ifPresent(left::remove));
        return left;
    }
}
