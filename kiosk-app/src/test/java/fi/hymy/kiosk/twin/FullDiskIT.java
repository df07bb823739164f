package fi.hymy.kiosk.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.content.Exhibits;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.ReportedState.Problem;
import fi.hymy.protocol.message.ReportedState.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real file system of one mebibyte; needs the right to mount one.
final class FullDiskIT {
    private static final int LOGO = 300_000;
    private static final int TOO_LARGE_BESIDE_ANOTHER = 800_000;

    private final ContentServer server = new ContentServer();
    private final Exhibits first = Exhibits.version(1, LOGO).on(server);
    private final Exhibits second = Exhibits.version(2, LOGO).on(server);

    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        assumeThat(mounted).as("a small file system can be mounted here").isTrue();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        server.close();
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void keepsTheOldSurveyWhenTheDiskFillsInTheMiddleOfAFetch() throws IOException {
        try (TwinRig kiosk = new TwinRig(disk, server).start().desire(1, first.ref())) {
            server.next(ContentServer.whole());
            server.next((exchange, file) -> {
                exchange.sendResponseHeaders(200, file.length);
                exchange.getResponseBody().write(file, 0, 1000);
                exchange.getResponseBody().flush();
                fill();
                exchange.getResponseBody().write(file, 1000, file.length - 1000);
            });
            kiosk.desire(2, second.ref());

            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            assertThat(disk(kiosk).detail()).contains("picture");
            assertThat(disk.resolve("content").toFile().list()).noneMatch(name -> name.endsWith(".part"));

            free();
            kiosk.connect();
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(2, second.ref(), null));
        }
    }

    @Test
    void keepsTheOldSurveyWhenNotEvenTheWishFits() throws IOException {
        try (TwinRig kiosk = new TwinRig(disk, server).start().desire(1, first.ref())) {
            fill();
            kiosk.desire(2, second.ref());
            assertThat(disk(kiosk).detail()).contains("does not take");
        }
        try (TwinRig restarted = new TwinRig(disk, server).start()) {
            assertThat(restarted.slot.showingRef()).contains(first.ref());

            free();
            restarted.desire(2, second.ref());
            assertThat(restarted.reports.last()).isEqualTo(new ReportedState(2, second.ref(), null));
        }
    }

    @Test
    void doesNotBeginWhatHasNoRoom() {
        Exhibits large = Exhibits.version(3, TOO_LARGE_BESIDE_ANOTHER).on(server);
        try (TwinRig kiosk =
                new TwinRig(disk, server).start().desire(1, first.ref()).desire(2, large.ref())) {
            assertThat(kiosk.slot.showingRef()).contains(first.ref());
            assertThat(disk(kiosk).detail()).contains("needs 800000 bytes");
        }
    }

    @Test
    void makesRoomByWhatIsNotNeededAnyMore() {
        Exhibits third = Exhibits.version(3, LOGO).on(server);
        Exhibits fourth = Exhibits.version(4, LOGO).on(server);
        try (TwinRig kiosk =
                new TwinRig(disk, server).start().desire(1, first.ref()).desire(2, second.ref())) {
            server.next(ContentServer.whole());
            server.next(ContentServer.cutAfter(LOGO - 10_000));
            kiosk.desire(3, third.ref()).desire(4, fourth.ref());

            assertThat(disk.resolve("content").toFile().list())
                    .noneMatch(name -> name.startsWith(third.logoHash().hex()));
            assertThat(kiosk.reports.last()).isEqualTo(new ReportedState(4, fourth.ref(), null));
        }
    }

    private static Problem disk(TwinRig kiosk) {
        Problem problem = kiosk.reports.last().problem().orElseThrow();
        assertThat(problem.reason()).isEqualTo(Reason.DISK);
        return problem;
    }

    private void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private void free() throws IOException {
        Files.delete(disk.resolve("filler"));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
