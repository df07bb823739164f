package fi.hymy.kiosk.update.slot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.update.slot.RiggedDisk.Cut;
import fi.hymy.kiosk.update.slot.RiggedDisk.PowerCut;
import fi.hymy.kiosk.update.slot.SlotState.Good;
import fi.hymy.kiosk.update.slot.SlotState.Trial;
import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.Opening;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.TrustedKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A box in memory: its disk, its init, its kiosk program, whose versions behave as they are told, and its clock.
final class Simulation implements Hands {
    static final Places PLACES = Places.USUAL;
    static final Path OUTBOX = Path.of("/data/kiosk/outbox/outbox.db");
    static final String ANSWERS = "all the answers";

    private static final String ARCH = "arm64";
    private static final int IMAGE = 3000;
    private static final long START_MILLIS = 6000;
    private static final long CRASH_MILLIS = 4000;
    private static final long BOOT_MILLIS = 20_000;
    private static final long SYSTEMD_MILLIS = 5000;
    private static final int MOST_BOOTS = 12;
    private static final Map<Long, SignedManifest> SIGNED = new ConcurrentHashMap<>();
    private static final Map<SignedManifest, Opening> OPENED = new ConcurrentHashMap<>();

    final RiggedDisk disk = new RiggedDisk();
    private final Vault vault = new Vault(disk, PLACES, ARCH, Simulation::open);
    private final Map<Long, Behaviour> behaviours = new HashMap<>();
    private @Nullable Slot mounted;
    private long sequence;
    private long millis;
    private long startedAt;
    private int run;
    private boolean mountFails;
    private boolean wasCut;
    private long visitorLeaves;
    private boolean interrupted;

    /// What a version of the program does.
    enum Behaviour {
        WORKS,
        CRASHES,
        /// Comes up well, and then ends every few seconds.
        LOOPS,
        /// Never gets as far as its first file.
        HANGS,
        SHOWS_NOTHING,
        NO_LINK,
        NO_OUTBOX
    }

    Simulation() {
        disk.put(PLACES.keys(), ReleaseCodec.encode(TrustedKeys.of(SampleReleases.FIRST.key())));
        disk.put(OUTBOX, ANSWERS.getBytes(UTF_8));
    }

    Simulation version(long number, Behaviour behaviour) {
        behaviours.put(number, behaviour);
        return this;
    }

    /// Somebody stands at the glass as soon as something is being written.
    void visitor(Duration leaves) {
        visitorLeaves = leaves.toMillis();
        disk.put(PLACES.visitor(), new byte[0]);
    }

    void mountFails() {
        mountFails = true;
    }

    /// Each signature is really looked at once; the keys are the same in all runs.
    private static Opening open(SignedManifest signed, TrustedKeys keys) {
        return OPENED.computeIfAbsent(signed, each -> ReleaseCodec.open(each, keys));
    }

    static byte[] image(long number) {
        return "image %d ".formatted(number).repeat(IMAGE / 8).getBytes(UTF_8);
    }

    static String hash(long number) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image(number)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SignedManifest signed(long number) {
        return SIGNED.computeIfAbsent(number, each -> SampleReleases.FIRST.sign(manifest(each)));
    }

    static Manifest manifest(long number) {
        return new Manifest(
                SoftwareKind.APP,
                "1." + number,
                number,
                SampleReleases.CHANNEL,
                SampleReleases.MADE,
                SampleReleases.EXPIRES,
                List.of(new Artifact(ARCH, "app.squashfs", image(number).length, new ContentHash(hash(number)))));
    }

    static Good good(Slot slot, long number) {
        return new Good(slot, number, Vault.name(signed(number)), "1." + number);
    }

    static Trial trial(Slot slot, long number, int tries) {
        return new Trial(slot, number, Vault.name(signed(number)), "1." + number, tries);
    }

    Simulation state(SlotState state) {
        disk.put(PLACES.state(), StateText.write(state).getBytes(UTF_8));
        disk.put(PLACES.ballast(), new byte[100]);
        return this;
    }

    Simulation slot(Slot slot, long number) {
        disk.put(PLACES.image(slot), image(number));
        disk.put(PLACES.manifest(slot), ReleaseCodec.encode(signed(number)));
        return this;
    }

    Simulation request(long number) {
        return request(signed(number), number);
    }

    Simulation request(SignedManifest signed, long number) {
        var request = new Request(SampleReleases.CHANNEL, SampleReleases.MADE, signed);
        disk.put(PLACES.request(), request.text().getBytes(UTF_8));
        disk.put(PLACES.incoming(hash(number)), image(number));
        return this;
    }

    /// Lets the box run until it has nothing more to do; every cut of the power is followed by another boot.
    Simulation live(Cut how) {
        for (int boots = 0; boots < MOST_BOOTS; boots++) {
            try {
                boot();
                if (judged()) {
                    return this;
                }
            } catch (PowerCut _) {
                wasCut = true;
                disk.cut(how);
                assertThat(oneCanStart())
                        .as("a version can start after a cut before step %d", disk.steps())
                        .isTrue();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError("the box does not come up", e);
            }
        }
        throw new AssertionError("the box never comes to rest");
    }

    private void boot() throws IOException {
        disk.remove(PLACES.running());
        mounted = null;
        millis += BOOT_MILLIS;
        mount();
    }

    private void mount() throws IOException {
        new SlotMachine(disk, PLACES, vault, this, 2).mount();
        Lines running = Lines.of(new String(disk.get(PLACES.running()), UTF_8));
        sequence = running.whole("sequence");
        startedAt = millis;
        run++;
    }

    /// As systemd: runs the judge again when it broke, as long as somebody waits.
    private boolean judged() throws InterruptedException {
        for (int attempt = 0; attempt < 4; attempt++) {
            try {
                new Judge(disk, PLACES, vault, this, Patience.USUAL).run();
                return true;
            } catch (IOException _) {
                pause(Duration.ofMillis(SYSTEMD_MILLIS));
            }
        }
        return true;
    }

    private boolean oneCanStart() {
        var ledger = new Ledger(disk, PLACES);
        return ledger.read()
                .map(state -> state.committed().slot() == Slot.FACTORY
                        || vault.fault(
                                        state.committed().slot(),
                                        state.committed().manifest(),
                                        true,
                                        ledger.keys())
                                .isEmpty())
                .orElse(true);
    }

    @Override
    public void mount(Slot slot) throws IOException {
        if (mountFails && slot != Slot.FACTORY && isOnTrial(slot)) {
            throw new IOException("mount: wrong fs type");
        }
        mounted = slot;
    }

    private boolean isOnTrial(Slot slot) {
        return new Ledger(disk, PLACES)
                .read()
                .flatMap(SlotState::trial)
                .filter(trial -> trial.slot() == slot)
                .isPresent();
    }

    @Override
    public void restart() throws IOException {
        interrupted |= disk.holds(PLACES.visitor());
        mount();
    }

    @Override
    public void pause(Duration time) {
        millis += time.toMillis();
        if (visitorLeaves > 0 && millis >= visitorLeaves) {
            disk.remove(PLACES.visitor());
        }
        act();
    }

    @Override
    public long millis() {
        return millis;
    }

    /// The kiosk's program goes on.
    private void act() {
        Behaviour behaviour = behaviours.getOrDefault(sequence, Behaviour.WORKS);
        long up = millis - startedAt;
        boolean ends = behaviour == Behaviour.CRASHES || behaviour == Behaviour.LOOPS;
        if (ends && up >= START_MILLIS + CRASH_MILLIS) {
            run++;
            startedAt = millis;
        } else if (up >= START_MILLIS && behaviour != Behaviour.HANGS) {
            say(behaviour);
        }
    }

    private void say(Behaviour behaviour) {
        var sign = new Sign(
                "run-" + run,
                sequence,
                behaviour != Behaviour.SHOWS_NOTHING && behaviour != Behaviour.CRASHES,
                behaviour == Behaviour.WORKS || behaviour == Behaviour.LOOPS,
                behaviour != Behaviour.NO_OUTBOX);
        disk.put(PLACES.sign(), sign.text().getBytes(UTF_8));
    }

    /// Which version runs in the end; what must hold whatever happened is checked.
    long ended() {
        assertThat(new String(disk.get(OUTBOX), UTF_8)).as("the outbox").isEqualTo(ANSWERS);
        assertThat(mounted).as("a version runs").isNotNull();
        assertThat(oneCanStart()).as("the good version can start").isTrue();
        return sequence;
    }

    /// Whether the power went at all.
    boolean wasCut() {
        return wasCut;
    }

    boolean interrupted() {
        return interrupted;
    }

    SlotState stateNow() {
        return new Ledger(disk, PLACES).read().orElse(SlotState.NEW);
    }

    Duration took() {
        return Duration.ofMillis(millis);
    }
}
