package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.stage.Stage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whoever looks after a kiosk from far away: sets its box up, asks it for things, and sees on its page what became
/// of that. Packaged programs, a real browser.
final class FarKioskIT {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    /// The two colours of the frame by which a kiosk shows which one it is.
    private static final Set<Integer> BEACON = Set.of(0xFFFACC15, 0xFF111827);

    private ConsoleClient console;
    private JoinedKiosk issued;
    private Path light;

    @Test
    void setsAKioskUpAndAsksItForThings() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "no Chromium is installed");
        Packages packages = Packages.find();
        Path out = packages.target("far-kiosk-check");
        try (Stage stage = Stage.open(packages, out);
                var browser = Browser.open(stage.server().url())) {
            console = stage.console();
            issued = stage.enrol("Main library, lobby");
            console.assign(stage.publish(Kind.VISIT), List.of(issued.id()));
            light = Files.createDirectories(out.resolve("backlight").resolve("10-0045"));
            Files.writeString(light.resolve("max_brightness"), "255");
            browser.signIn(ServerProgram.OPERATOR, Stage.PASSWORD);
            try (KioskProgram kiosk = stage.start(stage.kiosk(issued)
                    .with("input.backlight", light.getParent().toString())
                    .with("sound.mixer", "none"))) {
                kiosk.program().awaitUntil("shows its survey", PATIENT, () -> console.settled(issued.id()));
                lookAtTheForm(browser, out);
                closesTheSite(out);
                setsTheBoxUp();
                changesTheBrightness(browser);
                showsWhatIsOnTheGlass(browser, out);
                givesItsLogs(browser);
                asksMany(browser, out);
                endsAndDoesNothingThatCameTooLate(browser, kiosk);
            }
            browser.go("/kiosks/" + issued.id()).screenshot(out.resolve("kiosk-page.png"));
            assertThat(browser.text()).contains("Expired: nothing was done", "60 %", "Done");
            browser.go("/kiosks/" + issued.id() + "/settings").screenshot(out.resolve("settings-page.png"));
            assertThat(browser.complaints())
                    .as("nothing but the form that was refused")
                    .allMatch(complaint -> complaint.contains("/settings: ") && complaint.contains("422"));
        }
    }

    private void lookAtTheForm(Browser browser, Path out) {
        browser.go("/kiosks/" + issued.id()).screenshot(out.resolve("new-kiosk-page.png"));
        assertThat(browser.text()).contains("Nobody has set anything here yet", "Nothing was asked of this kiosk yet");
        browser.go("/kiosks/" + issued.id() + "/settings");
        browser.page().fill("#brightness", "400");
        browser.page().fill("#hours", "Mon-Fri");
        browser.page().fill("#zone", "Mars/Olympus");
        browser.press("Save the settings");
        browser.screenshot(out.resolve("faults-page.png"));
        assertThat(browser.text()).contains("3 fields are not right", "is no time zone");
    }

    private void closesTheSite(Path out) throws IOException {
        console.setUp(
                issued.id(),
                JSON.createObjectNode()
                        .put("brightness", 100)
                        .put("volume", 70)
                        .put("zone", "Europe/Helsinki")
                        .put("hours", "Mon-Sun closed"));
        Wait.until("the kiosk says that it is closed", PATIENT, () -> {
            JsonNode is =
                    console.get("/api/v1/kiosks/" + issued.id() + "/settings").path("is");
            return is.has("open") && !is.path("open").asBoolean();
        });
        String shot = ask("screenshot", 320, 60);
        done(shot);
        assertThat(light(picture(shot, out.resolve("asleep.png"))))
                .as("the screen sleeps")
                .isLessThan(20);
    }

    /// On the average of the whole picture, 0 for black to 255 for white.
    private static double light(BufferedImage picture) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
                .mapToObj(Color::new)
                .mapToInt(colour -> Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue())))
                .average()
                .orElseThrow();
    }

    private void setsTheBoxUp() throws IOException {
        console.setUp(
                issued.id(),
                JSON.createObjectNode()
                        .put("brightness", 60)
                        .put("volume", 35)
                        .put("staffTestUntil", Instant.now().plusSeconds(900).toString())
                        .put("zone", "Europe/Helsinki")
                        .put("hours", "Mon-Sun 00:00-24:00"));
        Wait.until("the kiosk says that it is set up", PATIENT, () -> {
            JsonNode is =
                    console.get("/api/v1/kiosks/" + issued.id() + "/settings").path("is");
            return is.path("brightness").asInt() == 60
                    && is.path("volume").asInt() == 35
                    && is.path("staffTest").asBoolean()
                    && is.path("open").asBoolean();
        });
        assertThat(shining()).isEqualTo(153);
    }

    private void changesTheBrightness(Browser browser) throws IOException {
        browser.go("/kiosks/" + issued.id());
        browser.page().fill("#amount", "30");
        browser.press("Set the brightness");
        assertThat(done(asked("brightness"))).contains("30 %");
        assertThat(shining()).isEqualTo(77);
        Wait.until(
                "what is differs from what should be",
                PATIENT,
                () -> console.get("/api/v1/kiosks/" + issued.id() + "/settings")
                                .path("is")
                                .path("brightness")
                                .asInt()
                        == 30);
    }

    private void showsWhatIsOnTheGlass(Browser browser, Path out) throws IOException {
        browser.go("/kiosks/" + issued.id()).press("Picture of the screen");
        String shot = asked("screenshot");
        browser.page().waitForSelector("img.hy-shot[src*='" + shot + "']");
        assertThat(browser.text()).contains("Should have shown", "The kiosk says it shows");
        BufferedImage glass = picture(shot, out.resolve("glass.png"));
        assertThat(glass.getWidth()).isEqualTo(1280);
        assertThat(colours(glass)).as("the survey").isGreaterThan(50);
        assertThat(BEACON).doesNotContain(glass.getRGB(3, glass.getHeight() / 2));

        done(ask("identify", 60, 60));
        String framed = ask("screenshot", 640, 60);
        done(framed);
        glass = picture(framed, out.resolve("identified.png"));
        assertThat(glass.getWidth()).isEqualTo(640);
        assertThat(BEACON).as("the frame that shows which one it is").contains(glass.getRGB(3, glass.getHeight() / 2));
    }

    /// What the button asked for.
    private String asked(String kind) {
        return Wait.unlessGiven("the button asked for it", PATIENT, () -> {
            JsonNode newest = console.get("/api/v1/kiosks/" + issued.id() + "/commands")
                    .path("items")
                    .get(0);
            boolean found = newest.path("kind").asString().equals(kind);
            return found ? Optional.of(newest.path("id").asString()) : Optional.empty();
        });
    }

    private BufferedImage picture(String command, Path file) throws IOException {
        byte[] png = console.file(issued.id(), command);
        Files.write(file, png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int colours(BufferedImage picture) {
        var seen = new TreeMap<Integer, Integer>();
        for (int x = 0; x < picture.getWidth(); x += 7) {
            for (int y = 0; y < picture.getHeight(); y += 7) {
                seen.merge(picture.getRGB(x, y), 1, Integer::sum);
            }
        }
        return seen.size();
    }

    private void givesItsLogs(Browser browser) throws IOException {
        browser.go("/kiosks/" + issued.id()).press("Log bundle");
        String logs = asked("logs");
        done(logs);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(console.file(issued.id(), logs)))) {
            assertThat(zip.getNextEntry()).isNotNull();
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("first frame")
                    .doesNotContain("PRIVATE KEY");
        }
        assertThat(done(ask("diagnose", 0, 60))).contains("Screen:", "Network: link connected", "Disk:", "Queue:");
    }

    /// First it says how many, then it asks them, then it says what became of each.
    private void asksMany(Browser browser, Path out) {
        browser.go("/commands/new?kind=identify");
        assertThat(browser.text()).contains("Show which one it is: 1 kiosk", "Main library, lobby");
        browser.screenshot(out.resolve("guard-page.png"));
        browser.press("Ask 1 kiosk");
        browser.page().waitForSelector("td .hy-state-good:has-text('Done')");
        browser.screenshot(out.resolve("many-page.png"));
        for (String range : List.of("24h", "7d", "90d")) {
            browser.go("/kiosks/" + issued.id() + "/health?range=" + range);
            browser.page().waitForSelector("[data-gauge] canvas");
            browser.screenshot(out.resolve("health-%s-page.png".formatted(range)));
        }
    }

    private void endsAndDoesNothingThatCameTooLate(Browser browser, KioskProgram kiosk) throws IOException {
        browser.go("/kiosks/" + issued.id()).press("Restart the program");
        done(asked("restart"));
        assertThat(kiosk.program().exitCode(PATIENT)).as("it ended in order").contains(0);
        String late = ask("brightness", 99, 1);
        Wait.until("it is too late", PATIENT, () -> state(late).equals("EXPIRED"));

        kiosk.start();
        assertThat(done(ask("diagnose", 0, 120))).isNotBlank();
        assertThat(state(late)).isEqualTo("EXPIRED");
        assertThat(shining()).as("as the settings say").isEqualTo(153);
    }

    /// @param amount 0 for the usual one
    private String ask(String kind, long amount, long validForSeconds) {
        ObjectNode wish = JSON.createObjectNode().put("kind", kind).put("validForSeconds", validForSeconds);
        return console.ask(issued.id(), amount == 0 ? wish : wish.put("amount", amount));
    }

    /// @return what the kiosk said of it
    private String done(String command) {
        Wait.until(
                "command " + command + " is done", PATIENT, () -> state(command).equals("DONE"));
        return console.command(issued.id(), command).path("detail").asString();
    }

    private String state(String command) {
        return console.command(issued.id(), command).path("state").asString();
    }

    private int shining() throws IOException {
        return Integer.parseInt(Files.readString(light.resolve("brightness")).strip());
    }
}
