package fi.hymy.acceptance.demo;

import fi.hymy.acceptance.program.Drive;
import fi.hymy.acceptance.program.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Somebody at the glass who answers unhurriedly, as a person does.
///
/// A tap that follows a change of the screen too soon is ignored by the kiosk, hence the pauses.
record Visitor(Drive drive) {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 450;

    /// Begins with a face and goes on until the thanks.
    ///
    /// @param face id of the first choice
    /// @param picture beginning of the pictures' file names
    String answer(String face, Path picture) {
        Wait.until("the kiosk offers " + face, LIMIT, () -> drive.nodes().contains(face));
        Wait.pause(PAUSE_MILLIS);
        drive.tap(face);
        int steps = 1;
        for (String screen = drive.screen(); !screen.equals("screen-thanks"); screen = drive.screen()) {
            Wait.pause(PAUSE_MILLIS);
            shoot(picture, steps);
            if (drive.screen().equals(screen)) {
                tapSomething(drive.nodes());
            }
            if (++steps > 20) {
                throw new IllegalStateException("no thanks after 20 taps; the kiosk shows " + drive.texts());
            }
        }
        shoot(picture, steps);
        String thanks = String.join(" ", drive.texts());
        Wait.until(
                "the kiosk is ready for the next", LIMIT, () -> drive.screen().equals("screen-attract"));
        return "thanked after %d taps: %s".formatted(steps, thanks);
    }

    /// While an answer is being saved there is nothing to tap.
    private void tapSomething(List<String> nodes) {
        Stream<String> choices =
                nodes.contains("next") ? Stream.of() : nodes.stream().filter(node -> node.startsWith("choice-"));
        Stream.concat(choices, Stream.of("next", "skip").filter(nodes::contains))
                .findFirst()
                .ifPresent(drive::tap);
    }

    private void shoot(Path picture, int step) {
        drive.screenshot(picture.resolveSibling(picture.getFileName() + "-" + step + ".png"));
    }
}
