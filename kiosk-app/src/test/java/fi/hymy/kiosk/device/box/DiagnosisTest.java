package fi.hymy.kiosk.device.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fi.hymy.kiosk.device.box.LastRun.Exit;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Finding;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Trouble;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DiagnosisTest {
    private static final long MEBI = 1024 * 1024;

    private final Map<Measure, Long> measures = new EnumMap<>(Measure.class);

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertThat(find(Optional.empty())).isEmpty();
    }

    @Test
    void tellsAFullDiskFromAFailingOne() {
        measures.put(Measure.DISK_FREE_BYTES, 5 * MEBI);
        measures.put(Measure.CANARY_FAILURES_COUNT, 4L);
        assertThat(find(Optional.of("the disk does not take 4 KiB"))).containsExactly(Trouble.DISK_FULL);

        measures.put(Measure.DISK_FREE_BYTES, 5000 * MEBI);
        assertThat(find(Optional.of("the disk does not take 4 KiB"))).containsExactly(Trouble.DISK_FAILING);
        assertThat(Trouble.DISK_FULL.advice()).isNotEqualTo(Trouble.DISK_FAILING.advice());
    }

    @Test
    void callsAReadOnlyDiskByItsNameAlone() {
        measures.put(Measure.DISK_READ_ONLY_FLAG, 1L);
        measures.put(Measure.CANARY_FAILURES_COUNT, 1L);
        assertThat(find(Optional.of("ReadOnlyFileSystemException"))).containsExactly(Trouble.DISK_READ_ONLY);
    }

    @Test
    void warnsBeforeTheDiskIsFullAndBeforeTheCardIsWornOut() {
        measures.put(Measure.DISK_FREE_BYTES, 100 * MEBI);
        measures.put(Measure.CARD_LIFE_USED_PERCENT, 90L);
        assertThat(findings(Optional.empty()))
                .extracting(Finding::trouble, Finding::grave)
                .containsExactly(tuple(Trouble.DISK_FULL, false), tuple(Trouble.DISK_FAILING, false));
    }

    @Test
    void believesTheFileSystemsOwnCountOfErrors() {
        measures.put(Measure.DISK_ERRORS_COUNT, 2L);
        assertThat(findings(Optional.empty()))
                .containsExactly(new Finding(Trouble.DISK_FAILING, true, "the file system has noted 2 errors"));
    }

    @Test
    void findsWhatAilsTheBox() {
        measures.put(Measure.UNDER_VOLTAGE_FLAG, 0L);
        measures.put(Measure.UNDER_VOLTAGE_SINCE_BOOT_FLAG, 1L);
        measures.put(Measure.CPU_MILLICELSIUS, 86_000L);
        measures.put(Measure.MEMORY_FREE_BYTES, 20 * MEBI);
        measures.put(Measure.WIFI_SIGNAL_DBM, -85L);
        assertThat(findings(Optional.empty()))
                .containsExactly(
                        new Finding(Trouble.UNDER_VOLTAGE, false, "since the last start of the system"),
                        new Finding(Trouble.HOT, true, "86 °C"),
                        new Finding(Trouble.MEMORY_SHORT, false, "20 MiB are free"),
                        new Finding(Trouble.WIFI_WEAK, false, "-85 dBm"));
    }

    @Test
    void findsAFrozenScreenAnUnexpectedEndAndAnOldBacklog() {
        measures.put(Measure.PICTURE_FRESH_FLAG, 0L);
        measures.put(Measure.PROGRAM_STARTS_COUNT, 4L);
        measures.put(Measure.OUTBOX_UNSENT_COUNT, 12L);
        measures.put(Measure.OUTBOX_OLDEST_SECONDS, 7200L);
        assertThat(Diagnosis.of(condition(), Optional.empty(), Exit.WATCHDOG, true))
                .containsExactly(
                        new Finding(Trouble.SCREEN_FROZEN, true, ""),
                        new Finding(Trouble.RESTARTS, false, "watchdog; start 4 since the system's"),
                        new Finding(Trouble.CLOCK_UNSURE, false, ""),
                        new Finding(Trouble.BACKLOG, false, "12 answers, the oldest for 120 min"));
    }

    @Test
    void findsPicturesThatCannotBeShown() {
        measures.put(Measure.PICTURES_UNSHOWN_COUNT, 0L);
        assertThat(findings(Optional.empty())).isEmpty();
        measures.put(Measure.PICTURES_UNSHOWN_COUNT, 2L);
        assertThat(findings(Optional.empty()))
                .containsExactly(
                        new Finding(Trouble.PICTURES_UNSHOWN, false, "2 broken, too large, not here, or no picture"));
    }

    private Condition condition() {
        return new Condition(measures, Map.of(), List.of());
    }

    private List<Finding> findings(Optional<String> silence) {
        return Diagnosis.of(condition(), silence, Exit.CLEAN, false);
    }

    private List<Trouble> find(Optional<String> silence) {
        return findings(silence).stream().map(Finding::trouble).toList();
    }
}
