package fi.hymy.fleet.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.SoftwareKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A release that this server holds.
///
/// @param id the SHA-256 of its manifest
/// @param stored architectures whose files are whole
/// @param withdrawn null while it is handed out
record Release(
        String id,
        Manifest manifest,
        SignedManifest signed,
        Set<String> stored,
        Instant addedAt,
        String addedBy,
        @Nullable Withdrawal withdrawn) {
    Release {
        stored = Set.copyOf(stored);
    }

    record Withdrawal(Instant at, String by) {}

    enum State {
        /// Files are missing still.
        INCOMPLETE,
        READY,
        EXPIRED,
        WITHDRAWN
    }

    static String id(SignedManifest signed) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(signed.manifest().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    State state(Instant now) {
        if (withdrawn != null) {
            return State.WITHDRAWN;
        }
        if (!now.isBefore(manifest.expiresAt())) {
            return State.EXPIRED;
        }
        return stored.size() < manifest.artifacts().size() ? State.INCOMPLETE : State.READY;
    }

    SoftwareKind kind() {
        return manifest.kind();
    }

    long sequence() {
        return manifest.sequence();
    }

    Optional<Artifact> artifact(String arch) {
        return manifest.artifact(arch);
    }

    boolean has(ContentHash hash) {
        return manifest.artifacts().stream().anyMatch(each -> each.hash().equals(hash));
    }

    /// As `1.4.0 (14, stable)`.
    String title() {
        return "%s (%d, %s)".formatted(manifest.version(), manifest.sequence(), manifest.channel());
    }
}
