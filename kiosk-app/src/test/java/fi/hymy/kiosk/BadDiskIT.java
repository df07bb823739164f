package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole kiosk on a small file system that is full, takes nothing, or holds rubbish; needs the right to mount one.
final class BadDiskIT {
    private static final Logger LOG = LoggerFactory.getLogger(BadDiskIT.class);
    private static final Duration PATIENT = Duration.ofSeconds(30);

    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
        assumeThat(mounted).as("a small file system can be mounted here").isTrue();
        KioskRig.lay(disk, SampleSurveys.smileyWhy());
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(run("umount", "-l", disk.toString())).isTrue();
        }
    }

    @Test
    void startsOnAFullDiskRefusesPolitelyAndKeepsTheAnswerOnceThereIsRoom() throws IOException {
        fill();
        try (KioskRig kiosk = KioskRig.start(disk)) {
            kiosk.answer();
            kiosk.awaitScreen("screen-not-saved");

            free();
            keptByItself(1);
        }
        assertThat(KioskRig.kept(disk))
                .singleElement()
                .extracting(Response::status)
                .isEqualTo(Status.COMPLETE);
    }

    @Test
    void startsOnADiskThatTakesNothingAndRecoversWhenItDoes() throws IOException, InterruptedException {
        assertThat(remount("ro")).isTrue();
        try (KioskRig kiosk = KioskRig.start(disk)) {
            kiosk.answer();
            kiosk.awaitScreen("screen-not-saved");

            assertThat(remount("rw")).isTrue();
            keptByItself(1);
            kiosk.awaitScreen("screen-thanks");
        }
        assertThat(KioskRig.kept(disk)).hasSize(1);
    }

    @Test
    void givesUpItsReserveSoThatTheAnswerUnderWayIsKeptThenRefusesThenRecovers() throws IOException {
        Path reserve = Files.createDirectories(disk.resolve("outbox")).resolve("reserve");
        Files.write(reserve, new byte[2 << 20]);
        try (KioskRig kiosk = KioskRig.start(disk)) {
            kiosk.answer();
            kiosk.awaitScreen("screen-thanks");
            fill();
            kiosk.tap("screen-thanks", "screen-thanks");
            answerUntilTheReserveIsGone(kiosk, reserve);

            fill();
            answerUntilRefused(kiosk);
            int kept = rows();
            free();
            keptByItself(kept + 1);
        }
    }

    private static void answerUntilTheReserveIsGone(KioskRig kiosk, Path reserve) {
        for (int i = 0; Files.exists(reserve); i++) {
            assertThat(i).as("answers fill what is left of a page or two").isLessThan(200);
            kiosk.answer();
            kiosk.awaitScreen("screen-thanks");
            kiosk.tap("screen-thanks", "screen-thanks");
        }
    }

    private static void answerUntilRefused(KioskRig kiosk) {
        for (int i = 0; i < 300; i++) {
            kiosk.answer();
            await().atMost(PATIENT).until(() -> kiosk.present("screen-thanks") || kiosk.present("screen-not-saved"));
            if (kiosk.present("screen-not-saved")) {
                return;
            }
            kiosk.tap("screen-thanks", "screen-thanks");
        }
        throw new AssertionError("a full disk took 300 answers");
    }

    private void keptByItself(int rows) {
        await().atMost(PATIENT).untilAsserted(() -> assertThat(rows()).isGreaterThanOrEqualTo(rows));
    }

    /// Looked up beside the running kiosk.
    private int rows() {
        Path file = disk.resolve("outbox/current/outbox.sqlite");
        if (!Files.exists(file)) {
            return 0;
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from response")) {
            return found.next() ? found.getInt(1) : 0;
        } catch (SQLException e) {
            LOG.info("the outbox is not laid out yet: {}", e.toString());
            return 0;
        }
    }

    private void fill() throws IOException {
        try (OutputStream out =
                Files.newOutputStream(disk.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private void free() throws IOException {
        Files.delete(disk.resolve("filler"));
    }

    private boolean remount(String how) throws IOException, InterruptedException {
        return run("mount", "-o", "remount," + how + ",size=8m", disk.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
