package fi.hymy.fleet.seal;

import static java.util.stream.Collectors.toUnmodifiableMap;

import fi.hymy.fleet.kiosk.KeyToTell;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.SealCodec;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.SealedPart;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This server's keys: kiosks are told the newest, and all of them open. May be used from any thread.
public final class Seals implements KeyToTell {
    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);

    private final boolean enabled;
    private final Map<SealingKeyId, PrivateKey> keys;
    private final PrivateKey newest;

    /// @param keys the oldest first, at least one
    private Seals(boolean enabled, List<PrivateKey> keys) {
        this.enabled = enabled;
        this.keys = keys.stream().collect(toUnmodifiableMap(key -> key.open().id(), Function.identity(), (a, b) -> a));
        this.newest = keys.getLast();
    }

    /// Reads the keys, and makes the first one where there is none.
    ///
    /// @param enabled whether kiosks are told to seal
    /// @throws IllegalStateException when a key cannot be read
    public static Seals open(Path folder, boolean enabled, InstantSource clock) {
        var place = new KeyFolder(folder);
        List<PrivateKey> kept = place.read();
        if (!kept.isEmpty()) {
            return new Seals(enabled, kept);
        }
        PrivateKey first = PrivateKey.make();
        place.write(first, clock.instant());
        LOG.info("made a key that kiosks seal answers to: {}", first.open().id());
        return new Seals(enabled, List.of(first));
    }

    @Override
    public Optional<SealingKey> key() {
        return enabled ? Optional.of(newest.open()) : Optional.empty();
    }

    /// A response as it was given; one that is not sealed stays as it is. Takes a tenth of a millisecond.
    public Opening open(Response response) {
        Optional<SealedPart> part = response.sealed();
        if (part.isEmpty()) {
            return new Opening.Open(response);
        }
        PrivateKey key = keys.get(part.get().key());
        if (key == null) {
            return new Opening.NotYet(
                    "it is sealed to the key " + part.get().key() + ", which this server does not have");
        }
        try {
            return new Opening.Open(response.opened(SealCodec.answers(key.open(response, part.get()))));
        } catch (InvalidCipherTextException | IllegalArgumentException e) {
            return new Opening.Broken("its seal was broken, or belongs to another response");
        } catch (CodecException e) {
            return e.newer()
                    ? new Opening.NotYet("this server does not know all of what is sealed: " + e.reason())
                    : new Opening.Broken("what was sealed is no answer: " + e.reason());
        }
    }
}
