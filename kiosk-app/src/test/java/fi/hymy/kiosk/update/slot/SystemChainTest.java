package fi.hymy.kiosk.update.slot;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.config.UpdateSettings;
import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.update.Updater;
import fi.hymy.kiosk.update.Wellness;
import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.Result;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.TrustedKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole system, from what the server desires to what runs: the kiosk's program, a real download, the slot machine by
/// its command line, on real files. A file each stands for a partition, and the test for the boot loader.
final class SystemChainTest {
    private static final String DISK = "48796d79";
    private static final String ARCH = SlotsCli.arch(System.getProperty("os.arch", ""));
    private static final byte[] SYSTEM = "a new system ".repeat(4000).getBytes(StandardCharsets.UTF_8);
    private static final int PARTITION = 80_000;

    private final ContentServer server = new ContentServer();
    private final ContentHash hash = server.release(SYSTEM);
    private final ManualLoop loop = new ManualLoop();
    private final List<Software> told = new ArrayList<>();

    @TempDir
    Path box;

    private Places places = Places.USUAL;

    @BeforeEach
    void layOut() throws IOException {
        places = new Places(
                box.resolve("slots"),
                box.resolve("kiosk/update"),
                box.resolve("run"),
                box.resolve("factory"),
                box.resolve("keys.json"));
        Files.write(places.keys(), ReleaseCodec.encode(TrustedKeys.of(SampleReleases.FIRST.key())));
        write("run/slot", "slot=factory\nsequence=0\nversion=factory\ntrial=false\n");
        write("boot/loader/loader.conf", "default hymy-*\n");
        write("boot/loader/entries/hymy-a.conf", "title Hymy\nversion 0\n");
        Files.createDirectories(box.resolve("devices"));
        Files.write(box.resolve("devices/" + DISK + "-02"), new byte[PARTITION]);
        Files.write(box.resolve("devices/" + DISK + "-03"), new byte[PARTITION]);
        for (String each : List.of("a", "b")) {
            Path files = Path.of("run/system/view", each, "usr/lib/hymy/boot");
            write(files.resolve("vmlinuz").toString(), "a kernel");
            write(files.resolve("initrd.img").toString(), "a RAM disk");
            write(files.resolve("cmdline").toString(), "rootfstype=squashfs quiet\n");
        }
        start("02", "first");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesASystem() throws Exception {
        judge();
        askFor(5);
        assertThat(places.system().request()).exists();

        judge();
        assertThat(box.resolve("restarted")).exists();
        assertThat(places.system().request()).doesNotExist();
        assertThat(Files.readString(box.resolve("boot/loader/entries/hymy-b+2.conf")))
                .contains("version 1\n", "options root=PARTUUID=48796d79-03 rootfstype=squashfs quiet\n");
        assertThat(box.resolve("boot/hymy/b/vmlinuz")).hasContent("a kernel");
        assertThat(Files.readAllBytes(box.resolve("devices/" + DISK + "-03"))).startsWith(SYSTEM);

        count("+2", "+1-1");
        start("03", "second");
        runsWell();
        judge();
        loop.advance(Duration.ofMinutes(1));

        assertThat(box.resolve("boot/loader/entries/hymy-b.conf")).exists();
        assertThat(last().os()).contains(new Installed("2026.5", 5, "b"));
        assertThat(last().last())
                .contains(new Software.Outcome(SoftwareKind.OS, 5, Result.COMMITTED, "it proved itself"));
        assertThat(last().whyNot()).isEmpty();
    }

    @Test
    void saysThatOneDidNotComeUp() throws Exception {
        judge();
        askFor(5);
        judge();

        count("+2", "+0-2");
        start("02", "second");
        judge();
        loop.advance(Duration.ofMinutes(1));

        assertThat(last().os()).contains(new Installed("factory", 0, "a"));
        assertThat(last().last())
                .contains(new Software.Outcome(
                        SoftwareKind.OS, 5, Result.ROLLED_BACK, "the machine did not come up with it"));
        assertThat(last().whyNot()).map(Software.WhyNot::reason).contains(Reason.WAITING);
    }

    @Test
    void saysThatThisBoxKeepsItsSystem() throws Exception {
        Files.delete(box.resolve("boot/loader/loader.conf"));
        assertThat(cli()).isEqualTo(SlotsCli.USAGE);

        askFor(5);

        assertThat(last().os()).isEmpty();
        assertThat(last().whyNot()).map(Software.WhyNot::reason).contains(Reason.NO_SLOTS);
        assertThat(server.requests()).isEmpty();
    }

    /// As the loader and the kernel leave it.
    private void start(String partition, String run) throws IOException {
        write("kernel/cmdline", "initrd=\\hymy\\a root=PARTUUID=%s-%s quiet\n".formatted(DISK, partition));
        write("kernel/sys/kernel/random/boot_id", run + "\n");
        Files.deleteIfExists(places.system().running());
    }

    private void count(String from, String to) throws IOException {
        Path entries = box.resolve("boot/loader/entries");
        Files.move(entries.resolve("hymy-b" + from + ".conf"), entries.resolve("hymy-b" + to + ".conf"));
    }

    private void runsWell() {
        var disk = new ManualLoop();
        var wellness = new Wellness(places, disk, UUID.randomUUID());
        wellness.begin();
        wellness.shown();
        wellness.kept();
        wellness.linked();
        disk.run();
    }

    private void judge() {
        assertThat(cli()).isZero();
    }

    private int cli() {
        var quiet = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new SlotsCli(System.out, quiet)
                .run(List.of(
                        "system",
                        "--slots",
                        places.slots().toString(),
                        "--update",
                        places.update().toString(),
                        "--run",
                        places.run().toString(),
                        "--keys",
                        places.keys().toString(),
                        "--boot",
                        box.resolve("boot").toString(),
                        "--devices",
                        box.resolve("devices").toString(),
                        "--kernel",
                        box.resolve("kernel").toString(),
                        "--mounts",
                        "false",
                        "--settle",
                        "0",
                        "--restart",
                        "touch " + box.resolve("restarted")));
    }

    private void askFor(long sequence) {
        var manifest = new Manifest(
                SoftwareKind.OS,
                "2026." + sequence,
                sequence,
                SampleReleases.CHANNEL,
                SampleReleases.MADE,
                SampleReleases.EXPIRES,
                List.of(new Artifact(ARCH, "os.squashfs", SYSTEM.length, hash)));
        var settings = new UpdateSettings(
                places.slots(), places.run(), places.keys(), LocalTime.of(0, 0), LocalTime.of(0, 0), 100_000);
        var clock = new Updater.Clock() {
            @Override
            public Instant wall() {
                return Instant.now();
            }

            @Override
            public Instant trusted() {
                return SampleReleases.MADE;
            }
        };
        var updater = new Updater(
                loop,
                settings,
                Updater.places(box.resolve("kiosk"), settings),
                server.source(),
                new Updater.Surroundings("0.1.0", clock, new Glass(), told::add));
        updater.desired(new DesiredState(
                1,
                null,
                null,
                null,
                List.of(new DesiredRelease(SampleReleases.CHANNEL, SampleReleases.FIRST.sign(manifest)))));
        updater.start();
        loop.run();
    }

    private Software last() {
        return told.getLast();
    }

    private void write(String file, String text) throws IOException {
        Path path = box.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
