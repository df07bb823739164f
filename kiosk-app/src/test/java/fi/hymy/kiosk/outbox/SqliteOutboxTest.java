package fi.hymy.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.protocol.id.OutboxId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteOutboxTest extends OutboxContract {
    @TempDir
    Path directory;

    private OutboxSettings settings = OutboxSettings.USUAL;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Override
    protected Outbox open() {
        return SqliteOutbox.open(directory, settings, () -> now);
    }

    @Test
    void refusesASecondHolder() {
        assertThatThrownBy(this::open)
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("held by another program");
    }

    @Test
    void missesARowThatNobodyLetGo() throws SQLException {
        settings = new OutboxSettings(Duration.ofDays(1), 0);
        for (int i = 1; i <= 6; i++) {
            append(i);
        }
        settle(1, 2);
        outbox.forget(response(2).id()).toCompletableFuture().join();
        outbox.close();
        outbox = open();
        assertThat(((SqliteOutbox) outbox).gaps())
                .as("what was let go on purpose")
                .isZero();
        outbox.close();

        try (Connection card =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("current/outbox.sqlite"));
                Statement statement = card.createStatement()) {
            statement.execute("drop trigger response_let_go");
            statement.execute("delete from response where sequence in (4, 5)");
        }
        outbox = open();
        assertThat(((SqliteOutbox) outbox).gaps()).isEqualTo(2);
    }

    @Test
    void knowsTheLargestBoot() {
        assertThat(SqliteOutbox.largestBoot(directory)).isZero();
        append(1);
        assertThat(SqliteOutbox.largestBoot(directory))
                .isEqualTo(response(1).endedAt().boot());
    }

    @Test
    void tellsTheAgeOfTheOldestUnsentRow() {
        append(1);
        now = now.plus(Duration.ofMinutes(5));
        append(2);

        assertThat(outbox.facts().oldestUnsentMillis()).isEqualTo(300_000);
        now = now.minus(Duration.ofDays(1));
        assertThat(outbox.facts().oldestUnsentMillis())
                .as("the clock went back")
                .isZero();
    }

    @Test
    void prunesReleasedRowsByAgeAndUnsentOnesNever() {
        append(1);
        append(2);
        append(3);
        settle(1);
        now = now.plus(Duration.ofDays(20));
        settle(2);
        now = now.plus(Duration.ofDays(11));
        reopen();

        assertThat(outbox.facts().firstKept()).isEqualTo(2);
        now = now.plus(Duration.ofDays(1000));
        reopen();
        assertThat(outbox.facts().firstKept()).isEqualTo(3);
        assertThat(sequences(unsent())).containsExactly(3L);
    }

    @Test
    void prunesReleasedRowsBySizeOldestFirst() {
        IntStream.rangeClosed(1, 20).forEach(this::append);
        settle(IntStream.rangeClosed(2, 20).toArray());
        settings = new OutboxSettings(Duration.ofDays(30), 2000);
        reopen();

        assertThat(get(outbox.resend(1, 20))).isBetween(1, 19);
        assertThat(sequences(unsent())).contains(1L, 20L).doesNotContain(2L);
    }

    @Test
    void prunesWhileItRuns() {
        append(1);
        append(2);
        settle(1);
        now = now.plus(Duration.ofDays(31));
        settle(2);

        assertThat(outbox.facts().firstKept()).isEqualTo(2);
    }

    @Test
    void keepsTheRestWhenOneBodyRots() throws SQLException {
        append(1);
        append(2);
        append(3);
        sql("update response set body = x'7b' where sequence = 2");

        assertThat(sequences(unsent())).containsExactly(1L, 3L);
        assertThat(outbox.facts().unsent()).as("it is not forgotten").isEqualTo(3);
        assertThat(append(4)).isEqualTo(4);
    }

    @Test
    void putsABrokenFileAsideAndTakesOverWhatCanBeRead() throws IOException {
        IntStream.rangeClosed(1, 400).forEach(this::append);
        settle(1, 2, 3);
        OutboxId broken = outbox.id();
        outbox.close();
        byte[] before = damageAPageInTheMiddle();

        outbox = open();

        assertThat(outbox.id()).isNotEqualTo(broken);
        assertThat(Files.readAllBytes(brokenFolder().resolve("outbox.sqlite")))
                .as("kept aside as it was found")
                .isEqualTo(before);
        List<Long> taken = sequences(unsent());
        assertThat(taken).as("numbered anew, without a gap").isEqualTo(firstNumbers(taken.size()));
        assertThat(unsent())
                .extracting(row -> row.response().id())
                .contains(response(400).id());
        assertThat(taken).hasSizeBetween(200, 397);
        assertThat(append(401)).isEqualTo(taken.size() + 1L);
    }

    @Test
    void beginsAFreshFileWhenNothingCanBeRead() throws IOException {
        append(1);
        outbox.close();
        Files.writeString(directory.resolve("current/outbox.sqlite"), "not a database at all ".repeat(500));

        outbox = open();

        assertThat(unsent()).isEmpty();
        assertThat(append(2)).isEqualTo(1);
        assertThat(Files.readString(brokenFolder().resolve("outbox.sqlite"), StandardCharsets.UTF_8))
                .startsWith("not a database");
    }

    @Test
    void leavesAFileOfANewerProgramAlone() throws SQLException, IOException {
        append(1);
        outbox.close();
        sqlOnFile("pragma user_version = 99");

        assertThatThrownBy(this::open).isInstanceOf(OutboxException.class).hasMessageContaining("newer program");
        assertThat(brokenFolders()).isEmpty();
        sqlOnFile("pragma user_version = 1");
        outbox = open();
        assertThat(sequences(unsent())).containsExactly(1L);
    }

    @Test
    void leavesAGoodFileAloneWhenItCannotBeOpenedNow() throws IOException, SQLException {
        append(1);
        outbox.close();
        Path file = directory.resolve("current/outbox.sqlite");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("begin exclusive");
            statement.execute("update outbox set made_at = 5");

            assertThatThrownBy(this::open).isInstanceOf(OutboxException.class).hasMessageContaining("now");
            statement.execute("rollback");
        }

        assertThat(brokenFolders()).isEmpty();
        outbox = open();
        assertThat(sequences(unsent())).containsExactly(1L);
    }

    @Test
    void triesAgainToTakeOverWhatAnEarlierStartCouldNot() throws IOException {
        append(1);
        append(2);
        settle(1);
        outbox.close();
        // As if the power had gone right after the broken file was put aside.
        Files.move(directory.resolve("current"), directory.resolve("outbox-broken-20260101T000000-000"));

        outbox = open();

        assertThat(unsent())
                .extracting(row -> row.response().id())
                .containsExactly(response(2).id());
        settle(2);
        reopen();
        assertThat(unsent()).as("taken over once").isEmpty();
    }

    @Test
    void beginsAnewAfterAPowerCutInItsVeryFirstMoment() throws IOException {
        outbox.close();
        Files.write(directory.resolve("current/outbox.sqlite"), new byte[0]);

        outbox = open();

        assertThat(append(1)).isEqualTo(1);
        assertThat(brokenFolders()).isEmpty();
    }

    @Test
    void failsAndLeavesNoGapWhenTheDiskIsFull() throws SQLException {
        append(1);
        // The writer's own connection is asked to grow no further: SQLITE_FULL, as on a full disk.
        ((SqliteOutbox) outbox).boundPages(1);
        long kept = 1;
        int number = 2;
        while (tryAppend(number)) {
            kept++;
            number++;
            assertThat(number).as("never full").isLessThan(10_000);
        }
        assertThat(tryAppend(number)).isFalse();
        ((SqliteOutbox) outbox).boundPages(1 << 30);

        assertThat(append(number)).isEqualTo(kept + 1);
        assertThat(sequences(unsent())).isEqualTo(firstNumbers((int) kept + 1));
    }

    @Test
    void readsBesideTheWriterWithoutStoppingIt() throws SQLException {
        append(1);
        try (Connection reading =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("current/outbox.sqlite"));
                Statement statement = reading.createStatement()) {
            reading.setAutoCommit(false);
            statement.executeQuery("select count(*) from response").close();

            assertThat(append(2)).isEqualTo(2);
            assertThat(outbox.facts().lastSequence()).isEqualTo(2);
        }
    }

    @Test
    void writesThroughAtEveryCommit() throws SQLException {
        assertThat(((SqliteOutbox) outbox).pragma("journal_mode")).isEqualTo("wal");
        assertThat(((SqliteOutbox) outbox).pragma("synchronous")).isEqualTo("2");
        assertThat(((SqliteOutbox) outbox).pragma("secure_delete")).isEqualTo("1");
    }

    private boolean tryAppend(int number) {
        try {
            append(number);
            return true;
        } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(OutboxException.class);
            return false;
        }
    }

    private void reopen() {
        outbox.close();
        outbox = open();
    }

    private void sql(String change) throws SQLException {
        outbox.close();
        sqlOnFile(change);
        outbox = open();
    }

    private void sqlOnFile(String change) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("current/outbox.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    private byte[] damageAPageInTheMiddle() throws IOException {
        Path file = directory.resolve("current/outbox.sqlite");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 4096 / 2 * 4096);
            bytes.write("rotten".repeat(600).getBytes(StandardCharsets.UTF_8));
        }
        return Files.readAllBytes(file);
    }

    private Path brokenFolder() throws IOException {
        return brokenFolders().getFirst();
    }

    private List<Path> brokenFolders() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("outbox-broken-"))
                    .toList();
        }
    }

    private static List<Long> firstNumbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).toList();
    }
}
