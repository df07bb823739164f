package fi.hymy.kiosk.update.slot;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.config.UpdateSettings;
import fi.hymy.kiosk.content.ContentServer;
import fi.hymy.kiosk.update.Updater;
import fi.hymy.kiosk.update.Wellness;
import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.SampleReleases.Signer;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.Result;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.KeyId;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.ReleaseKey;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.TrustedKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From what the server desires to what runs: the kiosk's program and the slot machine on a real disk, with a real
/// download between them.
final class UpdateChainTest {
    private static final Instant NIGHT = at(2, 30);
    private static final String ARCH = SlotsCli.arch(System.getProperty("os.arch", ""));
    private static final byte[] IMAGE =
            "a new version of everything ".repeat(2000).getBytes(StandardCharsets.UTF_8);

    private final ContentServer server = new ContentServer();
    private final ContentHash hash = server.release(IMAGE);
    private final ManualLoop loop = new ManualLoop();
    private final List<Software> told = new ArrayList<>();
    private final Hand hand = new Hand();
    private final Glass glass = new Glass();
    private Instant now = NIGHT;

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
        machine().mount();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesARelease() throws Exception {
        Updater updater = updater();
        updater.desired(desired(release(14, SampleReleases.FIRST)));
        loop.run();
        assertThat(last().whyNot()).map(Software.WhyNot::reason).contains(Reason.INSTALLING);
        assertThat(places.request()).exists();

        judge();
        updater.start();
        loop.run();

        assertThat(last().app()).isEqualTo(new Software.Installed("1.14", 14, "a"));
        assertThat(last().whyNot()).isEmpty();
        assertThat(last().last()).map(Software.Outcome::result).contains(Result.COMMITTED);
        assertThat(places.request()).doesNotExist();
        assertThat(places.incoming(hash.hex())).doesNotExist();
        assertThat(places.image(Slot.A)).hasBinaryContent(IMAGE);
    }

    @Test
    void saysThatSomebodyCameWhileItIsBeingWritten() {
        Updater updater = updater();
        updater.desired(desired(release(14, SampleReleases.FIRST)));
        updater.start();
        loop.run();
        assertThat(places.request()).exists();
        assertThat(places.visitor()).doesNotExist();

        glass.somebody = true;
        loop.advance(Duration.ofSeconds(2));
        assertThat(places.visitor()).exists();

        glass.somebody = false;
        loop.advance(Duration.ofSeconds(2));
        assertThat(places.visitor()).doesNotExist();
    }

    @Test
    void forgetsWhoeverWasThereBeforeTheProgramEnded() throws Exception {
        Files.createDirectories(places.update());
        Files.createFile(places.visitor());

        Updater updater = updater();
        updater.start();
        loop.run();

        assertThat(places.visitor()).doesNotExist();
    }

    @Test
    void takesItBackWhenItDoesNotReachTheServer() throws Exception {
        hand.reaches = false;
        Updater updater = updater();
        updater.desired(desired(release(14, SampleReleases.FIRST)));
        loop.run();

        judge();
        updater.start();
        loop.run();

        assertThat(last().app().slot()).isEqualTo("factory");
        assertThat(last().last())
                .contains(new Software.Outcome(
                        SoftwareKind.APP, 14, Result.ROLLED_BACK, "it did not reach the server within 120 s"));
        assertThat(last().whyNot()).map(Software.WhyNot::reason).contains(Reason.WAITING);
    }

    @Test
    void waitsForTheHoursThatAreForIt() {
        now = at(12, 0);
        Updater updater = updater();
        updater.desired(desired(release(14, SampleReleases.FIRST)));
        updater.start();
        loop.run();

        assertThat(last().whyNot())
                .contains(new Software.WhyNot(SoftwareKind.APP, 14, Reason.WAITING, "from 02:00 to 05:00"));
        assertThat(server.requests()).isEmpty();

        now = NIGHT.plus(Duration.ofDays(1));
        loop.advance(Duration.ofMinutes(1));
        assertThat(places.request()).exists();
    }

    @Test
    void goesOnWhereTheDownloadBrokeOff() {
        server.next(ContentServer.cutAfter(20_000));
        Updater updater = updater();
        updater.desired(desired(release(14, SampleReleases.FIRST)));
        loop.run();
        assertThat(last().whyNot()).map(Software.WhyNot::reason).contains(Reason.FETCH_FAILED);

        loop.advance(Duration.ofSeconds(10));

        assertThat(places.request()).exists();
        assertThat(server.requests()).hasSize(2).first().isEqualTo("releases 0");
        assertThat(server.requests().getLast()).isNotEqualTo("releases 0");
    }

    @Test
    void fetchesNothingThatAStrangerSigned() {
        Updater updater = updater();
        updater.desired(desired(release(14, SampleReleases.STRANGER)));
        loop.run();

        assertThat(last().whyNot()).map(Software.WhyNot::reason).contains(Reason.UNKNOWN_KEY);
        assertThat(server.requests()).isEmpty();
        assertThat(places.request()).doesNotExist();
    }

    @Test
    void theMachineTakesNoRequestThatAStrangerMade() throws Exception {
        var request = new Request(
                SampleReleases.CHANNEL,
                NIGHT,
                release(14, SampleReleases.STRANGER).signed());
        Files.createDirectories(places.incoming(hash.hex()).getParent());
        Files.write(places.incoming(hash.hex()), IMAGE);
        Files.writeString(places.request(), request.text());

        judge();

        assertThat(places.request()).doesNotExist();
        assertThat(new SlotsReader(places).state().last())
                .hasValueSatisfying(last -> assertThat(last.reason()).isEqualTo(Reason.UNKNOWN_KEY));
        assertThat(places.image(Slot.A)).doesNotExist();
    }

    /// The second key signs what comes after the release that brought it, and retires the first.
    @Test
    void learnsANewKeyFromARelease() throws Exception {
        hand.reaches = true;
        install(manifest(14, List.of(SampleReleases.SECOND.key()), Set.of()), SampleReleases.FIRST);
        install(manifest(15, List.of(), Set.of(SampleReleases.FIRST.key().id())), SampleReleases.SECOND);

        var reader = new SlotsReader(places);
        assertThat(reader.state().committed().sequence()).isEqualTo(15);
        assertThat(reader.keys().keys()).containsExactly(SampleReleases.SECOND.key());

        install(manifest(16, List.of(), Set.of()), SampleReleases.FIRST);
        assertThat(reader.state().committed().sequence()).isEqualTo(15);
        assertThat(reader.state().last())
                .hasValueSatisfying(last -> assertThat(last.reason()).isEqualTo(Reason.RETIRED_KEY));
    }

    @Test
    void saysThatNobodyReplacesSoftwareOnABoxWithoutSlots() {
        Updater updater = updater(UpdateSettings.USUAL);
        updater.desired(desired(release(14, SampleReleases.FIRST)));
        loop.run();

        assertThat(last().whyNot()).map(Software.WhyNot::reason).contains(Reason.NO_SLOTS);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void saysInWordsHowTheSlotsAre() throws Exception {
        install(manifest(14, List.of(), Set.of()), SampleReleases.FIRST);

        assertThat(new Status(new RealDisk(), places).inWords())
                .contains("good       slot a, version 1.14, sequence 14")
                .contains("on trial   none")
                .contains("last       COMMITTED: sequence 14");
    }

    /// In the box's own time, for nothing is known of its site.
    private static Instant at(int hour, int minute) {
        return LocalDateTime.of(2026, 10, 5, hour, minute)
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }

    private void install(Manifest manifest, Signer signer) throws IOException, InterruptedException {
        var request = new Request(SampleReleases.CHANNEL, NIGHT, signer.sign(manifest));
        Files.createDirectories(places.incoming(hash.hex()).getParent());
        Files.write(places.incoming(hash.hex()), IMAGE);
        Files.writeString(places.request(), request.text());
        judge();
    }

    private Manifest manifest(long sequence, List<ReleaseKey> fresh, Set<KeyId> retired) {
        return new Manifest(
                SoftwareKind.APP,
                "1." + sequence,
                sequence,
                SampleReleases.CHANNEL,
                0,
                0,
                SampleReleases.MADE,
                SampleReleases.EXPIRES,
                List.of(new Artifact(ARCH, "app.squashfs", IMAGE.length, hash)),
                fresh,
                retired);
    }

    private DesiredRelease release(long sequence, Signer signer) {
        return new DesiredRelease(SampleReleases.CHANNEL, signer.sign(manifest(sequence, List.of(), Set.of())));
    }

    private static DesiredState desired(DesiredRelease release) {
        return new DesiredState(1, null, null, null, List.of(release));
    }

    private Updater updater() {
        return updater(new UpdateSettings(
                places.slots(), box.resolve("run"), places.keys(), LocalTime.of(2, 0), LocalTime.of(5, 0), 100_000));
    }

    private Updater updater(UpdateSettings settings) {
        var clock = new Updater.Clock() {
            @Override
            public Instant wall() {
                return now;
            }

            @Override
            public Instant trusted() {
                return NIGHT;
            }
        };
        return new Updater(
                loop,
                settings,
                Updater.places(box.resolve("kiosk"), settings),
                server.source(),
                new Updater.Surroundings("0.1.0", clock, glass, told::add));
    }

    private Software last() {
        return told.getLast();
    }

    private Vault vault() {
        return new Vault(new RealDisk(), places, ARCH);
    }

    private SlotMachine machine() {
        return new SlotMachine(new RealDisk(), places, vault(), hand, 2);
    }

    private void judge() throws IOException, InterruptedException {
        new Judge(new RealDisk(), places, vault(), hand, Patience.USUAL).run();
    }

    /// The box around the machine: mounting is believed, and a started program says at once how it is.
    private final class Hand implements Hands {
        private boolean reaches = true;
        private long millis;

        @Override
        public void mount(Slot slot) {}

        @Override
        public void restart() throws IOException {
            machine().mount();
            var disk = new ManualLoop();
            var wellness = new Wellness(places, disk, UUID.randomUUID());
            wellness.begin();
            wellness.shown();
            wellness.kept();
            if (reaches) {
                wellness.linked();
            }
            disk.run();
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
}
