package fi.hymy.protocol.release;

import fi.hymy.protocol.survey.CleanText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a release is. Worth nothing without its signature.
///
/// @param version for people, 1 to 60 characters
/// @param sequence 1 and up; rises from release to release of a kind, whatever the version's text
/// @param channel lower-case letters, digits and `-`, 1 to 40
/// @param minimumSequence a kiosk that runs an older one must take another release first; 0 for any
/// @param downgradeFrom 0, or an order to go back: also a kiosk that runs a newer one, up to this, takes it
/// @param madeAt to the second
/// @param expiresAt to the second, after `madeAt`; from then on nobody takes it
/// @param artifacts 1 to [#MAX_ARTIFACTS], one for each architecture
/// @param newKeys trusted from when this release was found good
/// @param retiredKeys trusted no more from then, whatever the image says
public record Manifest(
        SoftwareKind kind,
        String version,
        long sequence,
        String channel,
        long minimumSequence,
        long downgradeFrom,
        Instant madeAt,
        Instant expiresAt,
        List<Artifact> artifacts,
        List<ReleaseKey> newKeys,
        Set<KeyId> retiredKeys) {
    public static final int MAX_ARTIFACTS = 8;
    public static final int MAX_KEYS = 8;
    public static final int MAX_VERSION = 60;

    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,40}");

    public Manifest {
        CleanText.check("version", version);
        require(!version.isBlank() && version.length() <= MAX_VERSION, "version must have 1 to 60 characters");
        require(sequence >= 1, "sequence must be 1 or more");
        require(isChannel(channel), "channel may hold a-z, 0-9 and -, 1 to 40 of them");
        require(minimumSequence >= 0, "minimumSequence must be 0 or more");
        require(
                downgradeFrom == 0 || downgradeFrom > sequence,
                "downgradeFrom must be 0, or larger than the sequence to go back to");
        require(
                minimumSequence < Math.max(sequence, downgradeFrom),
                "minimumSequence must be smaller than the sequence that follows it");
        madeAt = madeAt.truncatedTo(ChronoUnit.SECONDS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        require(expiresAt.isAfter(madeAt), "expiresAt must lie after madeAt");
        artifacts = List.copyOf(artifacts);
        newKeys = List.copyOf(newKeys);
        retiredKeys = Set.copyOf(retiredKeys);
        require(!artifacts.isEmpty() && artifacts.size() <= MAX_ARTIFACTS, "there must be 1 to 8 artifacts");
        require(newKeys.size() <= MAX_KEYS && retiredKeys.size() <= MAX_KEYS, "there may be at most 8 keys of a kind");
        var seen = new HashSet<String>();
        for (Artifact each : artifacts) {
            require(seen.add(each.arch()), "there may be one artifact for each architecture");
        }
    }

    /// A release that anyone may take and that changes no key.
    public Manifest(
            SoftwareKind kind,
            String version,
            long sequence,
            String channel,
            Instant madeAt,
            Instant expiresAt,
            List<Artifact> artifacts) {
        this(kind, version, sequence, channel, 0, 0, madeAt, expiresAt, artifacts, List.of(), Set.of());
    }

    public static boolean isChannel(String text) {
        return CHANNEL.matcher(text).matches();
    }

    public Optional<Artifact> artifact(String arch) {
        return artifacts.stream().filter(each -> each.arch().equals(arch)).findFirst();
    }

    /// Whether a box in this situation may take it, its signature being good.
    public Verdict judge(Situation box) {
        if (kind != box.kind()) {
            return refused(Refusal.OTHER_KIND, "it is of kind %s".formatted(kind));
        }
        if (!channel.equals(box.channel())) {
            return refused(Refusal.WRONG_CHANNEL, "it is of channel %s, not %s".formatted(channel, box.channel()));
        }
        if (sequence == box.running()) {
            return new Verdict.Running(this);
        }
        if (!box.trustedNow().isBefore(expiresAt)) {
            return refused(Refusal.EXPIRED, "it was good until %s".formatted(expiresAt));
        }
        if (sequence < box.running() && downgradeFrom < box.running()) {
            return refused(Refusal.DOWNGRADE, "%d runs, and nobody ordered to go back".formatted(box.running()));
        }
        if (box.running() < minimumSequence) {
            return refused(Refusal.NEEDS_NEWER, "%d runs, and it needs %d".formatted(box.running(), minimumSequence));
        }
        return artifact(box.arch())
                .<Verdict>map(found -> new Verdict.Accepted(this, found))
                .orElseGet(() -> refused(Refusal.NO_ARTIFACT, "there is none for %s".formatted(box.arch())));
    }

    private static Verdict refused(Refusal why, String detail) {
        return new Verdict.Refused(why, detail);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
