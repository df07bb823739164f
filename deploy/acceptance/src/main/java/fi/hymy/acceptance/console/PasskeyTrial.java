package fi.hymy.acceptance.console;

import fi.hymy.acceptance.program.ServerProgram;
import java.net.URI;
import java.util.List;

/// Signs in with a password, makes a passkey and comes back by it, in a real browser at the address that people type:
/// behind a proxy, the proxy's. Run by deploy/observe/check.
public final class PasskeyTrial {
    private PasskeyTrial() {}

    /// @param arguments the console's address, whose host is taken to be this machine; the operator's password; the
    ///     SHA-256 of the public key of its certificate, Base64, which nobody vouches for
    public static void main(String[] arguments) {
        URI console = URI.create(arguments[0]);
        var here = List.of(
                "--host-resolver-rules=MAP " + console.getHost() + " 127.0.0.1",
                "--ignore-certificate-errors-spki-list=" + arguments[2]);
        try (Browser browser = Browser.open(console, here)) {
            browser.signIn(ServerProgram.OPERATOR, arguments[1]);
            browser.bringPasskeyDevice();
            browser.go("/account");
            browser.page().fill("#passkey-label", "Behind the proxy");
            browser.press("Add a passkey");
            browser.page().waitForSelector("td:has-text('Behind the proxy')");
            browser.press("Sign out");
            browser.go("/sign-in").press("Sign in with a passkey");
            browser.page().waitForURL(url -> !url.contains("/sign-in"));
            if (!browser.go("/account").text().contains("by passkey")) {
                throw new IllegalStateException("signed in, but not by the passkey: " + browser.text());
            }
        }
    }
}
