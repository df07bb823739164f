package fi.hymy.kiosk;

import fi.hymy.kiosk.gallery.Exhibition;
import fi.hymy.kiosk.gallery.Panels;
import fi.hymy.kiosk.gallery.SurveyFolder;
import fi.hymy.kiosk.screen.Liking;
import fi.hymy.kiosk.screen.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// `gallery`: writes a PNG of every screen of every survey in a folder, on every panel and in every language, and
/// a page that shows them. Needs no display.
///
/// Ends with 0, with 1 when a survey is not good, or with 2 when it was not called rightly.
final class GalleryCli {
    private static final Set<String> OPTIONS =
            Set.of("--surveys", "--out", "--panel", "--language", "--survey", "--liking");
    private static final Map<String, Liking> LIKINGS = likings();
    private static final String USAGE =
            "usage: gallery --surveys DIR --out DIR [--panel %s,…] [--language fi,…] [--survey NAME,…|no-survey] [--liking %s,…]"
                    .formatted(
                            Panels.ALL.stream().map(Panels.Size::name).collect(Collectors.joining("|")),
                            LIKINGS.keySet().stream().collect(Collectors.joining("|")));
    private static final int BAD_SURVEY = 1;
    private static final int BAD_CALL = 2;

    private final Map<String, String> options;

    private GalleryCli(Map<String, String> options) {
        this.options = options;
    }

    /// @return the exit code
    static int run(List<String> arguments) throws IOException {
        var options = new LinkedHashMap<String, String>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        var cli = new GalleryCli(options);
        if (arguments.size() % 2 != 0 || !OPTIONS.containsAll(options.keySet()) || !options.containsKey("--surveys")) {
            System.err.println(USAGE);
            return BAD_CALL;
        }
        List<Panels.Size> panels = Panels.ALL.stream()
                .filter(panel -> cli.wants("--panel").test(panel.name()))
                .toList();
        try {
            List<SurveyFolder> folders = SurveyFolder.all(Path.of(cli.option("--surveys"))).stream()
                    .filter(folder -> cli.wants("--survey").test(folder.name()))
                    .toList();
            boolean nothing = panels.isEmpty() || (folders.isEmpty() && !cli.box());
            return nothing ? badCall() : cli.hang(panels, folders);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return BAD_SURVEY;
        }
    }

    private static int badCall() {
        System.err.println("there is no such panel or survey");
        System.err.println(USAGE);
        return BAD_CALL;
    }

    private int hang(List<Panels.Size> panels, List<SurveyFolder> folders) throws IOException {
        Path out = Files.createDirectories(Path.of(options.getOrDefault("--out", "gallery")));
        Predicate<String> language = wants("--language");
        Headless.choose();
        long began = System.nanoTime();
        try (Studio studio = Studio.open()) {
            var exhibition =
                    new Exhibition(studio, out, new Exhibition.Choice(panels, language, likingsWanted(), box()));
            Exhibition.Result result = exhibition.hang(folders);
            Files.write(out.resolve("findings.txt"), exhibition.findings());
            System.out.printf(
                    "%s: %d pictures in %d s, %d with something to mend%n",
                    out.resolve("index.html"),
                    result.pictures(),
                    (System.nanoTime() - began) / 1_000_000_000L,
                    result.faulty());
        }
        return 0;
    }

    private static Map<String, Liking> likings() {
        var named = new LinkedHashMap<String, Liking>();
        for (Liking each : Liking.values()) {
            named.put(each.name().toLowerCase(Locale.ROOT), each);
        }
        return named;
    }

    /// The usual screen where nothing was named.
    private List<Liking> likingsWanted() {
        List<String> named = List.of(options.getOrDefault("--liking", "usual").split(","));
        return LIKINGS.keySet().stream()
                .filter(named::contains)
                .map(LIKINGS::get)
                .toList();
    }

    /// Whether what belongs to no survey is wanted.
    private boolean box() {
        return wants("--survey").test(Exhibition.BOX);
    }

    /// Everything is wanted where nothing was named.
    private Predicate<String> wants(String name) {
        if (!options.containsKey(name)) {
            return _ -> true;
        }
        return Set.of(option(name).split(","))::contains;
    }

    private String option(String name) {
        return options.getOrDefault(name, "");
    }
}
