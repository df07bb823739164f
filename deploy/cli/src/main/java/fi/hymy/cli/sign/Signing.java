package fi.hymy.cli.sign;

import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.KeyId;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.Opening;
import fi.hymy.protocol.release.ReleaseKey;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.TrustedKeys;
import fi.hymy.protocol.release.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is done with manifests on the way from files to a release.
public final class Signing {
    private static final int PIECE = 1 << 20;

    private Signing() {}

    /// What somebody wants to release.
    ///
    /// @param kind `app` or `os`
    /// @param files by architecture
    /// @param lasts from now on
    public record Wish(
            String kind,
            String version,
            long sequence,
            String channel,
            long minimum,
            long downgradeFrom,
            Duration lasts,
            Map<String, Path> files) {
        public Wish {
            files = Map.copyOf(files);
        }
    }

    /// Hashes the files and writes the manifest, to be looked at and signed.
    public static void make(Wish wish, Instant now, Path out) throws IOException {
        var artifacts = new ArrayList<Artifact>();
        try {
            for (Map.Entry<String, Path> each : wish.files().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .toList()) {
                Path file = each.getValue();
                artifacts.add(
                        new Artifact(each.getKey(), String.valueOf(file.getFileName()), Files.size(file), hash(file)));
            }
            var manifest = new Manifest(
                    kind(wish.kind()),
                    wish.version(),
                    wish.sequence(),
                    wish.channel(),
                    wish.minimum(),
                    wish.downgradeFrom(),
                    now,
                    now.plus(wish.lasts()),
                    artifacts,
                    List.of(),
                    Set.of());
            write(out, ReleaseCodec.encode(manifest));
        } catch (IllegalArgumentException e) {
            throw new SigningException(e.getMessage() + ".", e);
        }
    }

    private static SoftwareKind kind(String text) {
        return switch (text) {
            case "app" -> SoftwareKind.APP;
            case "os" -> SoftwareKind.OS;
            default -> throw new SigningException("--kind is app or os.");
        };
    }

    /// Lets a manifest that is not signed yet carry keys that are to be trusted from then on, and keys that are not any
    /// more.
    public static void rotate(Path manifest, List<Path> fresh, Set<String> retired) throws IOException {
        Manifest now = manifest(manifest);
        try {
            var keys = new ArrayList<>(now.newKeys());
            keys.addAll(publicKeys(fresh));
            var gone = new HashSet<>(now.retiredKeys());
            retired.forEach(id -> gone.add(new KeyId(id)));
            write(
                    manifest,
                    ReleaseCodec.encode(new Manifest(
                            now.kind(),
                            now.version(),
                            now.sequence(),
                            now.channel(),
                            now.minimumSequence(),
                            now.downgradeFrom(),
                            now.madeAt(),
                            now.expiresAt(),
                            now.artifacts(),
                            keys.stream().distinct().toList(),
                            gone)));
        } catch (IllegalArgumentException e) {
            throw new SigningException(e.getMessage() + ".", e);
        }
    }

    /// @param manifest not signed yet
    /// @return the id of the key that signed
    public static String sign(Path manifest, KeyFile.Pair pair, Path out) throws IOException {
        manifest(manifest);
        SignedManifest signed = SignedManifest.sign(Files.readAllBytes(manifest), pair.secret(), pair.key());
        write(out, ReleaseCodec.encode(signed));
        return signed.key().value();
    }

    /// What a signed manifest says, for people and for scripts.
    ///
    /// @param kind `app` or `os`
    /// @param problems what is wrong with it; empty when it is good
    public record Report(
            String kind,
            String version,
            long sequence,
            String channel,
            Instant expiresAt,
            String key,
            List<String> files,
            List<String> problems) {
        public Report {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /// Whether these keys make it a good one, and its files are what it says.
    ///
    /// @param folder where its files lie, or null to leave them out
    public static Report verify(Path release, Path keys, @Nullable Path folder, Instant now) throws IOException {
        SignedManifest signed = signed(release);
        return switch (ReleaseCodec.open(signed, trusted(keys))) {
            case Verdict.Refused refused -> throw new SigningException("Not good: " + refused.detail() + ".");
            case Opening.Genuine(Manifest manifest) -> report(signed, manifest, folder, now);
        };
    }

    private static Report report(SignedManifest signed, Manifest manifest, @Nullable Path folder, Instant now)
            throws IOException {
        var problems = new ArrayList<String>();
        if (!now.isBefore(manifest.expiresAt())) {
            problems.add("It expired at %s.".formatted(manifest.expiresAt()));
        }
        var files = new ArrayList<String>();
        for (Artifact artifact : manifest.artifacts()) {
            files.add("%s (%s)".formatted(artifact.file(), artifact.arch()));
            if (folder != null) {
                Path file = folder.resolve(artifact.file());
                if (!Files.isRegularFile(file)) {
                    problems.add("%s is missing.".formatted(file));
                } else if (Files.size(file) != artifact.bytes() || !hash(file).equals(artifact.hash())) {
                    problems.add("%s is not the file that was signed.".formatted(file));
                }
            }
        }
        return new Report(
                manifest.kind().name().toLowerCase(Locale.ROOT),
                manifest.version(),
                manifest.sequence(),
                manifest.channel(),
                manifest.expiresAt(),
                signed.key().value(),
                files,
                problems);
    }

    /// Writes the list of trusted keys anew, with one more and without those that retired: for the image and the
    /// server.
    ///
    /// @param list made where there is none
    public static void trust(Path list, List<Path> fresh, Set<String> retired) throws IOException {
        TrustedKeys before = Files.exists(list) ? trusted(list) : TrustedKeys.NONE;
        var gone = new HashSet<KeyId>();
        retired.forEach(id -> gone.add(new KeyId(id)));
        write(list, ReleaseCodec.encode(before.with(new TrustedKeys(publicKeys(fresh), gone))));
    }

    /// Of the files of keys, without their secrets.
    private static List<ReleaseKey> publicKeys(List<Path> files) throws IOException {
        var keys = new ArrayList<ReleaseKey>();
        for (Path file : files) {
            keys.add(KeyFile.publicKey(file));
        }
        return keys;
    }

    private static TrustedKeys trusted(Path file) throws IOException {
        try {
            return ReleaseCodec.decodeKeys(Files.readAllBytes(file));
        } catch (CodecException e) {
            throw new SigningException("%s is no list of trusted keys: %s.".formatted(file, e.reason()), e);
        }
    }

    private static Manifest manifest(Path file) throws IOException {
        try {
            return ReleaseCodec.decodeManifest(Files.readAllBytes(file));
        } catch (CodecException e) {
            throw new SigningException("%s is no manifest: %s.".formatted(file, e.reason()), e);
        }
    }

    private static SignedManifest signed(Path file) throws IOException {
        try {
            return ReleaseCodec.decodeSigned(Files.readAllBytes(file));
        } catch (CodecException e) {
            throw new SigningException("%s is no signed manifest: %s.".formatted(file, e.reason()), e);
        }
    }

    private static ContentHash hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return new ContentHash(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Whole or not at all.
    private static void write(Path file, byte[] bytes) throws IOException {
        Path whole = file.toAbsolutePath();
        Path fresh = Files.createTempFile(whole.getParent(), ".hymy", ".new");
        Files.write(fresh, bytes);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
