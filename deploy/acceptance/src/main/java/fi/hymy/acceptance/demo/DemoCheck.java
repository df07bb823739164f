package fi.hymy.acceptance.demo;

import fi.hymy.acceptance.console.Browser;
import fi.hymy.acceptance.oracle.Testimony;
import fi.hymy.acceptance.oracle.Verdict;
import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.program.Wire;
import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The demo without anybody watching: publishes, taps, cuts the network, taps, mends it, counts, publishes again, all
/// through the console's pages in a real browser and on the packaged kiosk's glass.
public final class DemoCheck {
    private static final long FADE_MILLIS = 600;
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String VISIT = "koivuranta-visit";
    private static final String RECOMMEND = "koivuranta-recommend";

    private final Packages packages;
    private final Path out;
    private final Logbook logbook;

    /// @param out emptied; gets the report, the pictures and the logs
    public DemoCheck(Packages packages, Path out) {
        this.packages = packages;
        this.out = out;
        Stage.empty(out);
        this.logbook = new Logbook(out.resolve("report.md"), "Demo check", "demo");
    }

    /// @return whether all of it held
    public boolean run() {
        String result = "Everything held.";
        boolean held = true;
        try (Stage stage = Stage.open(packages, out.resolve("run"));
                Wire wire = Wire.to(stage.server().mqttPort());
                Browser browser = Browser.open(stage.server().url())) {
            play(stage, wire, browser);
        } catch (RuntimeException e) {
            // The outermost edge of the check: whatever broke is told, and the exit code says so.
            held = false;
            result = "It did NOT hold: " + e.getMessage();
        }
        logbook.write(result + " It took " + logbook.seconds() + " s.");
        System.out.println("[demo] " + result + " Report and pictures: " + out);
        return held;
    }

    private void play(Stage stage, Wire wire, Browser browser) {
        logbook.step("sign in to the console", () -> signIn(browser));
        KioskProgram.Setup setup = stage.stranger("kiosk")
                .with("broker.host", "127.0.0.1")
                .with("broker.port", String.valueOf(wire.port()))
                .driving(Map.of())
                .withJvm("-XX:+UseSerialGC", "-Xmx256m");
        try (KioskProgram kiosk = stage.start(setup);
                Drive drive = kiosk.drive()) {
            String identity = logbook.step("join the kiosk by the code on its glass", () -> join(stage, kiosk, drive));
            logbook.step("publish the survey with its logo in the console", () -> publishFirst(browser, identity));
            var visitor = new Visitor(drive);
            logbook.step("wait for the survey on the glass", () -> seeSurvey(drive));
            logbook.step("tap through a visit", () -> visitor.answer("choice-5", out.resolve("kiosk")));
            logbook.step("count it on the results page", () -> count(browser, 1));
            logbook.step("cut the kiosk's network and tap again", () -> {
                wire.cut();
                return visitor.answer("choice-2", out.resolve("kiosk-offline"));
            });
            logbook.step("see that it cannot have arrived", () -> stayed(stage, browser));
            logbook.step("mend the network and count both on the results page", () -> {
                wire.mend();
                return count(browser, 2);
            });
            logbook.step("look at the results", () -> look(browser));
            logbook.step("publish another survey in the console", () -> publishSecond(browser, identity));
            logbook.step("see it on the glass", () -> seeSecond(drive));
            logbook.step("see in the console that the kiosk shows it", () -> settled(stage, browser, identity));
            logbook.step("compare the journal with the database", () -> judge(stage, kiosk));
            logbook.step("see each sample customer's survey on the glass", () -> seeSamples(stage, drive, identity));
            logbook.step("see no complaint of the browser", () -> noComplaints(browser));
        }
    }

    private String signIn(Browser browser) {
        browser.go("/sign-in").screenshot(out.resolve("console-sign-in.png"));
        browser.signIn(ServerProgram.OPERATOR, Stage.PASSWORD);
        browser.screenshot(out.resolve("console-start.png"));
        return "at " + browser.page().title();
    }

    private String join(Stage stage, KioskProgram kiosk, Drive drive) {
        String code = kiosk.awaitCode();
        // In two groups, each a text of its own.
        List<String> groups = List.of(code.split("-"));
        Wait.until("the kiosk shows " + code, LIMIT, () -> drive.texts().containsAll(groups));
        drive.screenshot(out.resolve("kiosk-code.png"));
        return stage.console().claim(code, "Pääkirjasto, aula");
    }

    private String publishFirst(Browser browser, String identity) {
        browser.addPicture("logo.png", Koivuranta.logo());
        browser.upload("visit.json", Koivuranta.json(Kind.VISIT));
        browser.screenshot(out.resolve("console-survey.png"));
        browser.publish(VISIT, List.of(identity));
        browser.screenshot(out.resolve("console-published.png"));
        return "at " + browser.page().title();
    }

    private String seeSurvey(Drive drive) {
        String words = "Miten käyntisi sujui tänään?";
        Wait.until("the kiosk asks " + words, LIMIT, () -> drive.shows(words));
        // Screens fade in.
        Wait.pause(FADE_MILLIS);
        drive.screenshot(out.resolve("kiosk-attract.png"));
        return words;
    }

    private String count(Browser browser, long expected) {
        if (!browser.page().url().contains("/results/" + VISIT)) {
            browser.go("/results/" + VISIT);
        }
        Wait.until("the results page counts " + expected, LIMIT, () -> {
            browser.pause(200);
            return browser.responsesShown() == expected;
        });
        browser.screenshot(out.resolve("console-results-" + expected + ".png"));
        return expected + " on the results page, without reloading it";
    }

    private String stayed(Stage stage, Browser browser) {
        browser.pause(2500);
        long shown = browser.responsesShown();
        if (shown != 1 || stage.rows().count() != 1) {
            throw new IllegalStateException("the results page shows " + shown + " although the network is cut");
        }
        return "still 1 on the results page";
    }

    private String look(Browser browser) {
        for (String page : List.of("/", "/kiosks", "/surveys", "/results", "/quarantine")) {
            browser.go(page);
            browser.pause(300);
            String name = page.equals("/") ? "overview" : page.substring(1);
            browser.screenshot(out.resolve("console-" + name + ".png"));
        }
        return "overview, kiosks, surveys, results, quarantine";
    }

    private String publishSecond(Browser browser, String identity) {
        browser.upload("recommend.json", Koivuranta.json(Kind.RECOMMEND));
        browser.publish(RECOMMEND, List.of(identity));
        return "at " + browser.page().title();
    }

    private String seeSecond(Drive drive) {
        String words = "Kuinka todennäköisesti suosittelisit kirjastoa ystävälle?";
        Wait.until("the kiosk asks " + words, LIMIT, () -> drive.shows(words));
        // Screens fade in.
        Wait.pause(FADE_MILLIS);
        drive.screenshot(out.resolve("kiosk-second-survey.png"));
        return words;
    }

    private String settled(Stage stage, Browser browser, String identity) {
        Wait.until("the kiosk reports it", LIMIT, () -> stage.console().settled(identity));
        browser.go("/kiosks/" + identity);
        browser.pause(300);
        browser.screenshot(out.resolve("console-kiosk.png"));
        return "desired and reported are the same";
    }

    private String seeSamples(Stage stage, Drive drive, String identity) {
        List<SampleCustomers.Published> samples =
                SampleCustomers.below(packages.root()).publish(stage.console());
        for (SampleCustomers.Published sample : samples) {
            stage.console().assign(sample.version(), List.of(identity));
            Wait.until("the kiosk asks " + sample.opening(), LIMIT, () -> drive.shows(sample.opening()));
            Wait.pause(FADE_MILLIS);
            drive.screenshot(out.resolve("kiosk-" + sample.version().survey() + ".png"));
        }
        return samples.size() + " surveys, each asked in its first language";
    }

    private static String judge(Stage stage, KioskProgram kiosk) {
        Verdict verdict = Verdict.of(
                Testimony.read(List.of(kiosk.journal())), stage.rows().responses());
        if (!verdict.holds()) {
            throw new IllegalStateException(verdict.inWords());
        }
        return verdict.inWords();
    }

    private static String noComplaints(Browser browser) {
        if (!browser.complaints().isEmpty()) {
            throw new IllegalStateException(String.join("; ", browser.complaints()));
        }
        return "none";
    }
}
