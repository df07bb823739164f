package fi.hymy.acceptance.console;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /// What htmx writes as errors when a newer request takes the place of one, as while somebody types. One that
    /// failed is told of as `htmx:sendError` or `htmx:responseError`.
    private static final Set<String> GIVEN_UP = Set.of("htmx:sendAbort", "htmx:afterRequest");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final Page page;
    private final URI server;
    private final boolean borrowed;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser, URI server, boolean borrowed) {
        this.playwright = playwright;
        this.browser = browser;
        this.borrowed = borrowed;
        this.server = server;
        this.page = browser.newPage(new com.microsoft.playwright.Browser.NewPageOptions().setViewportSize(1280, 900));
        page.setDefaultTimeout(LIMIT_MILLIS);
        page.onConsoleMessage(message -> {
            boolean complains = message.type().equals("error") || message.type().equals("warning");
            if (complains && !GIVEN_UP.contains(message.text())) {
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
        return open(server, List.of());
    }

    /// @param more arguments of Chromium
    static Browser open(URI server, List<String> more) {
        Path chromium = installed().orElseThrow(() -> new IllegalStateException("no Chromium is installed"));
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(Stream.concat(QUIET.stream(), more.stream()).toList())
                .setTimeout(LIMIT_MILLIS);
        return new Browser(playwright, playwright.chromium().launch(options), server, false);
    }

    /// Somebody else at another computer: no cookie is shared. To be closed before this one.
    ///
    /// @param address by which that one reaches the server
    public Browser another(URI address) {
        return new Browser(playwright, browser, address, true);
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

    /// What the server said to a request.
    public record Answer(int status, String body) {}

    /// Asks for an address in the name of whoever is signed in here, and shows no page. Is led nowhere else.
    public Answer ask(String path) {
        APIResponse answer = page.context()
                .request()
                .get(server.resolve(path).toString(), RequestOptions.create().setMaxRedirects(0));
        return new Answer(answer.status(), answer.text());
    }

    /// From now on the computer keeps passkeys and knows its owner, as one with a reader for fingers does.
    public void bringPasskeyDevice() {
        var devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")
                .forEach(ability -> device.addProperty(ability, true));
        var wish = new JsonObject();
        wish.add("options", device);
        devtools.send("WebAuthn.addVirtualAuthenticator", wish);
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
        if (borrowed) {
            page.context().close();
        } else {
            browser.close();
            playwright.close();
        }
    }
}
