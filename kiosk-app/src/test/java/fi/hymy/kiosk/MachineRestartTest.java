package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineRestartTest {
    @Test
    void saysNothingWhenTheSystemTakesIt() {
        assertThat(new MachineRestart(List.of("true")).begin()).isEmpty();
    }

    @Test
    void saysWhatTheSystemSaidAgainstIt() {
        assertThat(new MachineRestart(List.of("sh", "-c", "echo Access denied >&2; exit 1")).begin())
                .contains("the system does not let it: Access denied");
    }

    @Test
    void saysThatThereIsNoSystemToAsk() {
        assertThat(new MachineRestart(List.of("/no/such/program")).begin())
                .contains("this machine cannot be started anew from here");
    }

    @Test
    void asksByAFileWhereTheImageLooksOutForOne(@TempDir Path folder) {
        Path file = folder.resolve("restart");

        assertThat(MachineRestart.of(Map.of("HYMY_RESTART_FILE", file.toString()))
                        .begin())
                .isEmpty();
        assertThat(file).exists();
        assertThat(MachineRestart.of(Map.of())).isEqualTo(MachineRestart.SYSTEMD);
    }
}
