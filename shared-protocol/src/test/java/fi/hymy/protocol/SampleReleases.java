package fi.hymy.protocol;

import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.ReleaseKey;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.SoftwareKind;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Releases for tests. Each call gives an equal one. The keys are the published test vectors of RFC 8032.
public final class SampleReleases {
    public static final Signer FIRST = signer(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    public static final Signer SECOND = signer(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    public static final Signer STRANGER = signer(
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");

    public static final Instant MADE = Instant.parse("2026-10-01T08:00:00Z");
    public static final Instant EXPIRES = Instant.parse("2026-12-31T00:00:00Z");
    public static final String CHANNEL = "stable";

    private SampleReleases() {}

    /// A pair of keys.
    public record Signer(PrivateKey secret, ReleaseKey key) {
        public SignedManifest sign(Manifest manifest) {
            return sign(ReleaseCodec.encode(manifest));
        }

        public SignedManifest sign(byte[] manifest) {
            return SignedManifest.sign(manifest, secret, key);
        }
    }

    /// A release of the program with everything in it: it may be taken from 12 on, orders those who run up to 20 to go
    /// back, and lets the second key follow the first.
    public static Manifest everything() {
        return new Manifest(
                SoftwareKind.APP,
                "1.4.0",
                14,
                CHANNEL,
                12,
                20,
                MADE,
                EXPIRES,
                List.of(artifact("arm64", 'a'), artifact("amd64", 'b')),
                List.of(SECOND.key()),
                Set.of(FIRST.key().id()));
    }

    /// A release of the program that anyone may take.
    public static Manifest app(long sequence) {
        return new Manifest(
                SoftwareKind.APP,
                "1.%d.0".formatted(sequence),
                sequence,
                CHANNEL,
                MADE,
                EXPIRES,
                List.of(artifact("arm64", 'a'), artifact("amd64", 'b')));
    }

    private static Artifact artifact(String arch, char hash) {
        return new Artifact(
                arch,
                "hymy-app-14-%s.squashfs".formatted(arch),
                47_185_920,
                new ContentHash(String.valueOf(hash).repeat(64)));
    }

    private static Signer signer(String secret, String key) {
        try {
            byte[] seed = HexFormat.of().parseHex(secret);
            return new Signer(
                    KeyFactory.getInstance(ReleaseKey.ALGORITHM)
                            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)),
                    new ReleaseKey(
                            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(key))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
