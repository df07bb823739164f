package fi.hymy.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever is woken by an alarm finds a page that says what to do.
final class RunbooksTest {
    private static final Path ROOT = root();
    private static final Path RUNBOOKS = ROOT.resolve("deploy/docs/runbooks");
    private static final Path RULES = ROOT.resolve("deploy/observe/hymy.rules.yml");
    private static final Pattern PAGE = Pattern.compile("runbook: ([\\w.-]+\\.md)");

    @ParameterizedTest
    @EnumSource
    void everyAlarmOfTheConsoleHasAPage(AlertKind kind) {
        assertHelps(RUNBOOKS.resolve("alarm-" + kind.word() + ".md"));
    }

    @Test
    void everyRuleOfPrometheusHasAPage() throws IOException {
        String rules = Files.readString(RULES);
        long alerts = rules.lines()
                .filter(line -> line.strip().startsWith("- alert:"))
                .count();
        assertThat(alerts).isPositive();
        assertThat(pages(rules)).hasSize((int) alerts);
        pages(rules).forEach(page -> assertHelps(RUNBOOKS.resolve(page)));
    }

    private static Stream<String> pages(String rules) {
        return PAGE.matcher(rules).results().map((MatchResult found) -> found.group(1));
    }

    private static void assertHelps(Path page) {
        assertThat(page).content().contains("## What it means", "## What to do");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("deploy/docs"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
