package fi.hymy.fleet.release;

import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.KeyId;
import fi.hymy.protocol.release.SignedManifest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Releases as programs see them.
final class ReleaseJson {
    private ReleaseJson() {}

    /// @param id the SHA-256 of the manifest
    /// @param kind `app` or `os`
    /// @param minimumSequence what a kiosk must run at least to take it
    /// @param downgradeFrom up to which newer one a kiosk goes back to it; 0: none
    /// @param key by whose signature
    /// @param state `incomplete`, `ready`, `expired` or `withdrawn`
    record Summary(
            String id,
            String kind,
            String version,
            long sequence,
            String channel,
            long minimumSequence,
            long downgradeFrom,
            Instant madeAt,
            Instant expiresAt,
            String key,
            String state,
            Instant addedAt,
            String addedBy,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnBy) {
        static Summary of(Release release, Instant now) {
            var manifest = release.manifest();
            Release.Withdrawal withdrawn = release.withdrawn();
            return new Summary(
                    release.id(),
                    word(manifest.kind()),
                    manifest.version(),
                    manifest.sequence(),
                    manifest.channel(),
                    manifest.minimumSequence(),
                    manifest.downgradeFrom(),
                    manifest.madeAt(),
                    manifest.expiresAt(),
                    release.signed().key().value(),
                    word(release.state(now)),
                    release.addedAt(),
                    release.addedBy(),
                    withdrawn == null ? null : withdrawn.at(),
                    withdrawn == null ? null : withdrawn.by());
        }
    }

    /// As `hymy release sign` wrote it.
    ///
    /// @param manifest letter by letter as it was signed
    /// @param key the id of the key
    /// @param signature base64
    record Signed(String manifest, String key, String signature) {
        /// @throws IllegalArgumentException when this is no signed manifest
        SignedManifest read() {
            return new SignedManifest(manifest, new KeyId(key), signature);
        }
    }

    /// @param received so many of its bytes are here; all of them once it is whole
    record File(String arch, String file, long bytes, String sha256, long received, boolean whole) {
        static File of(Release release, Artifact artifact, long received) {
            // After a restore from a backup a file may be gone: then it is to be sent once more.
            boolean whole = release.stored().contains(artifact.arch()) && received == artifact.bytes();
            return new File(
                    artifact.arch(),
                    artifact.file(),
                    artifact.bytes(),
                    artifact.hash().hex(),
                    received,
                    whole);
        }
    }

    /// @param standing `runs`, or the one reason why not, as `rolled_back`
    record Standing(String standing, String words, long kiosks) {}

    /// @param running as many kiosks say that they run it
    /// @param meant as many are to run it
    /// @param standings of those, by what they say
    record Whole(Summary release, List<File> files, long running, long meant, List<Standing> standings) {}

    record Installed(String version, long sequence, String slot) {
        static @Nullable Installed of(Software.@Nullable Installed found) {
            return found == null ? null : new Installed(found.version(), found.sequence(), found.slot());
        }
    }

    /// @param standing `runs`, or the one reason why not
    /// @param app null where it never said what it runs
    record Kiosk(
            String kiosk,
            String name,
            String standing,
            String words,
            @Nullable Installed app,
            @Nullable Installed os,
            @Nullable Instant saidAt) {
        static Kiosk of(Running kiosk, Release release) {
            WhyNotYet standing = WhyNotYet.of(kiosk, release);
            return new Kiosk(
                    kiosk.kiosk().value(),
                    kiosk.name(),
                    standing.word(),
                    standing.words(kiosk, release),
                    Installed.of(kiosk.software().map(Software::app).orElse(null)),
                    Installed.of(kiosk.software().flatMap(Software::os).orElse(null)),
                    kiosk.saidAt());
        }
    }

    /// What a kiosk is to run.
    ///
    /// @param standing `runs`, or the one reason why not
    record Meant(String release, String kind, String version, long sequence, String standing, String words) {
        static Meant of(Running kiosk, Release release) {
            WhyNotYet standing = WhyNotYet.of(kiosk, release);
            return new Meant(
                    release.id(),
                    word(release.kind()),
                    release.manifest().version(),
                    release.sequence(),
                    standing.word(),
                    standing.words(kiosk, release));
        }
    }

    /// @param kind `app` or `os`
    record Pending(String kind, long sequence) {
        static @Nullable Pending of(Software.@Nullable Pending found) {
            return found == null ? null : new Pending(word(found.kind()), found.sequence());
        }
    }

    /// @param kind `app` or `os`
    /// @param result `committed`, `rolled_back` or `refused`
    record Ended(String kind, long sequence, String result, String detail) {
        static @Nullable Ended of(Software.@Nullable Outcome found) {
            return found == null
                    ? null
                    : new Ended(word(found.kind()), found.sequence(), word(found.result()), found.detail());
        }
    }

    /// @param channel as `stable`
    /// @param meant at most one of each kind
    /// @param app null where it never said what it runs
    /// @param pending what has still to prove itself, or null
    /// @param last how the last attempt ended, or null
    record OfKiosk(
            String channel,
            List<Meant> meant,
            @Nullable Installed app,
            @Nullable Installed os,
            @Nullable Pending pending,
            @Nullable Ended last,
            @Nullable Instant saidAt) {}

    record ChannelWish(String channel) {}

    /// @param kind `app` or `os`
    record Version(String kind, String version, long sequence, long kiosks) {}

    record Versions(List<Version> versions) {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
