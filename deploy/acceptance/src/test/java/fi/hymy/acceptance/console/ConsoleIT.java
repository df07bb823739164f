package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// An operator's first hour, in a real browser at the packaged server.
final class ConsoleIT {
    private static final Pattern FIRST = Pattern.compile("user name (\\S+), one-time password: (\\S+)");
    private static final String PASSWORD = "four quiet birches";

    @Test
    void leadsFromTheOneTimePasswordToAPublishedSurvey() {
        assumeTrue(Browser.installed().isPresent(), "no Chromium is installed");
        Packages packages = Packages.find();
        Path out = packages.target("console-check");
        Stage.empty(out);
        try (var server = ServerProgram.start(packages, ServerProgram.Setup.in(out.resolve("server"), ""));
                var browser = Browser.open(server.url())) {
            var first = server.program().awaitLine(FIRST, Duration.ofSeconds(30));
            choosePassword(browser, first.group(1), first.group(2));
            addKiosk(browser, out);
            putRightWhatIsWrong(browser, out);
            publish(browser, out);
            new ByKeyboard(browser).works("Main library, lobby");
            new DeepLinks(browser, server.url(), first.group(1), PASSWORD).lead("Main library, lobby");
            for (String page : List.of("/", "/kiosks", "/surveys", "/results/koivuranta-visit", "/quarantine")) {
                browser.go(page).pause(300);
            }
            assertThat(browser.complaints())
                    .as("errors on the browser's console")
                    .isEmpty();
        }
    }

    private static void choosePassword(Browser browser, String user, String oneTime) {
        browser.signIn(user, oneTime);
        browser.page().fill("#chosen", PASSWORD);
        browser.page().fill("#again", PASSWORD);
        browser.press("Change the password");
        browser.go("/kiosks");
        assertThat(browser.page().url()).endsWith("/kiosks");
    }

    private static void addKiosk(Browser browser, Path out) {
        browser.go("/kiosks/new");
        browser.page().fill("#name", "Main library, lobby");
        browser.press("Plan the kiosk");
        assertThat(browser.text()).contains("is planned");
        browser.screenshot(out.resolve("planned.png"));
        browser.go("/kiosks");
        assertThat(browser.text()).contains("Main library, lobby");
    }

    private static void putRightWhatIsWrong(Browser browser, Path out) {
        browser.addPicture("logo.png", Koivuranta.logo());
        String good = new String(Koivuranta.json(Kind.VISIT), StandardCharsets.UTF_8);
        String broken = good.replace("\"faces\": 5", "\"faces\": 9").replace("\"maxChosen\": 3", "\"maxChosen\": 40");
        browser.upload("visit.json", broken.getBytes(StandardCharsets.UTF_8));
        if (!browser.page().url().endsWith("/edit")) {
            browser.go("/surveys/koivuranta-visit/edit");
        }
        assertThat(browser.text())
                .as("every fault at once")
                .contains("faces", "pages[1].questions[0].maxChosen", "pages[1].questions[1].maxChosen");
        browser.screenshot(out.resolve("faults.png"));
        browser.page().fill("#body", good);
        browser.press("Save the draft");
        assertThat(browser.text()).doesNotContain("to put right before");
    }

    private static void publish(Browser browser, Path out) {
        browser.publish("koivuranta-visit", List.of());
        browser.go("/surveys/koivuranta-visit");
        assertThat(browser.text()).contains("Version 1");
        browser.screenshot(out.resolve("published.png"));
    }
}
