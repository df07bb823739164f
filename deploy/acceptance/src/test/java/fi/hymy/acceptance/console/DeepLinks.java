package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.List;

/// What one sees has an address that can be sent to a colleague.
///
/// @param user who signs in at another computer
record DeepLinks(Browser browser, URI server, String user, String password) {
    private static final String LINK = "/kiosks?q=lobby";

    /// @param kiosk that the search finds
    void lead(String kiosk) {
        filtersStayWhenOneComesBack(kiosk);
        tabsHaveAddresses();
        arrivesAfterSigningIn(kiosk);
    }

    private void filtersStayWhenOneComesBack(String kiosk) {
        browser.go("/kiosks");
        Locator search = browser.page().locator("main input[type=search]").first();
        search.fill("lobby");
        search.press("Enter");
        browser.page().waitForURL("**q=lobby**");
        assertThat(search.inputValue()).isEqualTo("lobby");
        browser.page().locator("main a:has-text('%s')".formatted(kiosk)).first().click();
        browser.page().waitForURL("**/kiosks/kiosk-*");
        browser.page().goBack();
        browser.page().waitForURL("**q=lobby**");
        assertThat(search.inputValue()).isEqualTo("lobby");
    }

    /// Tabs are links, and each says which it is when its address is opened.
    private void tabsHaveAddresses() {
        for (String path : List.of("/alarms", "/rollouts/new")) {
            browser.go(path);
            List<String> tabs = browser.page().locator(".hy-tabs a").all().stream()
                    .map(tab -> tab.getAttribute("href"))
                    .toList();
            assertThat(tabs).as("tabs at " + path).isNotEmpty().doesNotHaveDuplicates();
            for (String tab : tabs) {
                browser.go(tab);
                assertThat(browser.page()
                                .locator(".hy-tabs a[aria-current=page]")
                                .getAttribute("href"))
                        .as("the tab that is open at " + tab)
                        .isEqualTo(tab);
            }
        }
    }

    private void arrivesAfterSigningIn(String kiosk) {
        try (Browser colleague = browser.another(server)) {
            colleague.go(LINK);
            assertThat(colleague.page().url()).endsWith("/sign-in");
            signIn(colleague, "not this one");
            assertThat(colleague.page().url()).contains("/sign-in");
            signIn(colleague, password);
            assertThat(colleague.page().url()).endsWith(LINK);
            assertThat(colleague.text()).contains(kiosk);
        }
    }

    private void signIn(Browser colleague, String said) {
        colleague.page().fill("#username", user);
        colleague.page().fill("#password", said);
        colleague.press("Sign in");
    }
}
