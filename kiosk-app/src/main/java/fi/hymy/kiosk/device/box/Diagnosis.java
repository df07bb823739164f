package fi.hymy.kiosk.device.box;

import static fi.hymy.protocol.message.Condition.Measure.CANARY_FAILURES_COUNT;
import static fi.hymy.protocol.message.Condition.Measure.CARD_END_OF_LIFE_CODE;
import static fi.hymy.protocol.message.Condition.Measure.CARD_LIFE_USED_PERCENT;
import static fi.hymy.protocol.message.Condition.Measure.CPU_MILLICELSIUS;
import static fi.hymy.protocol.message.Condition.Measure.DISK_ERRORS_COUNT;
import static fi.hymy.protocol.message.Condition.Measure.DISK_FREE_BYTES;
import static fi.hymy.protocol.message.Condition.Measure.DISK_READ_ONLY_FLAG;
import static fi.hymy.protocol.message.Condition.Measure.MEMORY_FREE_BYTES;
import static fi.hymy.protocol.message.Condition.Measure.OUTBOX_GAPS_COUNT;
import static fi.hymy.protocol.message.Condition.Measure.OUTBOX_OLDEST_SECONDS;
import static fi.hymy.protocol.message.Condition.Measure.OUTBOX_UNSENT_COUNT;
import static fi.hymy.protocol.message.Condition.Measure.PICTURES_UNSHOWN_COUNT;
import static fi.hymy.protocol.message.Condition.Measure.PICTURE_FRESH_FLAG;
import static fi.hymy.protocol.message.Condition.Measure.PROGRAM_STARTS_COUNT;
import static fi.hymy.protocol.message.Condition.Measure.UNDER_VOLTAGE_FLAG;
import static fi.hymy.protocol.message.Condition.Measure.UNDER_VOLTAGE_SINCE_BOOT_FLAG;
import static fi.hymy.protocol.message.Condition.Measure.WIFI_SIGNAL_DBM;

import fi.hymy.kiosk.device.box.LastRun.Exit;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Finding;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Trouble;
import fi.hymy.protocol.message.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What of a condition is wrong. Pure: the same condition gives the same findings. What is not known is not
/// wrong.
///
/// A full disk and a failing one are told apart, for one needs room and the other a new card: as long as a
/// disk is full, what it does not take proves nothing against it.
final class Diagnosis {
    private static final long MEBI = 1024 * 1024;
    /// What pictures leave free on purpose.
    private static final long FULL = 32 * MEBI;
    private static final long NEARLY_FULL = 200 * MEBI;
    private static final long WARM = 80_000;
    private static final long HOT = 85_000;
    private static final long SHORT_OF_MEMORY = 64 * MEBI;
    private static final long OLD_BACKLOG_SECONDS = 3600;
    private static final long WEAK_SIGNAL = -78;
    private static final long WORN_PERCENT = 90;
    private static final int ENDING = 3;

    private final Condition condition;
    private final List<Finding> findings = new ArrayList<>();

    private Diagnosis(Condition condition) {
        this.condition = condition;
    }

    /// @param silence why the canary is silent, if it is
    /// @param unsure whether the clock should have been confirmed by now
    static List<Finding> of(Condition condition, Optional<String> silence, Exit lastExit, boolean unsure) {
        var diagnosis = new Diagnosis(condition);
        diagnosis.disk(silence);
        diagnosis.box();
        diagnosis.program(lastExit, unsure);
        return List.copyOf(diagnosis.findings);
    }

    private void disk(Optional<String> silence) {
        boolean full = below(DISK_FREE_BYTES, FULL);
        if (below(DISK_FREE_BYTES, NEARLY_FULL)) {
            find(Trouble.DISK_FULL, full, Remark.FREE.with(value(DISK_FREE_BYTES) / MEBI));
        }
        boolean readOnly = is(DISK_READ_ONLY_FLAG);
        if (readOnly) {
            find(Trouble.DISK_READ_ONLY, true, "");
        }
        if (silence.isPresent() && !full && !readOnly) {
            find(Trouble.DISK_FAILING, true, silence.get());
        } else if (above(DISK_ERRORS_COUNT, 0)) {
            find(Trouble.DISK_FAILING, true, Remark.DISK_ERRORS.with(value(DISK_ERRORS_COUNT)));
        } else if (above(CARD_END_OF_LIFE_CODE, 1) || !below(CARD_LIFE_USED_PERCENT, WORN_PERCENT, true)) {
            find(Trouble.DISK_FAILING, value(CARD_END_OF_LIFE_CODE) >= ENDING, Remark.WORN.with());
        } else if (above(CANARY_FAILURES_COUNT, 0) && !full && !readOnly) {
            find(Trouble.DISK_FAILING, false, Remark.TRIALS_FAILED.with(value(CANARY_FAILURES_COUNT)));
        }
    }

    private void box() {
        if (is(UNDER_VOLTAGE_FLAG)) {
            find(Trouble.UNDER_VOLTAGE, true, Remark.NOW.with());
        } else if (is(UNDER_VOLTAGE_SINCE_BOOT_FLAG)) {
            find(Trouble.UNDER_VOLTAGE, false, Remark.SINCE_BOOT.with());
        }
        if (above(CPU_MILLICELSIUS, WARM - 1)) {
            double degrees = value(CPU_MILLICELSIUS) / 1000.0;
            find(Trouble.HOT, above(CPU_MILLICELSIUS, HOT - 1), String.format(Locale.ROOT, "%.0f °C", degrees));
        }
        if (below(MEMORY_FREE_BYTES, SHORT_OF_MEMORY)) {
            find(Trouble.MEMORY_SHORT, false, Remark.FREE.with(value(MEMORY_FREE_BYTES) / MEBI));
        }
        if (below(WIFI_SIGNAL_DBM, WEAK_SIGNAL)) {
            find(Trouble.WIFI_WEAK, false, value(WIFI_SIGNAL_DBM) + " dBm");
        }
    }

    private void program(Exit lastExit, boolean unsure) {
        if (below(PICTURE_FRESH_FLAG, 1)) {
            find(Trouble.SCREEN_FROZEN, true, "");
        }
        if (above(PICTURES_UNSHOWN_COUNT, 0)) {
            find(Trouble.PICTURES_UNSHOWN, false, Remark.UNSHOWN.with(value(PICTURES_UNSHOWN_COUNT)));
        }
        if (lastExit.unexpected()) {
            find(
                    Trouble.RESTARTS,
                    false,
                    "%s; start %d since the system's".formatted(lastExit.word(), value(PROGRAM_STARTS_COUNT)));
        }
        if (unsure) {
            find(Trouble.CLOCK_UNSURE, false, "");
        }
        if (above(OUTBOX_OLDEST_SECONDS, OLD_BACKLOG_SECONDS)) {
            find(
                    Trouble.BACKLOG,
                    false,
                    Remark.WAITING.with(value(OUTBOX_UNSENT_COUNT), value(OUTBOX_OLDEST_SECONDS) / 60));
        }
        if (above(OUTBOX_GAPS_COUNT, 0)) {
            find(Trouble.GAPS, true, Remark.MISSING.with(value(OUTBOX_GAPS_COUNT)));
        }
    }

    private void find(Trouble trouble, boolean grave, String detail) {
        findings.add(new Finding(trouble, grave, detail));
    }

    private long value(Measure measure) {
        return condition.measure(measure).orElse(0);
    }

    private boolean is(Measure flag) {
        return condition.measure(flag).orElse(0) == 1;
    }

    private boolean above(Measure measure, long bound) {
        return condition.measure(measure).isPresent() && value(measure) > bound;
    }

    private boolean below(Measure measure, long bound) {
        return below(measure, bound, false);
    }

    private boolean below(Measure measure, long bound, boolean whenUnknown) {
        return condition.measure(measure).isPresent() ? value(measure) < bound : whenUnknown;
    }
}
