package fi.hymy.kiosk.device.box;

import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that can be known of the box and the program. For the device's thread, but for [#sing()],
/// which belongs to a thread of its own.
public final class Facts {
    private static final Logger LOG = LoggerFactory.getLogger(Facts.class);
    private static final Duration CANARY_PATIENCE = Duration.ofSeconds(60);
    /// A box that reaches a time server has done so by then.
    private static final long CLOCK_PATIENCE_SECONDS = 15 * 60;

    private final Path data;
    private final Board board;
    private final Card card;
    private final Supply supply;
    private final Program program;
    private final Canary canary;
    private final LastRun lastRun;
    private final Oshi oshi = new Oshi();

    private Facts(BoxTree box, Path data, StateFile state, LastRun lastRun, RandomGenerator random) {
        this.data = data;
        this.lastRun = lastRun;
        this.board = new Board(box);
        this.card = new Card(box, data.toAbsolutePath().normalize());
        this.supply = new Supply(box, state);
        this.program = new Program(box);
        this.canary = new Canary(data.resolve("device").resolve("canary"), random, System::nanoTime);
    }

    /// What others know: how much waits in the outbox, how the link stands, what the glass shows.
    @FunctionalInterface
    public interface More {
        /// Writes down what it knows now.
        ///
        /// @return whether the clock was confirmed
        boolean write(Sheet sheet);
    }

    /// Notes that the program runs.
    ///
    /// @param data where the answers are kept
    public static Facts begin(BoxTree box, Path data, RandomGenerator random) {
        StateFile state = StateFile.open(data.resolve("device").resolve("state"));
        return new Facts(box, data, state, LastRun.begin(state, box.bootId()), random);
    }

    public LastRun lastRun() {
        return lastRun;
    }

    /// Looks at what must be looked at often.
    public void glance() {
        supply.weakNow();
    }

    /// Looks at everything.
    public Condition look(More more) {
        var sheet = new Sheet();
        board.look(sheet);
        card.look(sheet);
        space(sheet);
        program.look(sheet);
        canary.look(sheet);
        oshi.look(sheet);
        if (sheet.with(List.of()).measure(Measure.CPU_MILLICELSIUS).isEmpty()) {
            oshi.temperature(sheet);
        }
        sheet.put(Measure.UNDER_VOLTAGE_FLAG, supply.weakNow());
        sheet.put(Measure.UNDER_VOLTAGE_SINCE_BOOT_FLAG, supply.weakSinceBoot());
        sheet.put(Measure.PROGRAM_STARTS_COUNT, lastRun.starts());
        sheet.put(Note.LAST_EXIT, lastRun.exit().word());
        boolean confirmed = more.write(sheet);
        Condition found = sheet.with(List.of());
        boolean unsure =
                !confirmed && found.measure(Measure.PROGRAM_UPTIME_SECONDS).orElse(0) > CLOCK_PATIENCE_SECONDS;
        return sheet.with(Diagnosis.of(found, canary.trouble(CANARY_PATIENCE), lastRun.exit(), unsure));
    }

    private void space(Sheet sheet) {
        try {
            FileStore store = Files.getFileStore(data);
            sheet.put(Measure.DISK_TOTAL_BYTES, store.getTotalSpace());
            sheet.put(Measure.DISK_FREE_BYTES, store.getUsableSpace());
        } catch (IOException e) {
            LOG.debug("the disk does not say how full it is", e);
        }
    }

    /// Whether the card still keeps what was written before this start; once, before the first [#sing()].
    public void remember() {
        canary.remember();
    }

    /// Writes to the card and reads back. May be held up for minutes by a card that dies.
    public void sing() {
        canary.sing();
    }
}
