package fi.hymy.acceptance.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Sees one page of each kind of the console, and notes what is wrong there. It follows links from the addresses that it
/// is given, so that what only has an id is found too.
final class Walk {
    private static final int PHONE = 390;
    private static final int TABLET = 820;
    private static final int DESK = 1440;
    private static final int HEIGHT = 900;
    private static final int REFUSED = 400;
    private static final int LONGEST_NAME = 90;
    private static final int QUALITY = 75;
    /// What no catalogue says stands without marks in it.
    private static final String MARKED = "en-XA";
    private static final List<String> LANGUAGES = List.of("fi", "sv", "en");
    /// What is no page of the console, or ends the walk.
    private static final List<String> NO_PAGES =
            List.of("/v3/", "/sign-out", "/content/", "/api/", "/app/", "/vendor/", "/actuator/", "/oauth2/");

    private final Browser browser;
    private final Page page;
    private final Path pictures;
    private final List<String> refused = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> untranslated = new TreeSet<>();
    private int steps;

    /// @param pictures a folder for one picture of each page and way
    Walk(Browser browser, Path pictures) {
        this.browser = browser;
        this.pictures = pictures;
        this.page = browser.page();
        page.onResponse(response -> {
            if (response.status() >= REFUSED) {
                refused.add("%s: %d at %s".formatted(page.url(), response.status(), response.url()));
            }
        });
    }

    /// How a page is looked at.
    private record Way(String language, boolean dark) {}

    /// Sees each kind of page once: as wide as a phone, and by axe-core and without the catalogues; light and dark in
    /// turn.
    ///
    /// @return the addresses
    Collection<String> once(Collection<String> from) {
        return follow(from, path -> {
            Way way = new Way(MARKED, steps++ % 2 == 0);
            if (go(path, way, PHONE)) {
                untranslated.addAll(new Look(page).untranslated());
                examine(path, where("", path, way, PHONE), true);
            }
        });
    }

    /// Sees each kind of page in every language and width, light and dark, and takes pictures.
    ///
    /// @param scene of the pictures' names
    /// @return the addresses
    Collection<String> everyWay(String scene, Collection<String> from) {
        return follow(from, path -> {
            for (String language : LANGUAGES) {
                for (boolean dark : List.of(false, true)) {
                    everyWidth(scene, path, new Way(language, dark));
                }
            }
        });
    }

    /// Sees the page that stands there now, which no address leads to.
    void here(String name) {
        examine(name, name, true);
        picture(name + " en light " + PHONE);
    }

    private void everyWidth(String scene, String path, Way way) {
        if (!go(path, way, DESK)) {
            return;
        }
        for (int width : List.of(DESK, TABLET, PHONE)) {
            page.setViewportSize(width, HEIGHT);
            String where = where(scene, path, way, width);
            examine(path, where, width != TABLET);
            picture(where);
        }
    }

    /// All that is wrong, of every step so far.
    List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        all.addAll(refused);
        all.addAll(browser.complaints());
        return all;
    }

    /// Words that went past the catalogues.
    Set<String> untranslated() {
        return untranslated;
    }

    private Collection<String> follow(Collection<String> from, Consumer<String> visit) {
        Set<String> known = new HashSet<>();
        var seen = new ArrayList<String>();
        var next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            String path = next.removeFirst();
            if (known.add(shape(path))) {
                visit.accept(path);
                // What led elsewhere was not seen.
                seen.add(URI.create(page.url()).getPath());
                next.addAll(ahead());
            }
        }
        return seen;
    }

    private List<String> ahead() {
        return new Look(page)
                .links().stream()
                        .map(link -> link.replaceFirst("#.*", ""))
                        .filter(link -> NO_PAGES.stream().noneMatch(link::startsWith))
                        .toList();
    }

    /// @return whether a page is there: files to take home are none
    private boolean go(String path, Way way, int width) {
        page.setExtraHTTPHeaders(Map.of("Accept-Language", way.language()));
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(way.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.setViewportSize(width, HEIGHT);
        try {
            browser.go(path);
        } catch (PlaywrightException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.contains("Download is starting") && !why.contains("ERR_ABORTED")) {
                faults.add(path + ": " + why.lines().findFirst().orElse(""));
            }
            return false;
        }
        return "text/html".equals(page.evaluate("() => document.contentType"));
    }

    private void examine(String path, String where, boolean axe) {
        new Look(page).sideways().forEach(one -> faults.add(where + ": wider than the window: " + one));
        if (axe) {
            new Axe(page).findings().forEach(finding -> faults.add(where + ": " + finding));
        }
    }

    private static String where(String scene, String path, Way way, int width) {
        return "%s %s %s %s %d".formatted(scene, path, way.language(), way.dark() ? "dark" : "light", width);
    }

    private void picture(String where) {
        String name = where.replaceAll("[^A-Za-z0-9]+", "_").toLowerCase(Locale.ROOT);
        String end = where.replaceFirst("^.* (\\w+ \\w+ \\d+)$", "-$1.jpg").replace(' ', '-');
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(pictures.resolve(name.substring(0, Math.min(LONGEST_NAME, name.length())) + end))
                .setType(ScreenshotType.JPEG)
                .setQuality(QUALITY)
                .setFullPage(true));
    }

    /// One address of each kind is enough: ids and what is asked for do not make another page.
    private static String shape(String path) {
        return path.replaceAll("[a-z]+-[0-9a-f]{6,}|[0-9a-f]{8}(-[0-9a-f]{4,12}){4}|[0-9a-f]{64}", "{id}")
                .replaceAll("/\\d+(?=/|$)", "/{n}")
                .replaceAll("=[^&]*", "")
                .replaceFirst("(/(?:surveys|results|contacts|assignments/surveys))/[^/?]+", "$1/{id}");
    }
}
