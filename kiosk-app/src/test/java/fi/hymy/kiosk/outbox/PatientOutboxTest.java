package fi.hymy.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.protocol.SampleResponses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PatientOutboxTest {
    @TempDir
    Path directory;

    private final ManualLoop loop = new ManualLoop();
    private final AtomicInteger openings = new AtomicInteger();
    private final AtomicInteger ready = new AtomicInteger();
    private final PatientOutbox outbox = new PatientOutbox(this::open, loop, ready::incrementAndGet);

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void keepsWhatCameWhileItWasBeingOpened() {
        outbox.start();
        CompletionStage<Long> early = outbox.append(SampleResponses.smileyWhy(1));
        assertThat(early.toCompletableFuture()).isNotDone();

        loop.run();

        assertThat(early.toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(1L);
        assertThat(ready).hasValue(1);
        assertThat(outbox.condition()).isEqualTo(new OutboxCondition.Open(false));
    }

    @Test
    void refusesWhileTheFolderCannotBeUsedAndRecoversByItself() throws IOException {
        Path inTheWay = Files.writeString(folder(), "");
        outbox.start();
        loop.run();
        assertThat(outbox.append(SampleResponses.smileyWhy(1)).toCompletableFuture())
                .isCompletedExceptionally();
        assertThat(outbox.unsent(10, 1000, Set.of())).isEmpty();
        assertThatThrownBy(outbox::facts).isInstanceOf(OutboxException.class);
        assertThat(outbox.condition()).isInstanceOf(OutboxCondition.Shut.class);
        assertThat(ready).hasValue(0);

        Files.delete(inTheWay);
        loop.advance(PatientOutbox.FIRST_RETRY);

        assertThat(ready).hasValue(1);
        assertThat(outbox.append(SampleResponses.smileyWhy(1)).toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(1L);
        assertThat(outbox.facts().lastSequence()).isEqualTo(1);
    }

    @Test
    void triesLessAndLessOftenUpToOnceAMinute() throws IOException {
        Files.writeString(folder(), "");
        outbox.start();
        loop.advance(Duration.ofSeconds(63));
        assertThat(openings).as("after 0, 1, 3, 7, 15, 31 and 63 s").hasValue(7);

        loop.advance(Duration.ofMinutes(10));

        assertThat(openings).hasValue(17);
    }

    @Test
    void leavesTheFileOfANewerProgramAlone() throws IOException, SQLException {
        SqliteOutbox.open(folder(), OutboxSettings.USUAL, InstantSource.system())
                .close();
        Path file = folder().resolve("current").resolve("outbox.sqlite");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("pragma user_version = 99");
        }

        outbox.start();
        loop.run();

        assertThat(outbox.condition())
                .isInstanceOfSatisfying(
                        OutboxCondition.Shut.class,
                        shut -> assertThat(shut.reason()).contains("newer program"));
        assertThat(folder()).isDirectoryNotContaining("glob:**outbox-broken*");
    }

    @Test
    void asksForWhatWasRefusedOnceTheDiskHasRoomAgain() throws SQLException {
        AtomicInteger pages = new AtomicInteger(10);
        PatientOutbox small = new PatientOutbox(() -> bounded(pages.get()), loop, ready::incrementAndGet);
        try {
            small.start();
            loop.run();
            int kept = 0;
            while (isKept(small, ++kept)) {
                assertThat(kept).as("the file is small").isLessThan(1000);
            }
            assertThat(small.condition()).isInstanceOf(OutboxCondition.Refusing.class);

            loop.advance(PatientOutbox.LOOK);

            assertThat(ready)
                    .as("opened, and room again as far as the disk tells")
                    .hasValue(2);
            assertThat(small.condition()).isInstanceOf(OutboxCondition.Open.class);
        } finally {
            small.close();
        }
    }

    @Test
    void opensAFileAnewThatTakesNothingAnyMore() throws SQLException {
        AtomicReference<SqliteOutbox> opened = new AtomicReference<>();
        PatientOutbox patient = new PatientOutbox(() -> opened.updateAndGet(_ -> open()), loop, ready::incrementAndGet);
        try {
            patient.start();
            loop.run();
            assertThat(isKept(patient, 1)).isTrue();
            opened.get().takeNothing();
            assertThat(isKept(patient, 2)).isFalse();

            loop.run();

            assertThat(openings).hasValue(2);
            assertThat(isKept(patient, 2)).isTrue();
            assertThat(patient.facts().lastSequence()).isEqualTo(2);
        } finally {
            patient.close();
        }
    }

    @Test
    void opensNoMoreAfterItWasClosed() throws IOException {
        Files.writeString(folder(), "");
        outbox.start();
        loop.run();
        outbox.close();

        loop.advance(Duration.ofHours(1));

        assertThat(openings).hasValue(1);
        assertThat(outbox.append(SampleResponses.smileyWhy(1)).toCompletableFuture())
                .isCompletedExceptionally();
    }

    private static boolean isKept(Outbox outbox, int number) {
        try {
            outbox.append(SampleResponses.smileyWhy(number))
                    .toCompletableFuture()
                    .join();
            return true;
        } catch (java.util.concurrent.CompletionException e) {
            assertThat(e).hasCauseInstanceOf(OutboxException.class);
            return false;
        }
    }

    private SqliteOutbox bounded(int pages) {
        SqliteOutbox opened = open();
        try {
            opened.boundPages(pages);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return opened;
    }

    private SqliteOutbox open() {
        openings.incrementAndGet();
        return SqliteOutbox.open(folder(), OutboxSettings.USUAL, InstantSource.system());
    }

    private Path folder() {
        return directory.resolve("outbox");
    }
}
