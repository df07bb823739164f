package fi.hymy.fleet.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.SoftwareKind;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Releases with files that are there, signed by the key that the tests trust.
final class TestReleases {
    private TestReleases() {}

    static ContentHash hash(byte[] bytes) {
        try {
            return new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Good for a week.
    static Manifest app(long sequence, String channel, byte[] file) {
        return app(sequence, channel, file, 0);
    }

    static Manifest app(long sequence, String channel, byte[] file, long downgradeFrom) {
        Instant now = Instant.now();
        return new Manifest(
                SoftwareKind.APP,
                "1.%d.0".formatted(sequence),
                sequence,
                channel,
                0,
                downgradeFrom,
                now,
                now.plus(7, ChronoUnit.DAYS),
                List.of(new Artifact("arm64", "hymy-%d.squashfs".formatted(sequence), file.length, hash(file))),
                List.of(),
                Set.of());
    }

    static SignedManifest signed(Manifest manifest) {
        return SampleReleases.FIRST.sign(manifest);
    }

    static String json(SignedManifest signed) {
        return new String(ReleaseCodec.encode(signed), UTF_8);
    }

    /// What a kiosk says that runs a release of the program.
    static ReportedState runs(long desiredVersion, long sequence, Software.@Nullable WhyNot whyNot) {
        return new ReportedState(
                desiredVersion,
                null,
                null,
                null,
                new Software(
                        new Software.Installed("1.%d.0".formatted(sequence), sequence, "a"), null, null, null, whyNot));
    }

    /// What a kiosk says that took a release of the program back, and waits for the night to take a system.
    static ReportedState backAndAtItsSystem(long desiredVersion, long sequence, long back) {
        return new ReportedState(
                desiredVersion,
                null,
                null,
                null,
                new Software(
                        new Software.Installed("1.%d.0".formatted(sequence), sequence, "a"),
                        new Software.Installed("factory", 0, "a"),
                        null,
                        new Software.Outcome(SoftwareKind.APP, back, Software.Result.ROLLED_BACK, "it showed nothing"),
                        new Software.WhyNot(SoftwareKind.OS, 1, Software.Reason.WAITING, "from 02:00 to 05:00")));
    }

    static Software.WhyNot why(long sequence, Software.Reason reason, String detail) {
        return new Software.WhyNot(SoftwareKind.APP, sequence, reason, detail);
    }
}
