package fi.hymy.acceptance.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Follows the links of the console from its first page, sees one page of each kind, and notes what is wrong there.
final class Walk {
    private static final int PHONE = 390;
    private static final int TABLET = 820;
    private static final int DESK = 1280;
    private static final int HEIGHT = 900;
    private static final int REFUSED = 400;
    private static final int LONGEST_NAME = 90;
    private static final int QUALITY = 75;
    private static final List<String> LANGUAGES = List.of("en", "fi", "en", "sv");
    /// What is no page of the console, or ends the walk.
    private static final List<String> NO_PAGES =
            List.of("/v3/", "/sign-out", "/content/", "/api/", "/app/", "/vendor/", "/actuator/");

    /// In the tree of sites the name that opens a branch is a link too: still to be parted.
    private static final String KNOWN = "> summary: ";

    private final Browser browser;
    private final Page page;
    private final Path pictures;
    private final List<String> refused = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> untranslated = new TreeSet<>();
    private int steps;

    /// @param pictures a folder for one picture of each page and width
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

    /// Sees each kind of page once, at a phone's width and a desk's, in the one language and light or the other and
    /// dark.
    ///
    /// @return the addresses
    Set<String> inTurn() {
        return follow(path -> {
            steps++;
            Way way = new Way(LANGUAGES.get(steps % LANGUAGES.size()), steps / 2 % 2 == 0);
            if (go(path, way)) {
                look("", path, way, DESK, steps % 2 == 0);
                page.setViewportSize(PHONE, HEIGHT);
                page.reload();
                look("", path, way, PHONE, steps % 2 == 1);
            }
        });
    }

    /// Sees each kind of page in every language and width, light and dark.
    ///
    /// @param scene of the pictures' names
    /// @return the addresses
    Set<String> everyWay(String scene) {
        Set<String> seen = follow(path -> {
            if (go(path, new Way("en-XA", false))) {
                untranslated.addAll(new Look(page).untranslated());
            }
        });
        for (String path : seen) {
            for (String language : Set.copyOf(LANGUAGES)) {
                for (boolean dark : List.of(false, true)) {
                    Way way = new Way(language, dark);
                    go(path, way);
                    look(scene, path, way, TABLET, false);
                    look(scene, path, way, DESK, language.equals("en"));
                    look(scene, path, way, PHONE, language.equals("en"));
                }
            }
        }
        return seen;
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

    private Set<String> follow(Consumer<String> visit) {
        Map<String, String> seen = new LinkedHashMap<>();
        var next = new ArrayDeque<>(List.of("/"));
        while (!next.isEmpty()) {
            String path = next.removeFirst();
            if (seen.putIfAbsent(shape(path), path) == null) {
                visit.accept(path);
                next.addAll(ahead());
            }
        }
        return new LinkedHashSet<>(seen.values());
    }

    private List<String> ahead() {
        return new Look(page)
                .links().stream()
                        .map(link -> link.replaceFirst("#.*", ""))
                        .filter(link -> NO_PAGES.stream().noneMatch(link::startsWith))
                        .toList();
    }

    /// @return whether a page is there: files to take home are none
    private boolean go(String path, Way way) {
        page.setExtraHTTPHeaders(Map.of("Accept-Language", way.language()));
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(way.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.setViewportSize(DESK, HEIGHT);
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

    private void look(String scene, String path, Way way, int width, boolean axe) {
        page.setViewportSize(width, HEIGHT);
        String where = "%s %s %s %s %d".formatted(scene, path, way.language(), way.dark() ? "dark" : "light", width);
        new Look(page).sideways().forEach(one -> faults.add(where + ": wider than the window: " + one));
        if (axe) {
            new Axe(page)
                    .findings().stream()
                            .filter(finding -> !(finding.startsWith("nested-interactive: ") && finding.contains(KNOWN)))
                            .forEach(finding -> faults.add(where + ": " + finding));
        }
        String name = where.replaceAll("[^A-Za-z0-9]+", "_").toLowerCase(Locale.ROOT);
        String end = "-%s-%d.jpg".formatted(way.dark() ? "dark" : "light", width);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(pictures.resolve(name.substring(0, Math.min(LONGEST_NAME, name.length())) + end))
                .setType(ScreenshotType.JPEG)
                .setQuality(QUALITY)
                .setFullPage(true));
    }

    /// One address of each kind is enough: ids and what is asked for do not make another page.
    private static String shape(String path) {
        return path.replaceAll("[a-z]+-[0-9a-f]{6,}|[0-9a-f]{8}(-[0-9a-f]{4,12}){4}", "{id}")
                .replaceAll("/\\d+(?=/|$)", "/{n}")
                .replaceAll("=[^&]*", "")
                .replaceFirst("(/(?:surveys|results|contacts|assignments/surveys))/[^/?]+", "$1/{id}");
    }
}
