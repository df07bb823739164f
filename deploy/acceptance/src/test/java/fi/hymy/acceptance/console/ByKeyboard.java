package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;

/// The console for somebody who has no mouse.
final class ByKeyboard {
    private static final int LONGEST = 200;
    private static final List<String> PAGES = List.of("/", "/alarms", "/kiosks", "/surveys", "/rollouts", "/account");

    /// What the Tab key must come to; of a group of radio buttons that is one.
    private static final String ALL = """
            [...document.querySelectorAll(
                'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
              .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0
                && !(one.type === 'radio' && !one.checked
                     && one.form.querySelector(`[name="${one.name}"]:checked, [name="${one.name}"]`) !== one))""";

    private static final String COUNT = "() => " + ALL + ".length";

    /// Its number, or -1 where the page ends; what is wrong with how it is seen.
    private static final String FOCUSED = """
            () => {
              const one = document.activeElement;
              if (one === document.body || one === document.documentElement) { return '-1'; }
              const style = getComputedStyle(one);
              const seen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
                || style.boxShadow !== 'none';
              const box = one.getBoundingClientRect();
              const here = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              const name = `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent.trim().slice(0, 40)}`;
              const place = (%s).indexOf(one);
              return place + (seen ? '' : ` no focus to see: ${name}`) + (here ? '' : ` out of sight: ${name}`);
            }""".formatted(ALL);

    private final Browser browser;
    private final Page page;

    ByKeyboard(Browser browser) {
        this.browser = browser;
        this.page = browser.page();
    }

    /// @param kiosk whose page is gone to
    void works(String kiosk) {
        PAGES.forEach(this::comesToEverythingInOrder);
        skipsToTheContent();
        findsAndGoes(kiosk);
        goesByLetters();
    }

    private void comesToEverythingInOrder(String path) {
        browser.go(path);
        int count = ((Number) page.evaluate(COUNT)).intValue();
        var seen = new ArrayList<String>();
        for (int i = 0; i < LONGEST; i++) {
            page.keyboard().press("Tab");
            String where = (String) page.evaluate(FOCUSED);
            if (where.equals("-1") || (where.equals("0") && !seen.isEmpty())) {
                break;
            }
            seen.add(where);
        }
        assertThat(seen.stream().filter(where -> where.contains(" "))).as(path).isEmpty();
        List<Integer> places =
                seen.stream().map(Integer::valueOf).filter(place -> place >= 0).toList();
        assertThat(places).as("the order at " + path).isSorted().doesNotHaveDuplicates();
        assertThat(places).as("all that there is at " + path).hasSize(count);
    }

    private void skipsToTheContent() {
        browser.go("/kiosks");
        page.keyboard().press("Tab");
        assertThat(focused().text()).isEqualTo("Skip to the content");
        page.keyboard().press("Enter");
        assertThat(focused().id()).isEqualTo("main");
    }

    private void findsAndGoes(String kiosk) {
        browser.go("/");
        page.keyboard().press("Control+k");
        assertThat(focused().id()).isEqualTo("palette-q");
        page.keyboard().press("Escape");
        page.locator("#palette").waitFor(hidden());

        page.keyboard().press("Control+k");
        page.keyboard().type("lobby");
        Locator found = page.locator("#palette-found [role=option][aria-selected=true]");
        found.filter(new Locator.FilterOptions().setHasText(kiosk)).waitFor();
        page.keyboard().press("Enter");
        page.waitForURL("**/kiosks/kiosk-*");
        assertThat(page.locator("h1").innerText()).isEqualTo(kiosk);

        page.keyboard().press("Control+k");
        page.keyboard().type("surveys");
        found.filter(new Locator.FilterOptions().setHasText("Surveys")).waitFor();
        page.keyboard().press("Enter");
        page.waitForURL("**/surveys");
    }

    private void goesByLetters() {
        page.keyboard().press("g");
        page.keyboard().press("l");
        page.waitForURL("**/alarms");
        page.keyboard().press("g");
        page.keyboard().press("k");
        page.waitForURL("**/kiosks");
        page.keyboard().press("?");
        page.locator("#keys").waitFor();
        page.keyboard().press("Escape");
        page.locator("#keys").waitFor(hidden());
        page.keyboard().press("/");
        page.waitForFunction("document.activeElement.type === 'search'");
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }

    private Focused focused() {
        return new Focused((String) page.evaluate("document.activeElement.id"), (String)
                page.evaluate("document.activeElement.textContent.trim()"));
    }

    private record Focused(String id, String text) {}
}
