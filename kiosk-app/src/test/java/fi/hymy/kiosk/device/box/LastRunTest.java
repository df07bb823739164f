package fi.hymy.kiosk.device.box;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.device.box.LastRun.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastRunTest {
    @TempDir
    Path folder;

    @Test
    void knowsNothingBeforeTheFirstRun() {
        assertThat(begin("boot-1").exit()).isEqualTo(Exit.NONE);
        assertThat(begin("boot-1").starts()).isEqualTo(2);
    }

    @Test
    void tellsAKillFromAPowerCut() {
        begin("boot-1");
        assertThat(begin("boot-1").exit()).isEqualTo(Exit.KILLED);
        LastRun afterPowerCut = begin("boot-2");
        assertThat(afterPowerCut.exit()).isEqualTo(Exit.POWER);
        assertThat(afterPowerCut.starts()).isEqualTo(1);
    }

    @Test
    void remembersWhatWasSaidBeforehand() {
        begin("boot-1").ends(Exit.COMMANDED);
        assertThat(begin("boot-1").exit()).isEqualTo(Exit.COMMANDED);
        begin("boot-1").ends(Exit.WATCHDOG);
        assertThat(begin("boot-2").exit()).isEqualTo(Exit.WATCHDOG);
    }

    @Test
    void forgetsAStallThatWasOvercome() {
        LastRun run = begin("boot-1");
        run.ends(Exit.WATCHDOG);
        run.goesOn();
        assertThat(begin("boot-1").exit()).isEqualTo(Exit.KILLED);
    }

    @Test
    void beginsAnewWithABrokenFile() throws IOException {
        Files.write(folder.resolve("state"), new byte[] {'\\', 'u', '1', 0, (byte) 0xff});
        assertThat(begin("boot-1").exit()).isEqualTo(Exit.NONE);
    }

    private LastRun begin(String boot) {
        return LastRun.begin(StateFile.open(folder.resolve("state")), boot);
    }
}
