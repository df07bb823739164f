package fi.hymy.acceptance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.acceptance.program.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ShippedPackagesIT {
    private final Packages packages = Packages.find();

    @Test
    void holdNothingThatCouldTapAKioskFromOutside() throws IOException {
        for (Path program : List.of(packages.kiosk(), packages.simulator(), packages.server())) {
            List<Path> jars = shipped(program);
            assertThat(jars).as("the program and its libraries").hasSizeGreaterThan(3);
            for (Path jar : jars) {
                assertThat(entries(jar))
                        .as("%s", jar)
                        .isNotEmpty()
                        .noneMatch(entry -> entry.startsWith("fi/hymy/acceptance/"))
                        .noneMatch(entry -> entry.startsWith("com/microsoft/playwright/"));
            }
        }
    }

    @Test
    void areNotCheckedInVain() throws IOException {
        Path drive = packages.root().resolve("deploy/acceptance/target/acceptance-drive.jar");

        assertThat(entries(drive)).contains("fi/hymy/acceptance/drive/DrivenKiosk.class");
    }

    private static List<Path> shipped(Path program) throws IOException {
        var jars = new ArrayList<>(List.of(program));
        try (Stream<Path> libraries = Files.list(program.resolveSibling("lib"))) {
            libraries.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
        }
        return jars;
    }

    private static List<String> entries(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }
}
