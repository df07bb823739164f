package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.release.ArtifactFiles.Taking;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.Opening;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.TrustedKeys;
import fi.hymy.protocol.release.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What operators do with releases.
@Component
final class Releases {
    private final ReleaseBook book;
    private final ArtifactFiles files;
    private final Trust trust;
    private final ReleaseSettings settings;
    private final Wishes wishes;
    private final InstantSource clock;

    Releases(
            ReleaseBook book,
            ArtifactFiles files,
            Trust trust,
            ReleaseSettings settings,
            Wishes wishes,
            InstantSource clock) {
        this.book = book;
        this.files = files;
        this.trust = trust;
        this.settings = settings;
        this.wishes = wishes;
        this.clock = clock;
    }

    /// What became of a manifest that somebody brought.
    sealed interface Adding {
        /// It is here; its files may be missing still.
        record Added(Release release) implements Adding {}

        record Refused(String why) implements Adding {}
    }

    /// Takes a signed manifest; the same one twice is one.
    Adding add(SignedManifest signed, String by) {
        return switch (trust.keys()) {
            case Trust.Keys.Unknown(String why) -> new Adding.Refused(why);
            case Trust.Keys.Known(TrustedKeys keys) ->
                switch (ReleaseCodec.open(signed, keys)) {
                    case Verdict.Refused refused ->
                        new Adding.Refused(t("Its signature is not good here: %s.", refused.detail()));
                    case Opening.Genuine(Manifest manifest) -> add(signed, manifest, by);
                };
        };
    }

    private Adding add(SignedManifest signed, Manifest manifest, String by) {
        Instant now = clock.instant();
        String id = Release.id(signed);
        Optional<Release> there = book.find(id);
        if (there.isPresent()) {
            return new Adding.Added(there.get());
        }
        Optional<String> wrong = wrong(manifest, now);
        if (wrong.isPresent()) {
            return new Adding.Refused(wrong.get());
        }
        files.keepOnly(book.hashes());
        Set<String> stored = new HashSet<>();
        manifest.artifacts().stream()
                .filter(artifact -> files.find(artifact.hash()).isPresent())
                .forEach(artifact -> stored.add(artifact.arch()));
        var release = new Release(id, manifest, signed, stored, now, by, null);
        book.add(release);
        return new Adding.Added(release);
    }

    private Optional<String> wrong(Manifest manifest, Instant now) {
        if (!now.isBefore(manifest.expiresAt())) {
            return Optional.of(t("It was good until %s: sign it anew.", manifest.expiresAt()));
        }
        Optional<Artifact> large = manifest.artifacts().stream()
                .filter(artifact -> artifact.bytes() > settings.largest().toBytes())
                .findFirst();
        if (large.isPresent()) {
            return Optional.of(t(
                    "%s is larger than the %s MiB that this server takes (hymy.release.largest).",
                    large.get().file(), settings.largest().toMegabytes()));
        }
        return book.numbered(manifest.kind(), manifest.sequence()).stream()
                .filter(other -> !files(other.manifest()).equals(files(manifest)))
                .findFirst()
                .map(other -> t(
                        "Its number %s is that of %s, which has other files. A number means the same files for ever.",
                        manifest.sequence(), other.manifest().version()));
    }

    private static Map<String, String> files(Manifest manifest) {
        Map<String, String> files = new HashMap<>();
        manifest.artifacts().forEach(each -> files.put(each.arch(), each.hash().hex()));
        return files;
    }

    /// Takes bytes of a file that the manifest names.
    ///
    /// @param from where they belong
    Taking upload(Artifact artifact, long from, InputStream body) throws IOException {
        Taking taking = files.take(artifact.hash(), artifact.bytes(), from, body);
        if (taking instanceof Taking.Whole) {
            book.stored(artifact.hash());
        }
        return taking;
    }

    long received(Artifact artifact) {
        return files.received(artifact.hash());
    }

    /// Hands it to nobody any more. Kiosks that run it keep it; those that were to are told that they are not.
    ///
    /// @return whether it was handed out
    boolean withdraw(Release release, String by) {
        boolean done = book.withdraw(release.id(), by, clock.instant());
        if (done) {
            wishes.forget(release, by);
        }
        return done;
    }

    /// Hands it out again. Whoever was to run it is not by that.
    ///
    /// @return whether it was withdrawn
    boolean restore(Release release) {
        return book.withdraw(release.id(), null, clock.instant());
    }
}
