package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.fleet.JoinedKiosk;
import fi.hymy.acceptance.program.DisplayProgram;
import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Under the finger: from a finger on the packaged kiosk's glass to the changed pixels, and from the last answer to its
/// being on disk.
///
/// @param taps how many of each kind
record TapProbe(Stage stage, JoinedKiosk kiosk, int taps, Duration window) implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CHOICES = "choice-";

    @Override
    public String name() {
        return "taps";
    }

    @Override
    public void measure(Figures figures) {
        if (!DisplayProgram.installed()) {
            figures.note("Xvfb is not installed: taps were not measured");
            return;
        }
        // Not on JavaFX's Headless platform: there, a finger that went still shows.
        try (var display = DisplayProgram.start(stage.directory().resolve("display"), 1280, 800);
                KioskProgram program = stage.start(setup(display));
                Drive drive = program.drive()) {
            Wait.until("the kiosk shows a survey", LIMIT, () -> !drive.nodes().isEmpty());
            paints(figures, drive);
            commits(figures, drive);
        }
    }

    private KioskProgram.Setup setup(DisplayProgram display) {
        return stage.kiosk(kiosk)
                .driving(Map.of("tap-guard-millis", "0"))
                .on(display)
                .withJvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dprism.order=sw");
    }

    /// Each tap on a face leads to the next question, from where the finger goes back; each tile is tapped twice,
    /// so that never too many are chosen.
    private void paints(Figures figures, Drive drive) {
        List<String> faces = choices(drive);
        List<String[]> answers = IntStream.range(0, taps)
                .mapToObj(i -> {
                    String[] painted = paint(drive, faces.get(i % faces.size()));
                    drive.tap("back");
                    return painted;
                })
                .toList();
        add(figures, "press on a face", answers, 0);
        add(figures, "answer to next question", answers, 1);
        Wait.until("the kiosk asks a question of many choices", LIMIT, () -> atManyChoices(drive));
        List<String> tiles = choices(drive);
        List<String[]> marks = IntStream.range(0, taps)
                .mapToObj(i -> paint(drive, tiles.get(i / 2 % tiles.size())))
                .toList();
        add(figures, "press on a tile", marks, 0);
        add(figures, "tile to mark", marks, 1);
    }

    private static String[] paint(Drive drive, String node) {
        return drive.ask("paint " + node).split(" ");
    }

    private static void add(Figures figures, String name, List<String[]> taps, int which) {
        long[] nanos =
                taps.stream().mapToLong(tap -> Long.parseLong(tap[which])).toArray();
        figures.add(name + " p50", "ms", Figures.percentileMillis(nanos, 0.5));
        figures.add(name + " p99", "ms", Figures.percentileMillis(nanos, 0.99));
    }

    private static List<String> choices(Drive drive) {
        return drive.nodes().stream().filter(node -> node.startsWith(CHOICES)).toList();
    }

    private static boolean atManyChoices(Drive drive) {
        List<String> nodes = drive.nodes();
        if (nodes.contains(CHOICES + "books")) {
            return true;
        }
        nodes.stream()
                .filter(node -> node.startsWith(CHOICES) || node.equals("start"))
                .findFirst()
                .ifPresent(drive::tap);
        return false;
    }

    private void commits(Figures figures, Drive drive) {
        drive.ask("commits");
        drive.ask("auto 1 0");
        Wait.pause(window.toMillis());
        drive.ask("rest");
        long[] nanos = Arrays.stream(drive.ask("commits").split(" "))
                .filter(text -> !text.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        if (nanos.length == 0) {
            figures.note("no visit was finished in the window: tap to commit was not measured");
            return;
        }
        figures.add("tap to commit p50", "ms", Figures.percentileMillis(nanos, 0.5));
        figures.add("tap to commit p99", "ms", Figures.percentileMillis(nanos, 0.99));
    }
}
