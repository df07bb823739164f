package fi.hymy.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.program.Packages;
import fi.hymy.acceptance.program.ServerProgram;
import fi.hymy.acceptance.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every page of the console that links lead to: nothing serious for axe-core, nothing wider than the window, no
/// refusal, no error on the browser's console, nothing that the content security policy forbids.
///
/// Each kind of page is seen once, on a phone and on a desk, light and dark and the languages in turn;
/// `-Dhymy.walk=full` sees each at three widths, in three languages, light and dark, with no kiosk, with three and with
/// `-Dhymy.walk.kiosks`, and looks for words that went past the catalogues. Pictures lie in
// `deploy/target/console-walk`.
final class ConsoleWalkIT {
    private static final boolean FULL = System.getProperty("hymy.walk", "").equals("full");
    private static final int MANY = Integer.getInteger("hymy.walk.kiosks", 1000);
    /// A walk that saw fewer kinds of pages lost its way.
    private static final int FEWEST = 45;

    private static final Path KNOWN = Path.of("src/test/resources/console/untranslated.txt");

    @Test
    void everyPageIsFitToWorkWith() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "no Chromium is installed");
        Packages packages = Packages.find();
        Path out = packages.target("console-walk");
        Stage.empty(out);
        var setup = ServerProgram.Setup.in(out.resolve("server"), Stage.PASSWORD)
                .withSettings("--hymy.alert.every=500ms", "--hymy.alert.grace=0s");
        try (Stage stage = Stage.open(packages, out, setup, Stage.PASSWORD);
                Browser browser = Browser.open(stage.server().url())) {
            var walk = new Walk(browser, out.resolve("pictures"));
            browser.signIn(ServerProgram.OPERATOR, Stage.PASSWORD);
            Set<String> seen = FULL ? far(walk, stage) : near(walk, stage);
            List<String> faults = walk.faults();
            Files.write(out.resolve("seen.txt"), seen);
            Files.write(out.resolve("faults.txt"), faults);
            Files.write(out.resolve("untranslated.txt"), walk.untranslated());
            assertThat(faults).isEmpty();
            assertThat(seen).as("kinds of pages").hasSizeGreaterThan(FEWEST);
            assertThat(walk.untranslated())
                    .as("these went past the catalogues: say them by Tongue; the list may only shrink")
                    .isSubsetOf(Files.readAllLines(KNOWN));
        }
    }

    private static Set<String> near(Walk walk, Stage stage) {
        try (var _ = Scenery.furnish(stage)) {
            return walk.inTurn();
        }
    }

    private static Set<String> far(Walk walk, Stage stage) {
        walk.everyWay("none");
        try (var _ = Scenery.furnish(stage)) {
            walk.everyWay("three");
        }
        stage.enrol(
                IntStream.range(0, MANY).mapToObj(number -> "Κιόσκι " + number).toList());
        return walk.everyWay("many");
    }
}
