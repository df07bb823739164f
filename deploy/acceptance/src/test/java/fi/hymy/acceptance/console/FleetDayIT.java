package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.FilePayload;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

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

    private static Path out;
    private static Stage stage;
    private static Browser browser;

    @BeforeAll
    static void open() {
        assumeTrue(Browser.installed().isPresent(), "no Chromium is installed");
        Packages packages = Packages.find();
        out = packages.target("fleet-day");
        stage = Stage.open(packages, out);
        browser = Browser.open(stage.server().url());
        browser.signIn("admin", Stage.PASSWORD);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
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
