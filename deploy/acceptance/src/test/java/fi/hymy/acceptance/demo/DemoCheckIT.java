package fi.hymy.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.acceptance.console.Browser;
import fi.hymy.acceptance.program.Packages;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DemoCheckIT {
    @Test
    void holdsFromTheTapToTheResultsPage() {
        assumeTrue(Browser.installed().isPresent(), "no Chromium is installed");
        Packages packages = Packages.find();
        Path out = packages.target("demo-check");

        assertThat(new DemoCheck(packages, out).run())
                .as("see %s", out.resolve("report.md"))
                .isTrue();
    }
}
