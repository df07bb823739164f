package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.TrustedKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The two systems of a machine: a partition each, its signed manifest, and what the boot loader needs to start it: a
/// kernel, its initial RAM disk, and an entry, whose name holds the tries that are left.
///
/// An entry is the last that is written and the first that goes, so that none leads to half a system.
final class Systems implements Desk.Shelf {
    /// With two, a plug that is pulled while the new system starts does not end it.
    private static final String FRESH = "+2";
    private static final String PROVEN = "";
    /// As the loader leaves it, from the last try back to the first.
    private static final List<String> COUNTED = List.of("+0-2", "+1-1", FRESH);
    private static final String FILES = "usr/lib/hymy/boot";
    private static final List<String> KERNEL = List.of("vmlinuz", "initrd.img");

    private final Disk disk;
    private final Papers papers;
    private final Places places;
    private final Vault vault;
    private final Firmware firmware;

    Systems(Disk disk, Places places, Vault vault, Firmware firmware) {
        this.disk = disk;
        this.papers = new Papers(disk);
        this.places = places;
        this.vault = vault;
        this.firmware = firmware;
    }

    /// Takes a system from the loader's sight, and then what says that there is one.
    @Override
    public void clear(Slot slot) throws IOException {
        unlocked(() -> forget(slot));
        papers.delete(places.manifest(slot));
        papers.delete(asked());
    }

    /// Which run of the machine was to end, for another system to start.
    Path asked() {
        return places.slots().resolve("asked");
    }

    /// Writes a system into the partition of a slot that was cleared, and reads back what was written.
    @Override
    public Optional<Objection> fill(Slot slot, Path file, Artifact artifact, SignedManifest signed) throws IOException {
        if (!disk.holds(file) || disk.size(file) != artifact.bytes()) {
            return Vault.wrong(Reason.HASH_MISMATCH, "the file is not as long as was promised");
        }
        long room = firmware.capacity(slot);
        if (room < artifact.bytes()) {
            return Vault.wrong(
                    Reason.DISK, "its partition has %d bytes, and %d are needed".formatted(room, artifact.bytes()));
        }
        Path partition = firmware.partition(slot);
        try (InputStream in = disk.open(file);
                OutputStream out = disk.create(partition)) {
            if (!artifact.hash().hex().equals(Vault.copy(in, out, artifact.bytes()))) {
                return Vault.wrong(Reason.HASH_MISMATCH, "the file has another hash than was promised");
            }
        }
        disk.sync(partition);
        if (written(slot, artifact).isPresent()) {
            return Vault.wrong(Reason.DISK, "what was written does not read back the same");
        }
        disk.makeFolder(Papers.folder(places.manifest(slot)));
        papers.replace(places.manifest(slot), new String(ReleaseCodec.encode(signed), StandardCharsets.UTF_8));
        return Optional.empty();
    }

    /// What is wrong with the system in a slot; empty when it may start. Reads all of it.
    Optional<String> fault(Slot slot, String name, TrustedKeys keys) {
        return vault.fault(slot, name, false, keys, manifest -> whole(slot, manifest));
    }

    private Optional<String> whole(Slot slot, Manifest manifest) throws IOException {
        Optional<Artifact> artifact = manifest.artifact(vault.arch());
        return artifact.isEmpty() ? Optional.of("it is of another machine") : written(slot, artifact.get());
    }

    private Optional<String> written(Slot slot, Artifact artifact) throws IOException {
        try (InputStream in = disk.open(firmware.partition(slot))) {
            String hash = Vault.copy(in, OutputStream.nullOutputStream(), artifact.bytes());
            return hash.equals(artifact.hash().hex())
                    ? Optional.empty()
                    : Optional.of("its partition holds something else than was signed");
        }
    }

    /// What the manifest in a slot says, when there is one that can be read; it is not believed for more than a name.
    Optional<SlotState.Good> told(Slot slot) {
        try {
            return vault.signed(slot).map(signed -> {
                Manifest manifest = Vault.manifest(signed);
                return new SlotState.Good(slot, manifest.sequence(), Vault.name(signed), manifest.version());
            });
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /// Makes the system in a slot the one that the loader tries next.
    ///
    /// @throws IOException when it lacks what starts it, or the boot partition does not take it
    void enter(Slot slot) throws IOException {
        try {
            Path from = firmware.look(slot).resolve(FILES);
            String told = papers.read(from.resolve("cmdline"))
                    .orElseThrow(() -> new IOException("it does not say how its kernel is started"))
                    .strip();
            unlocked(() -> {
                Path folder = firmware.boot().resolve("hymy").resolve(slot.word());
                disk.makeFolder(folder);
                forget(slot);
                for (String name : KERNEL) {
                    copy(from.resolve(name), folder.resolve(name));
                }
                disk.syncFolder(folder);
                papers.replace(entry(slot, FRESH), """
                        title Hymy
                        sort-key hymy
                        version %d
                        linux /hymy/%s/vmlinuz
                        initrd /hymy/%2$s/initrd.img
                        options %s %s
                        """.formatted(
                                rank(slot.other()) + 1, slot.word(), firmware.root(slot), told));
            });
        } finally {
            firmware.leave();
        }
    }

    /// The loader takes the highest; a release's own number will not do, for one may be ordered back.
    private long rank(Slot slot) throws IOException {
        for (String count : List.of(PROVEN, FRESH, "+1-1", "+0-2")) {
            Optional<String> text = papers.read(entry(slot, count));
            if (text.isPresent()) {
                return text.get()
                        .lines()
                        .filter(line -> line.matches("version \\d{1,15}"))
                        .mapToLong(line -> Long.parseLong(line.substring("version ".length())))
                        .findFirst()
                        .orElse(0);
            }
        }
        return 0;
    }

    /// Whether the loader counts the starts of this one.
    boolean isCounted(Slot slot) {
        return COUNTED.stream().anyMatch(count -> disk.holds(entry(slot, count)));
    }

    /// A system that is good is not counted any more.
    void bless(Slot slot) throws IOException {
        rename(slot, COUNTED, PROVEN);
    }

    /// The loader tries this one last, when there is nothing else.
    void ban(Slot slot) throws IOException {
        rename(slot, List.of(FRESH, "+1-1", PROVEN), "+0-2");
    }

    private void rename(Slot slot, List<String> from, String to) throws IOException {
        for (String count : from) {
            Path entry = entry(slot, count);
            if (disk.holds(entry)) {
                unlocked(() -> {
                    disk.rename(entry, entry(slot, to));
                    disk.syncFolder(Papers.folder(entry));
                });
            }
        }
    }

    private void forget(Slot slot) throws IOException {
        papers.delete(entry(slot, PROVEN));
        for (String count : COUNTED) {
            papers.delete(entry(slot, count));
        }
    }

    private Path entry(Slot slot, String count) {
        return firmware.boot().resolve("loader/entries").resolve("hymy-%s%s.conf".formatted(slot.word(), count));
    }

    private void copy(Path from, Path to) throws IOException {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try (InputStream in = disk.open(from);
                OutputStream out = disk.create(part)) {
            in.transferTo(out);
        }
        disk.sync(part);
        disk.rename(part, to);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void unlocked(Step step) throws IOException {
        firmware.unlock();
        try {
            step.run();
        } finally {
            firmware.lock();
        }
    }
}
