package fi.hymy.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outbox under what happens to a box: power cuts, a full disk, a second program.
final class OutboxIT {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxIT.class);
    private static final int KILLS = Integer.getInteger("outbox.kills", 30);
    private static final long SEED = Long.getLong("outbox.seed", System.nanoTime());

    @TempDir
    Path directory;

    @Test
    void losesNothingThatItAcknowledgedWhenKilledAtAnyMoment() throws IOException, InterruptedException {
        LOG.info("{} kills, seed {}", KILLS, SEED);
        Random random = new Random(SEED);
        Map<Integer, Long> acknowledged = new HashMap<>();
        for (int round = 0; round < KILLS; round++) {
            acknowledged.putAll(appendUntilKilled(round * 100_000 + 1, random.nextLong(150)));
        }

        try (SqliteOutbox outbox = open()) {
            OutboxContract.get(outbox.resend(1, Long.MAX_VALUE));
            List<Uplink.Row> rows = outbox.unsent(Integer.MAX_VALUE, Integer.MAX_VALUE, Set.of());
            Map<Long, Uplink.Row> bySequence = new HashMap<>();
            rows.forEach(row -> bySequence.put(row.sequence(), row));

            assertThat(rows.stream().map(Uplink.Row::sequence))
                    .as("without a gap, seed %d", SEED)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, rows.size()).boxed().toList());
            assertThat(acknowledged).as("seed %d", SEED).hasSizeGreaterThan(KILLS);
            acknowledged.forEach((number, sequence) -> assertThat(bySequence.get(sequence))
                    .as("response %d, seed %d", number, SEED)
                    .isEqualTo(new Uplink.Row(sequence, SampleResponses.smileyWhy(number))));
            LOG.info("{} rows kept, {} of them acknowledged", rows.size(), acknowledged.size());
        }
        assertThat(brokenFolders()).as("the file was whole after each kill").isEmpty();
    }

    @Test
    void refusesAFileThatAnotherProgramHolds() throws IOException, InterruptedException {
        Process holder = program(1);
        try (BufferedReader lines = holder.inputReader()) {
            assertThat(lines.readLine()).startsWith("kept");

            assertThatThrownBy(this::open)
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("held by another program");
        } finally {
            kill(holder);
        }
        open().close();
    }

    @Test
    void survivesAFullDisk() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "no right to mount");
        try {
            fillAndFree(disk);
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private void fillAndFree(Path disk) throws IOException {
        long kept;
        Path filler = disk.resolve("filler");
        try (SqliteOutbox outbox = open(disk.resolve("outbox"))) {
            kept = OutboxContract.get(outbox.append(SampleResponses.smileyWhy(1)));
            fill(filler);
            int number = 2;
            while (appended(outbox, number)) {
                kept++;
                number++;
            }
            assertThat(appended(outbox, number)).as("still full").isFalse();
            assertThat(outbox.facts().lastSequence()).isEqualTo(kept);
        }
        assertThatThrownBy(() -> open(disk.resolve("fresh")))
                .as("no room to begin")
                .isInstanceOf(OutboxException.class);
        Files.delete(filler);
        try (SqliteOutbox outbox = open(disk.resolve("outbox"))) {
            assertThat(outbox.unsent(100_000, Integer.MAX_VALUE, Set.of())).hasSize((int) kept);
            assertThat(OutboxContract.get(outbox.append(SampleResponses.smileyWhy(0))))
                    .isEqualTo(kept + 1);
        }
    }

    @Test
    void drainsTenThousandRows() {
        int rows = 10_000;
        try (SqliteOutbox outbox = open()) {
            List<CompletionStage<Long>> stages = new ArrayList<>();
            for (int number = 1; number <= rows; number++) {
                stages.add(outbox.append(SampleResponses.smileyWhy(number)));
                if (number % 1000 == 0) {
                    OutboxContract.get(stages.getLast());
                }
            }
            long start = System.nanoTime();
            int drained = 0;
            for (List<Uplink.Row> batch = next(outbox); !batch.isEmpty(); batch = next(outbox)) {
                OutboxContract.get(outbox.settle(batch.stream()
                        .map(row -> new Receipt(row.response().id(), new Receipt.Stored()))
                        .toList()));
                drained += batch.size();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            LOG.info("{} rows drained in {}", drained, took);
            assertThat(drained).isEqualTo(rows);
            assertThat(took).as("15 000 must go in ten minutes").isLessThan(Duration.ofMinutes(2));
        }
    }

    private static List<Uplink.Row> next(Outbox outbox) {
        return outbox.unsent(Uplink.Responses.MAX_ROWS, 48 * 1024, Set.of());
    }

    private Map<Integer, Long> appendUntilKilled(int first, long afterMillis) throws IOException, InterruptedException {
        Map<Integer, Long> acknowledged = new HashMap<>();
        Process program = program(first);
        try (BufferedReader lines = program.inputReader()) {
            note(lines.readLine(), acknowledged);
            Thread killer = Thread.ofVirtual().start(() -> killAfter(program, afterMillis));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line, acknowledged);
            }
            killer.join();
        } finally {
            kill(program);
        }
        return acknowledged;
    }

    /// The last line may have been cut.
    private static void note(String line, Map<Integer, Long> acknowledged) {
        String[] words = line.split(" ", -1);
        if (words.length == 3 && words[0].equals("kept") && !words[2].isEmpty()) {
            acknowledged.put(Integer.parseInt(words[1]), Long.parseLong(words[2]));
        }
    }

    private static void killAfter(Process program, long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            kill(program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(Process program) throws InterruptedException {
        // Not the process's own method: that would also throw away what it has printed.
        program.toHandle().destroyForcibly();
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private Process program(int first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProgram.class.getName(),
                        directory.resolve("outbox").toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static void fill(Path filler) {
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            LOG.info("the disk is full: {}", e.getMessage());
        }
    }

    private static boolean appended(Outbox outbox, int number) {
        try {
            OutboxContract.get(outbox.append(SampleResponses.smileyWhy(number)));
            return true;
        } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(OutboxException.class);
            return false;
        }
    }

    private List<Path> brokenFolders() throws IOException {
        try (var files = Files.list(directory.resolve("outbox"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("outbox-broken-"))
                    .toList();
        }
    }

    private SqliteOutbox open() {
        return open(directory.resolve("outbox"));
    }

    private static SqliteOutbox open(Path where) {
        return SqliteOutbox.open(where, OutboxSettings.USUAL, InstantSource.system());
    }
}
