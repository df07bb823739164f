package fi.hymy.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.storage.DataFolder;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Uplink.CommandResult;
import fi.hymy.protocol.message.Uplink.CommandResult.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands for many kiosks, on every database: some in each second, and never late.
abstract class BatchContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration VALID = Duration.ofMinutes(10);

    @TempDir
    Path data;

    private final ManualTime time = new ManualTime(NOON);
    private final List<Sent> sent = new ArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    private Db db;
    private DataFolder folder;
    private Commands commands;
    private Batches batches;
    private CommandDesk desk;
    private BatchDesk batchDesk;

    private record Sent(KioskId kiosk, Downlink.Command command) {}

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        folder = DataFolder.open(data.resolve("data"));
        commands = new Commands(db.writer(), db.reader());
        batches = new Batches(db.writer(), db.reader());
        var files = new KioskFiles(folder);
        desk = new CommandDesk(commands, new Recorder(), files, time, thread);
        batchDesk = anew(files);
    }

    private BatchDesk anew(KioskFiles files) {
        return new BatchDesk(batches, commands, desk, files, db.writer(), time);
    }

    @AfterEach
    void closeDatabase() {
        thread.shutdown();
        db.close();
        folder.close();
    }

    @Test
    void asksSomeInEachSecondUntilAllWereAsked() {
        CommandBatch batch = batchDesk.ask(kiosks(12), new Action.Reboot(), VALID, "all kiosks", "anna");
        List<Integer> sums = new ArrayList<>();
        for (int second = 0; second < 5; second++) {
            batchDesk.round();
            sums.add(sent.size());
            time.pass(Duration.ofSeconds(1));
        }

        assertThat(sums).containsExactly(5, 10, 12, 12, 12);
        assertThat(sent).extracting(Sent::kiosk).containsExactlyElementsOf(kiosks(12));
        assertThat(batches.find(batch.id()).orElseThrow().open()).isFalse();
        assertThat(batches.counts(batch.id(), time.instant())).isEqualTo(new Batches.Counts(0, 12, 0, 0, 0, 0));
    }

    @Test
    void countsWhatBecameOfEach() {
        CommandBatch batch = batchDesk.ask(kiosks(4), new Action.Diagnose(), VALID, "all kiosks", "anna");
        batchDesk.round();
        answer(0, Outcome.DONE);
        answer(1, Outcome.RUNNING);
        answer(2, Outcome.REFUSED);

        assertThat(batches.counts(batch.id(), time.instant())).isEqualTo(new Batches.Counts(0, 1, 1, 1, 1, 0));
        time.pass(VALID.plusSeconds(1));
        assertThat(batches.counts(batch.id(), time.instant())).isEqualTo(new Batches.Counts(0, 0, 1, 1, 1, 1));
        assertThat(batches.kiosks(batch.id(), 1, 10))
                .extracting(Batches.Row::kiosk)
                .containsExactly(kiosks(4).get(2), kiosks(4).get(3));
    }

    private void answer(int number, Outcome outcome) {
        Sent to = sent.get(number);
        commands.answered(to.kiosk(), new CommandResult(to.command().id(), outcome, ""), time.instant());
    }

    @Test
    void asksNobodyAfterItWasStopped() {
        CommandBatch batch = batchDesk.ask(kiosks(12), new Action.Restart(), VALID, "all kiosks", "anna");
        batchDesk.round();
        assertThat(batchDesk.stop(batch.id(), "bertil")).isTrue();
        batchDesk.round();

        assertThat(sent).hasSize(5);
        assertThat(batches.find(batch.id()).orElseThrow().stoppedBy()).isEqualTo("bertil");
        assertThat(batchDesk.stop(batch.id(), "bertil")).isFalse();
    }

    @Test
    void goesOnWhereItStoodAfterTheServerWasStartedAnew() {
        batchDesk.ask(kiosks(7), new Action.Restart(), VALID, "all kiosks", "anna");
        batchDesk.round();
        batchDesk = anew(new KioskFiles(folder));
        time.pass(Duration.ofSeconds(30));
        batchDesk.round();

        assertThat(sent).extracting(Sent::kiosk).containsExactlyElementsOf(kiosks(7));
    }

    @Test
    void asksNobodyLate() {
        CommandBatch batch = batchDesk.ask(kiosks(7), new Action.Reboot(), VALID, "all kiosks", "anna");
        batchDesk.round();
        // The server was down, and comes back three days later.
        time.pass(Duration.ofDays(3));
        batchDesk = anew(new KioskFiles(folder));
        batchDesk.round();
        batchDesk.round();

        assertThat(sent).hasSize(5);
        assertThat(batches.find(batch.id()).orElseThrow().open()).isFalse();
        assertThat(batches.counts(batch.id(), time.instant())).isEqualTo(new Batches.Counts(2, 0, 0, 0, 0, 5));
    }

    @Test
    void asksNoneForLongerThanTheWholeLasts() {
        CommandBatch batch = batchDesk.ask(kiosks(7), new Action.Reboot(), VALID, "all kiosks", "anna");
        batchDesk.round();
        time.set(batch.until().minusSeconds(3));
        batchDesk.round();

        assertThat(sent.getLast().command().expiresAt()).isEqualTo(batch.until());
    }

    @Test
    void handsNothingToTheBrokerWhoseTimeIsOver() {
        Issued issued = desk.issued(kiosks(1).getFirst(), new Action.Restart(), Duration.ofSeconds(1), "anna");
        // The database held the writer up.
        time.pass(Duration.ofSeconds(2));
        desk.hand(List.of(issued), new Action.Restart());

        assertThat(sent).isEmpty();
    }

    private static List<KioskId> kiosks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new KioskId("kiosk-%04d".formatted(i)))
                .toList();
    }

    private final class Recorder implements Downlinks {
        @Override
        public CompletionStage<Void> send(KioskId kiosk, Downlink message) {
            sent.add(new Sent(kiosk, (Downlink.Command) message));
            return CompletableFuture.completedStage(null);
        }
    }
}
