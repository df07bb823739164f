package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.console.ConsoleClient.Issued;
import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.KioskProgram;
import fi.hymy.acceptance.program.Wait;
import fi.hymy.acceptance.stage.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Under the finger: from a tap on the packaged kiosk's glass to the changed pixels, and from the last answer to its
/// being on disk.
///
/// @param taps how many of the first kind
record TapProbe(Stage stage, Issued kiosk, int taps, Duration window) implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CHOICES = "choice-";

    @Override
    public String name() {
        return "taps";
    }

    @Override
    public void measure(Figures figures) {
        KioskProgram.Setup setup = stage.kiosk(kiosk)
                .driving(Map.of("tap-guard-millis", "0"))
                .withJvm("-XX:+UseSerialGC", "-Xmx256m", "-Dprism.order=sw");
        try (KioskProgram program = stage.start(setup);
                Drive drive = program.drive()) {
            Wait.until("the kiosk shows a survey", LIMIT, () -> !drive.nodes().isEmpty());
            paints(figures, drive);
            commits(figures, drive);
        }
    }

    /// Walks to a question of many choices and taps them by turns, so that each tap changes what is shown.
    private void paints(Figures figures, Drive drive) {
        Wait.until("the kiosk asks a question of many choices", LIMIT, () -> atManyChoices(drive));
        List<String> choices =
                drive.nodes().stream().filter(node -> node.startsWith(CHOICES)).toList();
        var nanos = new long[taps];
        for (int i = 0; i < taps; i++) {
            nanos[i] = Long.parseLong(drive.ask("paint " + choices.get(i % choices.size())));
        }
        figures.add("tap to paint p50", "ms", Figures.percentileMillis(nanos, 0.5));
        figures.add("tap to paint p99", "ms", Figures.percentileMillis(nanos, 0.99));
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
