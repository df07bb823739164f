package fi.hymy.kiosk.update.slot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.update.slot.RiggedDisk.Cut;
import fi.hymy.kiosk.update.slot.RiggedDisk.PowerCut;
import fi.hymy.kiosk.update.slot.SlotState.Trial;
import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.TrustedKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A machine in memory: disk, two partitions, a boot loader that counts as systemd-boot does, and systems that
/// behave as they are told.
final class TwoSystems implements Hands, Firmware {
    static final Places PROGRAM = Places.USUAL;
    static final Places PLACES = PROGRAM.system();
    static final Path OUTBOX = Path.of("/data/kiosk/outbox/outbox.db");
    static final String ANSWERS = "all the answers";

    private static final String ARCH = "amd64";
    private static final int PARTITION = 8000;
    private static final int MOST_BOOTS = 14;
    private static final long PROGRAM_SEQUENCE = 7;
    private static final long BOOT_MILLIS = 20_000;
    private static final long PANIC_MILLIS = 25_000;
    private static final long START_MILLIS = 12_000;
    private static final long SYSTEMD_MILLIS = 5000;
    private static final List<String> NAMES = List.of("", "+2", "+1-1", "+0-2");
    private static final Path VIEW = Path.of("/run/hymy/system/view");
    private static final Map<Long, SignedManifest> SIGNED = new ConcurrentHashMap<>();

    final RiggedDisk disk = new RiggedDisk();
    private final Vault vault = new Vault(disk, PLACES, ARCH);
    private final Map<Long, Behaviour> behaviours = new HashMap<>();
    private Slot running = Slot.A;
    private long millis;
    private long bootedAt;
    private int boots;
    private boolean leaving;
    private boolean unlocked;
    private boolean wasCut;
    private long capacity = PARTITION;
    private long visitorLeaves;
    private boolean interrupted;

    enum Behaviour {
        WORKS,
        /// Its kernel ends before any program of it runs.
        PANICS,
        /// The program in it never says anything.
        HANGS,
        SHOWS_NOTHING,
        NO_LINK,
        NO_OUTBOX
    }

    TwoSystems() {
        disk.put(PROGRAM.keys(), ReleaseCodec.encode(TrustedKeys.of(SampleReleases.FIRST.key())));
        disk.put(OUTBOX, ANSWERS.getBytes(UTF_8));
        disk.device(partition(Slot.A), padded(system(0)));
        disk.device(partition(Slot.B), new byte[PARTITION]);
        entry(Slot.A, "", 0, 0);
    }

    TwoSystems version(long number, Behaviour behaviour) {
        behaviours.put(number, behaviour);
        return this;
    }

    /// Somebody stands at the glass as soon as something is being written.
    void visitor(Duration leaves) {
        visitorLeaves = leaves.toMillis();
        disk.put(PROGRAM.visitor(), new byte[0]);
    }

    static byte[] system(long number) {
        return "system %d ".formatted(number).repeat(300).getBytes(UTF_8);
    }

    private static byte[] padded(byte[] image) {
        return Arrays.copyOf(image, PARTITION);
    }

    static String hash(long number) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(system(number)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static Manifest manifest(long number) {
        return new Manifest(
                SoftwareKind.OS,
                "2026." + number,
                number,
                SampleReleases.CHANNEL,
                SampleReleases.MADE,
                SampleReleases.EXPIRES,
                List.of(new Artifact(ARCH, "os.squashfs", system(number).length, new ContentHash(hash(number)))));
    }

    static SignedManifest signed(long number) {
        return SIGNED.computeIfAbsent(number, each -> SampleReleases.FIRST.sign(manifest(each)));
    }

    static Trial trial(Slot slot, long number) {
        return new Trial(slot, number, Vault.name(signed(number)), "2026." + number, 0);
    }

    static SlotState.Good good(Slot slot, long number) {
        return number == 0
                ? new SlotState.Good(slot, 0, "", "factory")
                : trial(slot, number).good();
    }

    TwoSystems state(SlotState state) {
        disk.put(PLACES.state(), StateText.write(state).getBytes(UTF_8));
        disk.put(PLACES.ballast(), new byte[100]);
        return this;
    }

    TwoSystems lay(Slot slot, long number) {
        disk.device(partition(slot), padded(system(number)));
        disk.put(PLACES.manifest(slot), ReleaseCodec.encode(signed(number)));
        return this;
    }

    TwoSystems entry(Slot slot, String count, long number, long rank) {
        for (String each : NAMES) {
            disk.remove(entry(slot, each));
        }
        disk.put(entry(slot, count), "title Hymy\nversion %d\n".formatted(rank).getBytes(UTF_8));
        disk.put(kernel(slot, "vmlinuz"), kernel(number));
        disk.put(kernel(slot, "initrd.img"), kernel(number));
        return this;
    }

    TwoSystems request(long number) {
        return request(signed(number), number);
    }

    TwoSystems request(SignedManifest signed, long number) {
        var request = new Request(SampleReleases.CHANNEL, SampleReleases.MADE, signed);
        disk.put(PLACES.request(), request.text().getBytes(UTF_8));
        disk.put(PLACES.incoming(hash(number)), system(number));
        return this;
    }

    private Path entry(Slot slot, String count) {
        return boot().resolve("loader/entries/hymy-%s%s.conf".formatted(slot.word(), count));
    }

    private Path kernel(Slot slot, String name) {
        return boot().resolve("hymy/%s/%s".formatted(slot.word(), name));
    }

    private static byte[] kernel(long number) {
        return "kernel %d".formatted(number).getBytes(UTF_8);
    }

    /// Lets the machine run until it has nothing more to do.
    TwoSystems live(Cut how) {
        start();
        while (true) {
            try {
                judged();
                if (!leaving) {
                    return this;
                }
                start();
            } catch (PowerCut _) {
                wasCut = true;
                disk.cut(how);
                unlocked = false;
                if (how == Cut.KILLED && !leaving) {
                    millis += SYSTEMD_MILLIS;
                } else {
                    start();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void judged() throws InterruptedException {
        for (int attempt = 0; attempt < 4 && !leaving; attempt++) {
            try {
                new SystemJudge(disk, PROGRAM, vault, new SystemJudge.Machine(this, this, Patience.USUAL)).run();
                assertThat(unlocked).as("the boot partition can be written to").isFalse();
                return;
            } catch (IOException _) {
                millis += SYSTEMD_MILLIS;
            }
        }
    }

    /// As the loader does: entries without tries last, then the highest version; it counts before it starts one.
    private void start() {
        leaving = false;
        while (true) {
            boots++;
            assertThat(boots).as("starts").isLessThan(MOST_BOOTS);
            Entry next = entries()
                    .min(Comparator.comparing((Entry each) -> each.count().equals("+0-2"))
                            .thenComparing(Entry::rank, Comparator.reverseOrder()))
                    .orElseThrow(() -> new AssertionError("there is nothing to start"));
            count(next);
            Optional<Long> number = started(next.slot());
            if (number.isPresent()) {
                running = next.slot();
                millis += BOOT_MILLIS;
                bootedAt = millis;
                disk.remove(PLACES.running());
                disk.remove(PROGRAM.sign());
                disk.put(
                        PROGRAM.running(),
                        "slot=a\nsequence=%d\nversion=1\ntrial=false\n"
                                .formatted(PROGRAM_SEQUENCE)
                                .getBytes(UTF_8));
                return;
            }
            millis += PANIC_MILLIS;
        }
    }

    private record Entry(Slot slot, String count, long rank) {}

    private Stream<Entry> entries() {
        return Stream.of(Slot.A, Slot.B)
                .flatMap(slot -> NAMES.stream()
                        .filter(name -> disk.holds(entry(slot, name)))
                        .map(name -> new Entry(slot, name, rank(disk.get(entry(slot, name))))));
    }

    private static long rank(byte[] entry) {
        return new String(entry, UTF_8)
                .lines()
                .filter(line -> line.startsWith("version "))
                .mapToLong(line -> Long.parseLong(line.substring(8)))
                .findFirst()
                .orElse(-1);
    }

    private void count(Entry entry) {
        int at = NAMES.indexOf(entry.count());
        if (at == 1 || at == 2) {
            byte[] text = disk.get(entry(entry.slot(), entry.count()));
            disk.remove(entry(entry.slot(), entry.count()));
            disk.put(entry(entry.slot(), NAMES.get(at + 1)), text);
        }
    }

    /// The number of the system that comes up; none when its kernel ends.
    private Optional<Long> started(Slot slot) {
        String text = new String(disk.get(partition(slot)), UTF_8);
        if (!text.startsWith("system ")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(7, text.indexOf(' ', 7)));
        boolean whole = Arrays.equals(disk.get(partition(slot)), padded(system(number)))
                || Arrays.equals(disk.get(partition(slot)), system(number));
        boolean fits = Arrays.equals(disk.get(kernel(slot, "vmlinuz")), kernel(number))
                && Arrays.equals(disk.get(kernel(slot, "initrd.img")), kernel(number));
        assertThat(whole && fits).as("what an entry leads to is whole").isTrue();
        return behaviours.getOrDefault(number, Behaviour.WORKS) == Behaviour.PANICS
                ? Optional.empty()
                : Optional.of(number);
    }

    private long number() {
        String text = new String(disk.get(partition(running)), UTF_8);
        return Long.parseLong(text.substring(7, text.indexOf(' ', 7)));
    }

    @Override
    public Slot running() {
        return running;
    }

    @Override
    public String run() {
        return "boot-" + boots;
    }

    @Override
    public Path partition(Slot slot) {
        return Path.of("/dev/disk/" + slot.word());
    }

    @Override
    public long capacity(Slot slot) {
        return capacity;
    }

    void smaller(long bytes) {
        capacity = bytes;
    }

    @Override
    public String root(Slot slot) {
        return "root=" + slot.word();
    }

    @Override
    public Path boot() {
        return Path.of("/boot/firmware");
    }

    @Override
    public void unlock() {
        unlocked = true;
    }

    @Override
    public void lock() {
        unlocked = false;
    }

    @Override
    public Path look(Slot slot) throws IOException {
        String text = new String(disk.get(partition(slot)), UTF_8);
        if (!text.startsWith("system ")) {
            throw new IOException("mount: wrong fs type");
        }
        long number = Long.parseLong(text.substring(7, text.indexOf(' ', 7)));
        disk.put(VIEW.resolve("usr/lib/hymy/boot/vmlinuz"), kernel(number));
        disk.put(VIEW.resolve("usr/lib/hymy/boot/initrd.img"), kernel(number));
        disk.put(VIEW.resolve("usr/lib/hymy/boot/cmdline"), "quiet\n".getBytes(UTF_8));
        return VIEW;
    }

    @Override
    public void leave() {}

    @Override
    public void mount(Slot slot) throws IOException {
        throw new IOException("a system is not mounted");
    }

    @Override
    public void restart() {
        interrupted |= disk.holds(PROGRAM.visitor());
        leaving = true;
    }

    @Override
    public void pause(Duration time) {
        millis += time.toMillis();
        if (visitorLeaves > 0 && millis >= visitorLeaves) {
            disk.remove(PROGRAM.visitor());
        }
        Behaviour behaviour = behaviours.getOrDefault(number(), Behaviour.WORKS);
        if (millis - bootedAt >= START_MILLIS && behaviour != Behaviour.HANGS) {
            var sign = new Sign(
                    "run-" + boots,
                    PROGRAM_SEQUENCE,
                    behaviour != Behaviour.SHOWS_NOTHING,
                    behaviour == Behaviour.WORKS,
                    behaviour != Behaviour.NO_OUTBOX);
            disk.put(PROGRAM.sign(), sign.text().getBytes(UTF_8));
        }
    }

    @Override
    public long millis() {
        return millis;
    }

    /// Which system runs in the end; what must hold whatever happened is checked.
    long ended() {
        assertThat(new String(disk.get(OUTBOX), UTF_8)).as("the outbox").isEqualTo(ANSWERS);
        assertThat(disk.holds(entry(running, "")))
                .as("what runs is not counted")
                .isTrue();
        return number();
    }

    boolean wasCut() {
        return wasCut;
    }

    boolean interrupted() {
        return interrupted;
    }

    SlotState stateNow() {
        return new Ledger(disk, PLACES).read().orElse(SlotState.NEW);
    }

    Lines told() {
        return Lines.of(new String(disk.get(PLACES.running()), UTF_8));
    }

    String entryNow(Slot slot) {
        return NAMES.stream()
                .filter(name -> disk.holds(entry(slot, name)))
                .findFirst()
                .orElse("none");
    }

    Duration took() {
        return Duration.ofMillis(millis);
    }
}
