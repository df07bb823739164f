package fi.hymy.kiosk.device.box;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read off machines as their files tell it.
final class RecordedBoxesTest {
    private static final Path DATA = Path.of("/data/hymy");

    @TempDir
    Path root;

    @TempDir
    Path memory;

    @Test
    void readsARaspberryPiWithACard() {
        Condition found = look(RecordedBox.pi4(root));

        assertThat(found.notes())
                .containsEntry(Note.MODEL, "Raspberry Pi 4 Model B Rev 1.4")
                .containsEntry(Note.KERNEL, "6.12.47+deb13-arm64")
                .containsEntry(Note.CARD, "SD64G")
                .containsEntry(Note.CARD_MADE, "08/2025");
        assertThat(found.measures())
                .containsEntry(Measure.CPU_MILLICELSIUS, 48_686L)
                .containsEntry(Measure.MEMORY_TOTAL_BYTES, 3_884_268L * 1024)
                .containsEntry(Measure.MEMORY_FREE_BYTES, 2_741_396L * 1024)
                .containsEntry(Measure.UPTIME_SECONDS, 93_784L)
                .containsEntry(Measure.WIFI_SIGNAL_DBM, -56L)
                .containsEntry(Measure.DISK_READ_ONLY_FLAG, 0L)
                .containsEntry(Measure.DISK_ERRORS_COUNT, 0L)
                .doesNotContainKeys(Measure.CARD_LIFE_USED_PERCENT, Measure.CARD_END_OF_LIFE_CODE);
    }

    @Test
    void readsAComputeModuleWithAnEmmcAndNoWirelessLink() {
        Condition found = look(RecordedBox.pi5(root));

        assertThat(found.measures())
                .containsEntry(Measure.CPU_MILLICELSIUS, 51_250L)
                .containsEntry(Measure.CARD_LIFE_USED_PERCENT, 20L)
                .containsEntry(Measure.CARD_END_OF_LIFE_CODE, 1L)
                .doesNotContainKeys(Measure.WIFI_SIGNAL_DBM, Measure.MEMORY_TOTAL_BYTES);
    }

    @Test
    void readsAnUsualComputerAndItsRightTemperature() {
        Condition found = look(RecordedBox.amd64(root));

        assertThat(found.notes()).containsEntry(Note.MODEL, "NUC11ATKC4").containsEntry(Note.CARD, "CT240BX500SSD1");
        assertThat(found.measures())
                .containsEntry(Measure.CPU_MILLICELSIUS, 44_000L)
                .containsEntry(Measure.DISK_ERRORS_COUNT, 3L)
                .doesNotContainKey(Measure.UNDER_VOLTAGE_FLAG);
    }

    @Test
    void knowsNothingOfAMachineThatSaysNothing() {
        Condition found = look(new RecordedBox(root));

        assertThat(found.measures()).isEmpty();
        assertThat(found.notes()).isEmpty();
    }

    @Test
    void seesThatTheDiskOfTheAnswersWentReadOnly() {
        RecordedBox box = RecordedBox.pi4(root)
                .with("proc/self/mounts", "/dev/mmcblk0p2 / ext4 rw 0 0\n/dev/mmcblk0p3 /data ext4 ro,noatime 0 0\n");

        assertThat(look(box).measures()).containsEntry(Measure.DISK_READ_ONLY_FLAG, 1L);
    }

    @Test
    void remembersAWeakSupplyUntilTheSystemStartsAnew() {
        RecordedBox box = RecordedBox.pi4(root);
        StateFile state = StateFile.open(memory.resolve("state"));
        assertThat(new Supply(box.tree(), state).weakSinceBoot()).hasValue(0);

        box.with("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n");
        assertThat(new Supply(box.tree(), state).weakNow()).hasValue(1);
        box.with("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "0\n");

        // The program starts anew, the system does not; the sensor has got another number.
        box.without("sys/class/hwmon/hwmon1/name").with("sys/class/hwmon/hwmon4/name", "rpi_volt\n");
        box.with("sys/class/hwmon/hwmon4/in0_lcrit_alarm", "0\n");
        var again = new Supply(box.tree(), StateFile.open(memory.resolve("state")));
        assertThat(again.weakNow()).hasValue(0);
        assertThat(again.weakSinceBoot()).hasValue(1);

        box.boot("another");
        assertThat(again.weakSinceBoot()).hasValue(0);
    }

    private Condition look(RecordedBox box) {
        var sheet = new Sheet();
        new Board(box.tree()).look(sheet);
        new Card(box.tree(), DATA).look(sheet);
        var supply = new Supply(box.tree(), StateFile.open(memory.resolve("state")));
        sheet.put(Measure.UNDER_VOLTAGE_FLAG, supply.weakNow());
        return sheet.with(List.of());
    }
}
