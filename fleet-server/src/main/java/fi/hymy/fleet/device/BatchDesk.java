package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Asks many kiosks for the same, some in each second, until all were asked, somebody stops it, or it
/// would be too late.
@Component
final class BatchDesk implements WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Batches batches;
    private final Commands commands;
    private final CommandDesk desk;
    private final KioskFiles files;
    private final WriterDb writer;
    private final InstantSource clock;
    private final Rounds rounds =
            new Rounds("command-batches", PAUSE, "commands for many kiosks cannot go on", this::round);

    BatchDesk(
            Batches batches,
            Commands commands,
            CommandDesk desk,
            KioskFiles files,
            WriterDb writer,
            InstantSource clock) {
        this.batches = batches;
        this.commands = commands;
        this.desk = desk;
        this.files = files;
        this.writer = writer;
        this.clock = clock;
    }

    /// Writes down what is to be asked; the first kiosks are asked within a second.
    ///
    /// @param target which kiosks were meant, in words
    /// @param kiosks at least one
    CommandBatch ask(List<KioskId> kiosks, Action action, Duration validFor, String target, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ActionWords words = ActionWords.of(action);
        Duration lasts = CommandBatch.lasts(words.kind(), kiosks.size());
        var batch = new CommandBatch(
                UUID.randomUUID().toString(),
                words.kind(),
                words.amount(),
                target,
                now,
                by,
                validFor,
                now.plus(lasts.multipliedBy(2)).plus(validFor),
                kiosks.size(),
                true,
                null,
                null);
        batches.add(batch, kiosks);
        return batch;
    }

    /// Those that were asked already cannot be taken back: they do it, or expire.
    ///
    /// @return whether there was something to stop
    boolean stop(String batch, String by) {
        return batches.stop(batch, by, clock.instant());
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    void round() {
        for (CommandBatch batch : batches.open()) {
            if (clock.instant().isAfter(batch.until())) {
                batches.close(batch.id());
            } else {
                goOn(batch);
            }
        }
    }

    private void goOn(CommandBatch batch) {
        Action action = ActionWords.parse(batch.kind(), batch.amount());
        List<CommandId> old = new ArrayList<>();
        List<Issued> asked = writer.transaction().execute(status -> {
            List<Issued> written = new ArrayList<>();
            for (Batches.Due due : batches.due(batch.id(), CommandBatch.pace(batch.kind()))) {
                Issued issued = desk.issued(due.kiosk(), action, validFor(batch), batch.by());
                if (batches.asked(batch.id(), due.place(), issued.id())) {
                    old.addAll(commands.add(issued));
                    written.add(issued);
                }
            }
            return written;
        });
        old.forEach(files::remove);
        if (asked.isEmpty()) {
            batches.close(batch.id());
        } else {
            desk.hand(asked, action);
        }
    }

    /// Never beyond the end of the whole.
    private Duration validFor(CommandBatch batch) {
        Duration left = Duration.between(clock.instant(), batch.until());
        Duration least = left.compareTo(batch.validFor()) < 0 ? left : batch.validFor();
        return least.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : least;
    }
}
