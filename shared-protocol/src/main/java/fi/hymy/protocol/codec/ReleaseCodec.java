package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.KeyId;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.Opening;
import fi.hymy.protocol.release.Refusal;
import fi.hymy.protocol.release.ReleaseKey;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.Situation;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.TrustedKeys;
import fi.hymy.protocol.release.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Releases as bytes: manifests, signed manifests and lists of trusted keys; and whether a signed one may be taken.
/// Pure; any thread.
///
/// Fields that this program does not know are passed over. A manifest that must not be read so has a higher `format`,
/// and is refused.
public final class ReleaseCodec {
    private static final int FORMAT = 1;
    private static final int LONGEST_KEY = 100;
    private static final int MOST_KEYS = 100;
    private static final String RETIRED = "retiredKeys";
    private static final Words<SoftwareKind> KIND = Words.of(SoftwareKind.class);

    private ReleaseCodec() {}

    /// Canonical: the same manifest gives the same bytes. These are what is signed.
    public static byte[] encode(Manifest manifest) {
        ObjectNode json = Json.object()
                .put("format", FORMAT)
                .put("kind", Words.of(manifest.kind()))
                .put("version", manifest.version())
                .put("sequence", manifest.sequence())
                .put("channel", manifest.channel());
        if (manifest.minimumSequence() > 0) {
            json.put("minimumSequence", manifest.minimumSequence());
        }
        if (manifest.downgradeFrom() > 0) {
            json.put("downgradeFrom", manifest.downgradeFrom());
        }
        json.put("madeAt", manifest.madeAt().toString())
                .put("expiresAt", manifest.expiresAt().toString());
        ArrayNode artifacts = json.putArray("artifacts");
        manifest.artifacts()
                .forEach(each -> artifacts
                        .addObject()
                        .put("arch", each.arch())
                        .put("file", each.file())
                        .put("bytes", each.bytes())
                        .put("sha256", each.hash().hex()));
        if (!manifest.newKeys().isEmpty()) {
            ArrayNode keys = json.putArray("newKeys");
            manifest.newKeys().forEach(key -> keys.add(key.base64()));
        }
        if (!manifest.retiredKeys().isEmpty()) {
            ids(json.putArray(RETIRED), manifest.retiredKeys());
        }
        return Json.MESSAGE.bytes(json);
    }

    /// Canonical. As it lies beside the files of a release.
    public static byte[] encode(SignedManifest signed) {
        return Json.MESSAGE.bytes(signed(Json.object(), signed));
    }

    /// Canonical. As it lies on the image of a kiosk.
    public static byte[] encode(TrustedKeys keys) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("keys");
        keys.keys().forEach(key -> list.addObject().put("id", key.id().value()).put("key", key.base64()));
        ids(json.putArray("retired"), keys.retired());
        return Json.MESSAGE.bytes(json);
    }

    private static void ids(ArrayNode list, Set<KeyId> ids) {
        ids.stream().map(KeyId::value).sorted().forEach(list::add);
    }

    static ObjectNode signed(ObjectNode json, SignedManifest signed) {
        return json.put("manifest", signed.manifest())
                .put("key", signed.key().value())
                .put("signature", signed.signature());
    }

    /// @throws CodecException when these bytes are no manifest that this program understands
    public static Manifest decodeManifest(byte[] bytes) {
        return read(bytes, ReleaseCodec::manifest);
    }

    /// Says nothing about the signature.
    ///
    /// @throws CodecException when these bytes are no signed manifest
    public static SignedManifest decodeSigned(byte[] bytes) {
        return read(bytes, ReleaseCodec::signed);
    }

    /// @throws CodecException when these bytes are no list of keys
    public static TrustedKeys decodeKeys(byte[] bytes) {
        return read(bytes, ReleaseCodec::keys);
    }

    /// What was signed, as long as one of these keys did.
    public static Opening open(SignedManifest signed, TrustedKeys keys) {
        Optional<Verdict.Refused> doubt = keys.doubt(signed);
        if (doubt.isPresent()) {
            return doubt.get();
        }
        try {
            Manifest manifest = decodeManifest(signed.manifest().getBytes(StandardCharsets.UTF_8));
            return keys.after(manifest).keys().isEmpty()
                    ? new Verdict.Refused(Refusal.NO_KEY_LEFT, "it retires the last key")
                    : new Opening.Genuine(manifest);
        } catch (CodecException e) {
            return new Verdict.Refused(Refusal.UNREADABLE, e.reason());
        }
    }

    /// Whether a box in this situation may take it.
    public static Verdict judge(SignedManifest signed, TrustedKeys keys, Situation box) {
        return switch (open(signed, keys)) {
            case Opening.Genuine(Manifest manifest) -> manifest.judge(box);
            case Verdict.Refused refused -> refused;
        };
    }

    static SignedManifest signed(Place place) {
        String manifest = place.field("manifest").text(SignedManifest.MAX_BYTES);
        KeyId key = place.field("key").parse(KeyId::new);
        String signature = place.field("signature").text(LONGEST_KEY);
        return place.build(() -> new SignedManifest(manifest, key, signature));
    }

    private static Manifest manifest(Place place) {
        if (place.field("format").whole(1, Long.MAX_VALUE) > FORMAT) {
            throw place.field("format").unknown("is newer than this program");
        }
        SoftwareKind kind = KIND.read(place.field("kind"));
        String version = place.field("version").text(Manifest.MAX_VERSION);
        long sequence = place.field("sequence").whole(1, Long.MAX_VALUE);
        String channel = place.field("channel").text();
        long minimum = whole(place, "minimumSequence");
        long downgrade = whole(place, "downgradeFrom");
        Instant madeAt = instant(place.field("madeAt"));
        Instant expiresAt = instant(place.field("expiresAt"));
        List<Artifact> artifacts = place.field("artifacts").entries(Manifest.MAX_ARTIFACTS).stream()
                .map(ReleaseCodec::artifact)
                .toList();
        List<ReleaseKey> fresh = list(place, "newKeys", Manifest.MAX_KEYS, at -> at.parse(ReleaseKey::new));
        Set<KeyId> gone = Set.copyOf(list(place, RETIRED, Manifest.MAX_KEYS, at -> at.parse(KeyId::new)));
        return place.build(() -> new Manifest(
                kind, version, sequence, channel, minimum, downgrade, madeAt, expiresAt, artifacts, fresh, gone));
    }

    private static Artifact artifact(Place place) {
        String arch = place.field("arch").text();
        String file = place.field("file").text();
        long bytes = place.field("bytes").whole(1, Artifact.MAX_BYTES);
        ContentHash hash = place.field("sha256").parse(ContentHash::new);
        return place.build(() -> new Artifact(arch, file, bytes, hash));
    }

    private static TrustedKeys keys(Place place) {
        List<ReleaseKey> keys = place.field("keys").entries(MOST_KEYS).stream()
                .map(ReleaseCodec::key)
                .toList();
        Set<KeyId> retired = list(place, "retired", MOST_KEYS, at -> at.parse(KeyId::new)).stream()
                .collect(Collectors.toSet());
        return new TrustedKeys(keys, retired);
    }

    private static ReleaseKey key(Place place) {
        ReleaseKey key = place.field("key").parse(ReleaseKey::new);
        place.maybe("id")
                .map(at -> at.parse(KeyId::new))
                .filter(id -> !id.equals(key.id()))
                .ifPresent(_ -> {
                    throw place.field("id").faulty("is not the id of this key");
                });
        return key;
    }

    private static long whole(Place place, String name) {
        return place.maybe(name).map(at -> at.whole(0, Long.MAX_VALUE)).orElse(0L);
    }

    private static <T> List<T> list(Place place, String name, int most, Function<Place, T> entry) {
        return place.maybe(name).stream()
                .flatMap(at -> at.entries(most).stream())
                .map(entry)
                .toList();
    }

    private static Instant instant(Place place) {
        String text = place.text();
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw place.faulty("is no instant as 2026-12-24T08:30:00Z");
        }
    }

    private static <T> T read(byte[] bytes, Function<Place, T> read) {
        try {
            return read.apply(Place.root(Json.MESSAGE.tree(Json.MESSAGE.text(bytes))));
        } catch (JacksonException e) {
            throw new CodecException(Json.place(e), "is not JSON within bounds", false);
        }
    }
}
