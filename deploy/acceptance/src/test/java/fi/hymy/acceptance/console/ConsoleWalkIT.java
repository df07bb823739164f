package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every page of the console, as its mappings name them: nothing serious for axe-core, nothing wider than the window, no
/// refusal, no error on the browser's console, nothing that the content security policy forbids, no word that went past
/// the catalogues. A page that nothing leads to, and that is not among [Scenery]'s addresses, fails it.
///
/// Each kind of page is seen once, as on a phone. `-Dhymy.walk=full` sees each at three widths, in three languages,
/// light and dark, with no kiosk and with three; its pictures lie in `deploy/target/console-walk`.
final class ConsoleWalkIT {
    private static final boolean FULL = System.getProperty("hymy.walk", "").equals("full");
    private static final String SECOND_STEP = "/sign-in/code";
    private static final Path KNOWN = Path.of("src/test/resources/console/untranslated.txt");

    @Test
    void everyPageIsFitToWorkWith() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "no Chromium is installed");
        Packages packages = Packages.find();
        Routes routes = Routes.of(packages.root().resolve("fleet-server/target/classes"));
        Path out = packages.target("console-walk");
        Stage.empty(out);
        var setup = ServerProgram.Setup.in(out.resolve("server"), Stage.PASSWORD)
                .withSettings("--hymy.alert.every=500ms", "--hymy.alert.grace=0s");
        try (Stage stage = Stage.open(packages, out, setup, Stage.PASSWORD);
                Browser browser = Browser.open(stage.server().url())) {
            var walk = new Walk(browser, out.resolve("pictures"));
            Collection<String> seen = see(walk, browser, stage, routes);
            List<String> faults = walk.faults();
            Files.write(out.resolve("seen.txt"), seen);
            Files.write(out.resolve("faults.txt"), faults);
            Files.write(out.resolve("untranslated.txt"), walk.untranslated());
            assertThat(faults).isEmpty();
            assertThat(unseen(routes, seen))
                    .as("pages that the walk did not come to: let a link lead there, or Scenery name one")
                    .isEmpty();
            assertThat(walk.untranslated())
                    .as("these went past the catalogues: say them by Tongue; the list may only shrink")
                    .isSubsetOf(Files.readAllLines(KNOWN));
        }
    }

    private static Collection<String> see(Walk walk, Browser browser, Stage stage, Routes routes) {
        List<String> start = new ArrayList<>(routes.plain());
        start.removeAll(List.of("/sign-in", SECOND_STEP));
        browser.signIn(ServerProgram.OPERATOR, Stage.PASSWORD);
        if (FULL) {
            walk.everyWay("none", start);
        }
        try (Scenery scenery = Scenery.furnish(stage)) {
            start.addAll(scenery.addresses());
            Collection<String> seen = new ArrayList<>(FULL ? walk.everyWay("three", start) : walk.once(start));
            secondStep(walk, browser);
            List<String> doors = scenery.doors();
            seen.addAll(FULL ? walk.everyWay("doors", doors) : walk.once(doors));
            seen.add(SECOND_STEP);
            return seen;
        }
    }

    /// Ends signed out.
    private static void secondStep(Walk walk, Browser browser) {
        browser.page().setExtraHTTPHeaders(Map.of("Accept-Language", "en"));
        browser.go("/account/app");
        var phone = new Authenticator(browser.page().locator(".hy-key").innerText());
        browser.page().fill("#code", phone.code(Instant.now()));
        browser.press("Turn it on");
        assertThat(browser.page().locator("#codes").innerText()).isNotBlank();
        walk.here("recovery codes");
        browser.page().context().clearCookies();
        browser.signIn(ServerProgram.OPERATOR, Stage.PASSWORD);
        assertThat(browser.page().url()).endsWith(SECOND_STEP);
        walk.here("second step");
        browser.page().context().clearCookies();
    }

    private static Collection<String> unseen(Routes routes, Collection<String> seen) {
        Collection<String> left = new TreeSet<>(routes.pages());
        seen.stream().map(routes::of).flatMap(Optional::stream).forEach(left::remove);
        return left;
    }
}
