package fi.hymy.fleet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.release.SignedManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signed manifests of releases by their id: ten thousand kiosks that are to run one share one object. They never
/// change once they are there.
final class Manifests {
    /// Of kiosks that follow no other.
    static final String STABLE = "stable";

    private static final Logger LOG = LoggerFactory.getLogger(Manifests.class);

    private final WriterDb writer;
    private final Map<String, SignedManifest> known = new ConcurrentHashMap<>();

    Manifests(WriterDb writer) {
        this.writer = writer;
    }

    /// @param app the id of a release, or null for none
    /// @param os the id of a release, or null for none
    /// @param channel null for stable
    List<DesiredRelease> desired(@Nullable String app, @Nullable String os, @Nullable String channel) {
        if (app == null && os == null) {
            return List.of();
        }
        return Stream.of(Optional.ofNullable(app), Optional.ofNullable(os))
                .flatMap(id -> id.flatMap(this::find).stream())
                .map(signed -> new DesiredRelease(channel == null ? STABLE : channel, signed))
                .toList();
    }

    private Optional<SignedManifest> find(String release) {
        SignedManifest signed = known.get(release);
        if (signed == null) {
            signed = read(release).orElse(null);
        }
        if (signed != null) {
            known.put(release, signed);
        }
        return Optional.ofNullable(signed);
    }

    /// On the writer, so that one which was added in the transaction at hand is found.
    private Optional<SignedManifest> read(String release) {
        Optional<String> signed = writer.jdbc()
                .sql("select signed from software_release where id = :id")
                .param("id", release)
                .query(String.class)
                .optional();
        try {
            return signed.map(text -> ReleaseCodec.decodeSigned(text.getBytes(UTF_8)));
        } catch (CodecException e) {
            LOG.error("the release {} cannot be read and is handed to no kiosk", release, e);
            return Optional.empty();
        }
    }
}
