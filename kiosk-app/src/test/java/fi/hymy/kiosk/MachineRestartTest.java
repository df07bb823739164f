package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
