package fi.hymy.acceptance.console;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The console in a real browser, headless. For one thread.
///
/// Questions ("Close the survey?") are answered with yes. Everything that the browser complains of (errors
/// on the console, a violated content security policy, a script that failed) is kept in [#complaints()].
public final class Browser implements AutoCloseable {
    private static final double LIMIT_MILLIS = Duration.ofSeconds(30).toMillis();
    private static final List<String> CHROMIUM = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final Page page;
    private final URI server;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser, URI server) {
        this.playwright = playwright;
        this.browser = browser;
        this.server = server;
        this.page = browser.newPage(new com.microsoft.playwright.Browser.NewPageOptions().setViewportSize(1280, 900));
        page.setDefaultTimeout(LIMIT_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onDialog(Dialog::accept);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    /// Where a Chromium is installed.
    public static Optional<Path> installed() {
        return Stream.of(CHROMIUM.getFirst(), CHROMIUM.getLast())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @throws IllegalStateException when no Chromium is installed
    public static Browser open(URI server) {
        Path chromium = installed().orElseThrow(() -> new IllegalStateException("no Chromium is installed"));
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(QUIET)
                .setTimeout(LIMIT_MILLIS);
        return new Browser(playwright, playwright.chromium().launch(options), server);
    }

    public Page page() {
        return page;
    }

    public Browser go(String path) {
        page.navigate(server.resolve(path).toString());
        return this;
    }

    public void signIn(String user, String password) {
        go("/sign-in");
        page.fill("#username", user);
        page.fill("#password", password);
        press("Sign in");
    }

    /// Presses the button or link with this text.
    public void press(String text) {
        page.locator("button:has-text('%s'), a.btn:has-text('%s')".formatted(text, text))
                .first()
                .click();
        page.waitForLoadState();
    }

    /// Brings a survey file in through the upload form.
    public void upload(String fileName, byte[] json) {
        go("/surveys/new");
        page.setInputFiles("#file", new FilePayload(fileName, "application/json", json));
        press("Take it in");
    }

    /// Adds a picture through its form.
    public void addPicture(String fileName, byte[] png) {
        go("/surveys/pictures");
        page.setInputFiles("#file", new FilePayload(fileName, "image/png", png));
        press("Add it");
    }

    /// Publishes the draft of a survey to exactly these kiosks.
    public void publish(String survey, List<String> kiosks) {
        go("/surveys/" + survey + "/publish");
        for (Locator box : page.locator("input[name=kiosks]").all()) {
            box.setChecked(kiosks.contains(box.getAttribute("value")));
        }
        page.locator("form[action$='/publish'] button.btn-primary").click();
        page.waitForLoadState();
    }

    /// How many responses the results page that is open shows; it renews itself.
    public long responsesShown() {
        String shown = page.locator("[data-responses]").first().getAttribute("data-responses");
        return Long.parseLong(shown);
    }

    public String text() {
        return page.locator("body").innerText();
    }

    public void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Lets the browser take in what came from the server meanwhile.
    public void pause(long millis) {
        page.waitForTimeout((double) millis);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
