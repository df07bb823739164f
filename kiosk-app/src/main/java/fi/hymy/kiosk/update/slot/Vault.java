package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.Opening;
import fi.hymy.protocol.release.Refusal;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.Situation;
import fi.hymy.protocol.release.TrustedKeys;
import fi.hymy.protocol.release.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The slots' files: an image and its signed manifest each.
public final class Vault implements Desk.Shelf {
    /// What is left free for answers, in bytes.
    static final long RESERVE = 32L << 20;

    private static final int BUFFER = 256 * 1024;

    private final Disk disk;
    private final Papers papers;
    private final Places places;
    private final String arch;
    private final Seals seals;

    /// How a signature is looked at: always the same way, but by a test that has no time to look thousands of times.
    interface Seals {
        Opening open(SignedManifest signed, TrustedKeys keys);
    }

    /// @param arch as Debian names it
    Vault(Disk disk, Places places, String arch) {
        this(disk, places, arch, ReleaseCodec::open);
    }

    Vault(Disk disk, Places places, String arch, Seals seals) {
        this.seals = seals;
        this.disk = disk;
        this.papers = new Papers(disk);
        this.places = places;
        this.arch = arch;
    }

    String arch() {
        return arch;
    }

    /// Whether a box in this situation may take it.
    Verdict judge(SignedManifest signed, TrustedKeys keys, Situation box) {
        return switch (seals.open(signed, keys)) {
            case Opening.Genuine(Manifest manifest) -> manifest.judge(box);
            case Verdict.Refused refused -> refused;
        };
    }

    /// What names a manifest: the SHA-256 of its text.
    public static String name(SignedManifest signed) {
        MessageDigest digest = sha256();
        return HexFormat.of().formatHex(digest.digest(signed.manifest().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void clear(Slot slot) throws IOException {
        disk.makeFolder(Papers.folder(places.image(slot)));
        disk.delete(places.manifest(slot));
        disk.delete(places.image(slot));
        disk.delete(unfinished(slot));
        disk.syncFolder(Papers.folder(places.image(slot)));
    }

    /// The bytes that were hashed are those that were written.
    @Override
    public Optional<Objection> fill(Slot slot, Path file, Artifact artifact, SignedManifest signed) throws IOException {
        if (!disk.holds(file) || disk.size(file) != artifact.bytes()) {
            return wrong(Reason.HASH_MISMATCH, "the file is not as long as was promised");
        }
        if (disk.room(Papers.folder(places.image(slot))) < artifact.bytes() + RESERVE) {
            return wrong(Reason.DISK, "there is no room for %d bytes".formatted(artifact.bytes()));
        }
        Path part = unfinished(slot);
        try (InputStream in = disk.open(file);
                OutputStream out = disk.create(part)) {
            if (!artifact.hash().hex().equals(copy(in, out, artifact.bytes()))) {
                return wrong(Reason.HASH_MISMATCH, "the file has another hash than was promised");
            }
        }
        disk.sync(part);
        disk.rename(part, places.image(slot));
        disk.syncFolder(Papers.folder(part));
        papers.replace(places.manifest(slot), new String(ReleaseCodec.encode(signed), StandardCharsets.UTF_8));
        return Optional.empty();
    }

    static Optional<Objection> wrong(Reason reason, String detail) {
        return Optional.of(new Objection(reason, detail));
    }

    private Path unfinished(Slot slot) {
        return places.image(slot).resolveSibling("image.part");
    }

    /// What is wrong with the version in a slot; empty when it may start. Reads the whole image.
    ///
    /// @param name of the manifest that should be there
    /// @param wasGood whether it proved itself before: then a key that was retired since does not end it
    Optional<String> fault(Slot slot, String name, boolean wasGood, TrustedKeys keys) {
        return fault(slot, name, wasGood, keys, manifest -> content(slot, manifest));
    }

    /// What lies behind a manifest.
    interface Content {
        /// @return what is wrong with it
        Optional<String> fault(Manifest manifest) throws IOException;
    }

    /// The same, of what is not in a file of its own.
    Optional<String> fault(Slot slot, String name, boolean wasGood, TrustedKeys keys, Content content) {
        try {
            Optional<SignedManifest> signed = signed(slot);
            if (signed.isEmpty() || !name(signed.get()).equals(name)) {
                return Optional.of("it has lost its manifest");
            }
            return switch (seals.open(signed.get(), keys)) {
                case Opening.Genuine(Manifest manifest) -> content.fault(manifest);
                case Verdict.Refused(Refusal why, String _)
                when wasGood && why == Refusal.RETIRED_KEY -> content.fault(manifest(signed.get()));
                case Verdict.Refused(Refusal _, String detail) -> Optional.of(detail);
            };
        } catch (IOException | CodecException e) {
            return Optional.of("it cannot be read (%s)".formatted(e.getMessage()));
        }
    }

    /// The version in a slot, when there is a whole one that one of these keys signed.
    Optional<SlotState.Trial> found(Slot slot, TrustedKeys keys) {
        try {
            Optional<SignedManifest> signed = signed(slot);
            if (signed.isEmpty() || fault(slot, name(signed.get()), false, keys).isPresent()) {
                return Optional.empty();
            }
            Manifest manifest = manifest(signed.get());
            return Optional.of(
                    new SlotState.Trial(slot, manifest.sequence(), name(signed.get()), manifest.version(), 0));
        } catch (IOException | CodecException _) {
            return Optional.empty();
        }
    }

    Optional<SignedManifest> signed(Slot slot) throws IOException {
        return papers.read(places.manifest(slot))
                .map(text -> ReleaseCodec.decodeSigned(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Manifest manifest(SignedManifest signed) {
        return ReleaseCodec.decodeManifest(signed.manifest().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> content(Slot slot, Manifest manifest) throws IOException {
        Optional<Artifact> artifact = manifest.artifact(arch);
        Path image = places.image(slot);
        if (artifact.isEmpty()
                || !disk.holds(image)
                || disk.size(image) != artifact.get().bytes()) {
            return Optional.of("its image is not what was signed");
        }
        try (InputStream in = disk.open(image)) {
            String hash =
                    copy(in, OutputStream.nullOutputStream(), artifact.get().bytes());
            return hash.equals(artifact.get().hash().hex())
                    ? Optional.empty()
                    : Optional.of("its image is not what was signed");
        }
    }

    /// @return the hash of what was copied; of longer files nothing beyond the bound is
    static String copy(InputStream in, OutputStream out, long most) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long left = most;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                break;
            }
            digest.update(buffer, 0, count);
            out.write(buffer, 0, count);
            left -= count;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
