package fi.hymy.acceptance.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page says what is tried; what it names must be there, and what nothing is tried for must be called open.
final class ThreatModelTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");
    private static final List<String> MODULES = List.of(
            "shared-protocol", "kiosk-app", "fleet-server", "deploy/acceptance", "deploy/cli", "deploy/simulator");

    @Test
    void everyTestThatThePageNamesIsThere() throws IOException {
        Set<String> named =
                NAMED.matcher(page()).results().map(found -> found.group(1)).collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(20);
        named.removeAll(tests());
        assertThat(named).as("named, but not there").isEmpty();
    }

    @Test
    void everyThreatNamesATestOrIsCalledOpen() throws IOException {
        List<String> threats = page().lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Threat "))
                .toList();

        assertThat(threats).hasSizeGreaterThan(30).allSatisfy(line -> {
            List<String> cells =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            assertThat(cells).as(line).hasSize(5);
            String proof = cells.get(3);
            assertThat(NAMED.matcher(proof).find()
                            || proof.toLowerCase(Locale.ROOT).contains("open"))
                    .as(line)
                    .isTrue();
        });
    }

    @Test
    void everyAttackerHasHisPart() throws IOException {
        assertThat(page().lines().filter(line -> line.startsWith("## ")))
                .contains(
                        "## At the kiosk",
                        "## On the network",
                        "## With a stolen card, or a copy of it",
                        "## With a stolen kiosk",
                        "## With an operator's session");
    }

    private static String page() throws IOException {
        return Files.readString(UnitsTest.root().resolve("deploy/docs/threat-model.md"));
    }

    private static Set<String> tests() throws IOException {
        var found = new TreeSet<String>();
        for (String module : MODULES) {
            Path folder = UnitsTest.root().resolve(module).resolve("src/test/java");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".java"))
                            .map(name -> name.substring(0, name.length() - ".java".length()))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
