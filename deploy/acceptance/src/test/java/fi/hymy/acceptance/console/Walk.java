package fi.hymy.acceptance.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Comes to one page of each kind of the console, and notes what is wrong there.
final class Walk {
    private static final int PHONE = 390;
    /// Widest first: what was drawn is narrowed.
    private static final List<Integer> WIDTHS =
            chosen("widths", "1440,820,390").stream().map(Integer::valueOf).toList();
    private static final int HEIGHT = 900;
    private static final int REFUSED = 400;
    private static final int LONGEST_NAME = 90;
    private static final int QUALITY = 75;
    private static final List<String> LANGUAGES = chosen("languages", "fi,sv,en");
    private static final List<String> COLOURS = chosen("colours", "light,dark");
    /// What is no page of the console, or ends the walk.
    private static final List<String> NO_PAGES =
            List.of("/v3/", "/sign-out", "/content/", "/api/", "/app/", "/vendor/", "/actuator/", "/oauth2/");

    /// What respondents and surveys say, and what was done in other words than the console's.
    private static final List<String> OTHERS_WORDS = List.of("/results/", "/audit");

    private final Browser browser;
    private final Page page;
    private final Look look;
    private final Routes routes;
    private final Path pictures;
    private final List<String> refused = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> untranslated = new TreeMap<>();

    /// @param pictures a folder for one picture of each page and way
    Walk(Browser browser, Routes routes, Path pictures) {
        this.browser = browser;
        this.routes = routes;
        this.pictures = pictures;
        this.page = browser.page();
        this.look = new Look(page);
        page.onResponse(response -> {
            if (response.status() >= REFUSED) {
                refused.add("%s: %d at %s".formatted(page.url(), response.status(), response.url()));
            }
        });
    }

    /// As `-Dhymy.walk.widths=820` says, or the usual ones.
    private static List<String> chosen(String what, String usual) {
        return List.of(System.getProperty("hymy.walk." + what, usual).split(","));
    }

    /// How a page is looked at.
    private record Way(String language, boolean dark) {}

    /// Reads one page of each kind, following links, so that what only has an id is found too. Nothing is drawn yet.
    ///
    /// @return the addresses as they were asked for, with those where they led
    Map<String, String> read(Collection<String> from) {
        Set<String> known = new HashSet<>();
        Map<String, String> seen = new LinkedHashMap<>();
        var next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            String path = next.removeFirst();
            if (known.add(kind(path))) {
                Look.Sheet sheet = look.read(path);
                if (OTHERS_WORDS.stream().noneMatch(path::startsWith)) {
                    sheet.untranslated().forEach(words -> untranslated.putIfAbsent(words, path));
                }
                seen.put(path, sheet.address());
                next.addAll(ahead(sheet));
            }
        }
        return seen;
    }

    private static List<String> ahead(Look.Sheet sheet) {
        return sheet.links().stream()
                .map(link -> link.replaceFirst("#.*", ""))
                .filter(link -> NO_PAGES.stream().noneMatch(link::startsWith))
                .toList();
    }

    /// Looks at pages as on a phone, by axe-core too; light and dark in turn.
    void glance(Collection<String> paths) {
        boolean dark = false;
        for (String path : paths) {
            Way way = new Way("fi", dark);
            dark = !dark;
            if (go(path, way, PHONE)) {
                examine(where("", path, way, PHONE), true);
            }
        }
    }

    /// Looks at pages in every language and width, light and dark, and takes pictures.
    ///
    /// @param scene of the pictures' names
    void everyWay(String scene, Collection<String> paths) {
        for (String path : paths) {
            for (String language : LANGUAGES) {
                COLOURS.forEach(colour -> everyWidth(scene, path, new Way(language, colour.equals("dark"))));
            }
        }
        // The page's own language would go before that in which is read.
        page.setExtraHTTPHeaders(Map.of());
    }

    private void everyWidth(String scene, String path, Way way) {
        if (!go(path, way, WIDTHS.getFirst())) {
            return;
        }
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            String where = where(scene, path, way, width);
            examine(where, way.language().equals(LANGUAGES.getFirst()));
            picture(where);
        }
    }

    /// Looks at what stands there now, which no address leads to.
    void here(String name) {
        examine(name, true);
    }

    /// All that is wrong, of every step so far.
    List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        all.addAll(refused);
        all.addAll(browser.complaints());
        return all;
    }

    /// Words that went past the catalogues, each with a page where it stands.
    Map<String, String> untranslated() {
        return untranslated;
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

    private void examine(String where, boolean axe) {
        look.sideways().forEach(one -> faults.add(where + ": wider than the window: " + one));
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

    /// One address of each kind is enough: ids, and what is asked for, do not make another page.
    private String kind(String path) {
        return routes.of(path).orElse(path) + path.replaceFirst("^[^?]*", "").replaceAll("=[^&]*", "");
    }
}
