package fi.hymy.fleet.seal;

import fi.hymy.fleet.kiosk.KeyToTell;
import fi.hymy.fleet.seal.KeyFolder.Kept;
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
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This server's keys: kiosks are told the newest, and all of them open. May be used from any thread.
public final class Seals implements KeyToTell {
    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);

    private final KeyFolder folder;
    private final boolean enabled;
    private final InstantSource clock;
    private final Map<SealingKeyId, Kept> keys = new ConcurrentHashMap<>();
    private volatile Kept newest;

    private Seals(KeyFolder folder, boolean enabled, InstantSource clock, List<Kept> kept, Kept newest) {
        this.folder = folder;
        this.enabled = enabled;
        this.clock = clock;
        this.newest = newest;
        kept.forEach(this::know);
        know(newest);
    }

    /// Reads the keys, and makes the first one where there is none.
    ///
    /// @param enabled whether kiosks are told to seal
    /// @throws IllegalStateException when a key cannot be read
    public static Seals open(Path folder, boolean enabled, InstantSource clock) {
        var keys = new KeyFolder(folder);
        List<Kept> kept = keys.read();
        return new Seals(keys, enabled, clock, kept, kept.isEmpty() ? make(keys, clock) : kept.getLast());
    }

    private static Kept make(KeyFolder folder, InstantSource clock) {
        Kept made = folder.write(PrivateKey.make(), clock.instant());
        LOG.info("made a key that kiosks seal answers to: {}", made.key().open().id());
        return made;
    }

    private void know(Kept key) {
        keys.put(key.key().open().id(), key);
    }

    /// Makes a key that kiosks seal to from when they are told of it; the older ones go on opening.
    synchronized Kept renew() {
        Kept made = make(folder, clock);
        know(made);
        newest = made;
        return made;
    }

    /// The newest first.
    List<Kept> all() {
        return keys.values().stream()
                .sorted((one, other) -> other.madeAt().compareTo(one.madeAt()))
                .toList();
    }

    Kept newest() {
        return newest;
    }

    @Override
    public Optional<SealingKey> key() {
        return enabled ? Optional.of(newest.key().open()) : Optional.empty();
    }

    /// A response as it was given; one that is not sealed stays as it is. Takes a tenth of a millisecond.
    public Opening open(Response response) {
        Optional<SealedPart> part = response.sealed();
        if (part.isEmpty()) {
            return new Opening.Open(response);
        }
        Kept key = keys.get(part.get().key());
        if (key == null) {
            return new Opening.NotYet(
                    "it is sealed to the key " + part.get().key() + ", which this server does not have");
        }
        try {
            return new Opening.Open(response.opened(SealCodec.answers(key.key().open(response, part.get()))));
        } catch (InvalidCipherTextException | IllegalArgumentException e) {
            return new Opening.Broken("its seal was broken, or belongs to another response");
        } catch (CodecException e) {
            return e.newer()
                    ? new Opening.NotYet("this server does not know all of what is sealed: " + e.reason())
                    : new Opening.Broken("what was sealed is no answer: " + e.reason());
        }
    }
}
