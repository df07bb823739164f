package fi.hymy.kiosk.update.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fi.hymy.kiosk.update.SlotsMain;
import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.TrustedKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The slot machine's own program on a real disk: killed in the middle of what it does, and on a card that fills up.
final class RealSlotsIT {
    private static final int IMAGE = 16 << 20;
    private static final int KILLS = 2;
    private static final long PATIENCE_SECONDS = 60;
    private static final String ARCH = SlotsCli.arch(System.getProperty("os.arch", ""));

    @TempDir
    Path box;

    private final Random random = new Random(36);

    @Test
    void goesOnAfterItWasKilledInTheMiddle() throws Exception {
        Places places = layOut(box);
        for (int sequence = 1; sequence <= KILLS; sequence++) {
            byte[] image = request(places, sequence);
            Process killed = judge(places);
            killed.waitFor(400 + random.nextInt(900), TimeUnit.MILLISECONDS);
            killed.destroyForcibly().waitFor();

            Process judge = judge(places);
            playTheBox(places, judge);

            assertThat(judge.waitFor()).isZero();
            SlotState state = new SlotsReader(places).state();
            assertThat(state.committed().sequence()).isEqualTo(sequence);
            assertThat(Files.mismatch(places.image(state.committed().slot()), whole(image)))
                    .isEqualTo(-1);
            assertThat(places.request()).doesNotExist();
        }
    }

    @Test
    void leavesTheOldVersionAloneWhenTheCardFillsUp() throws Exception {
        Path card = Files.createDirectories(box.resolve("card"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", card.toString()))
                .as("a small file system can be mounted here")
                .isTrue();
        try {
            Places places = layOut(card);
            byte[] first = request(places, 1);
            assertThat(decided(places, new RealDisk()).committed().sequence()).isEqualTo(1);
            request(places, 2);

            SlotState state = decided(places, new FillingDisk(card));

            assertThat(state.committed().sequence()).isEqualTo(1);
            assertThat(state.last().orElseThrow().detail()).contains("No space left");
            assertThat(Files.mismatch(places.image(Slot.A), whole(first))).isEqualTo(-1);
            assertThat(places.image(Slot.B)).doesNotExist();
        } finally {
            assertThat(run("umount", card.toString())).isTrue();
        }
    }

    private static Places layOut(Path root) throws IOException {
        var places = new Places(
                root.resolve("slots"),
                root.resolve("update"),
                root.resolve("run"),
                root.resolve("factory"),
                root.resolve("keys.json"));
        Files.write(places.keys(), ReleaseCodec.encode(TrustedKeys.of(SampleReleases.FIRST.key())));
        new Ledger(new RealDisk(), placed(places)).write(SlotState.NEW);
        return places;
    }

    private static Places placed(Places places) throws IOException {
        Files.createDirectories(places.slots());
        return places;
    }

    private byte[] request(Places places, int sequence) throws IOException {
        byte[] image = new byte[IMAGE];
        random.nextBytes(image);
        var hash = SurveyCodec.hash(image);
        var manifest = new Manifest(
                SoftwareKind.APP,
                "1." + sequence,
                sequence,
                SampleReleases.CHANNEL,
                SampleReleases.MADE,
                SampleReleases.EXPIRES,
                List.of(new Artifact(ARCH, "app.squashfs", image.length, hash)));
        Files.createDirectories(places.incoming(hash.hex()).getParent());
        Files.write(places.incoming(hash.hex()), image);
        var request = new Request(SampleReleases.CHANNEL, SampleReleases.MADE, SampleReleases.FIRST.sign(manifest));
        Files.writeString(places.request(), request.text());
        return image;
    }

    private Path whole(byte[] image) throws IOException {
        return Files.write(box.resolve("expected"), image);
    }

    private static Process judge(Places places) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlotsMain.class.getName(),
                        "judge",
                        "--slots",
                        places.slots().toString(),
                        "--update",
                        places.update().toString(),
                        "--run",
                        places.run().toString(),
                        "--keys",
                        places.keys().toString(),
                        "--window",
                        "30",
                        "--settle",
                        "1",
                        "--restart",
                        "touch " + places.slots().resolve("restart"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Starts what the judge wants started, as init would, until the judge ends.
    private static void playTheBox(Places places, Process judge) throws Exception {
        Path wish = places.slots().resolve("restart");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        startVersion(places);
        while (!judge.waitFor(50, TimeUnit.MILLISECONDS)) {
            if (Files.deleteIfExists(wish)) {
                startVersion(places);
            }
            if (System.nanoTime() > end) {
                judge.destroyForcibly();
                throw new TimeoutException("the judge does not end");
            }
        }
    }

    private static void startVersion(Places places) throws IOException {
        var hands = new Believing(places);
        hands.restart();
    }

    /// The judge in this very process, on a disk of the test's choice.
    private static SlotState decided(Places places, Disk disk) throws IOException, InterruptedException {
        var hands = new Believing(places);
        hands.restart();
        new Judge(disk, places, new Vault(disk, places, ARCH), hands, Patience.USUAL).run();
        return new SlotsReader(places).state();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    /// Whatever is mounted is well at once.
    private static final class Believing implements Hands {
        private final Places places;
        private long millis;

        Believing(Places places) {
            this.places = places;
        }

        @Override
        public void mount(Slot slot) {}

        @Override
        public void restart() throws IOException {
            var disk = new RealDisk();
            new SlotMachine(disk, places, new Vault(disk, places, ARCH), this, Integer.MAX_VALUE).mount();
            long sequence = new SlotsReader(places).running().orElseThrow().sequence();
            new Papers(disk).replace(places.sign(), new Sign("run", sequence, true, true, true).text());
        }

        @Override
        public void pause(Duration time) {
            millis += time.toMillis();
        }

        @Override
        public long millis() {
            return millis;
        }
    }

    /// Somebody else takes all the room as soon as an image is begun.
    private record FillingDisk(Path card, RealDisk real) implements Disk {
        FillingDisk(Path card) {
            this(card, new RealDisk());
        }

        @Override
        public OutputStream create(Path file) throws IOException {
            if (file.endsWith("image.part")) {
                fill();
            }
            return real.create(file);
        }

        private void fill() throws IOException {
            byte[] much = new byte[1 << 20];
            Arrays.fill(much, (byte) 1);
            try (OutputStream out = Files.newOutputStream(card.resolve("filler"))) {
                while (real.room(card) > much.length) {
                    out.write(much);
                }
            }
        }

        @Override
        public boolean holds(Path file) {
            return real.holds(file);
        }

        @Override
        public long size(Path file) throws IOException {
            return real.size(file);
        }

        @Override
        public InputStream open(Path file) throws IOException {
            return real.open(file);
        }

        @Override
        public void sync(Path file) throws IOException {
            real.sync(file);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            real.rename(from, to);
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            real.syncFolder(folder);
        }

        @Override
        public void delete(Path file) throws IOException {
            real.delete(file);
        }

        @Override
        public void makeFolder(Path folder) throws IOException {
            real.makeFolder(folder);
        }

        @Override
        public long room(Path folder) throws IOException {
            return real.room(folder);
        }
    }
}
