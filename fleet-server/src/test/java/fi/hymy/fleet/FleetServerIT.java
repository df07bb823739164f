package fi.hymy.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.fleet.kiosk.Kiosks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

final class FleetServerIT {
    @TempDir
    Path folder;

    @Test
    void startsOnFreePortsAndWritesThemDown() throws IOException {
        try (ConfigurableApplicationContext server = start()) {
            assertThat(Files.readString(folder.resolve("ports.json"))).matches("\\{\"http\":[1-9]\\d+.*}\\s*");
            assertThat(server.getBean(Kiosks.class).list()).isEmpty();
        }
    }

    @Test
    void keepsItsKiosksOverARestart() {
        try (ConfigurableApplicationContext server = start()) {
            server.getBean(Kiosks.class).register("Entrance");
        }
        try (ConfigurableApplicationContext server = start()) {
            assertThat(server.getBean(Kiosks.class).list()).extracting("name").containsExactly("Entrance");
        }
    }

    @Test
    void saysWhichArgumentItDoesNotUnderstand() {
        assertThatThrownBy(() -> FleetServer.start("--dat", "x")).hasMessageContaining("'--dat' is not understood");
    }

    private ConfigurableApplicationContext start() {
        return FleetServer.start(
                "--data", folder.toString(), "--http-port", "0", "--devices-port", "0", "--mqtts-port=0");
    }
}
