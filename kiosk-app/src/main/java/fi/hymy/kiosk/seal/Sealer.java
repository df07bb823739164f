package fi.hymy.kiosk.seal;

import fi.hymy.kiosk.outbox.Seal;
import fi.hymy.protocol.codec.SealCodec;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.SealedPart;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals the personal answers of responses to the newest key that the server told (HPKE, RFC 9180). As long
/// as it has told none, as a server that knows nothing of this, nothing is sealed. May be used from any
/// thread.
public final class Sealer implements Seal {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final KeyFile file;
    private volatile @Nullable SealingKey key;

    private Sealer(KeyFile file) {
        this.file = file;
        this.key = file.read().orElse(null);
    }

    /// Reads one small file.
    ///
    /// @param data the kiosk's folder
    public static Sealer under(Path data) {
        return new Sealer(new KeyFile(data.resolve("seal").resolve("server-key.json")));
    }

    /// To which key is sealed now.
    public Optional<SealingKey> key() {
        return Optional.ofNullable(key);
    }

    /// Seals to this key from now on, and after a new start too. Writes to the disk where it is another than
    /// before.
    ///
    /// @return whether it is the first one ever: then what was kept before lies open
    public synchronized boolean learn(SealingKey told) {
        SealingKey before = key;
        if (told.equals(before)) {
            return false;
        }
        file.write(told);
        key = told;
        LOG.info("what people write is sealed to the server's key {} from now on", told.id());
        return before == null;
    }

    @Override
    public boolean isReady() {
        return key != null;
    }

    /// An answer is never lost for its seal: what cannot be sealed stays as it is, and the log says so.
    @Override
    public Response seal(Response response) {
        SealingKey to = key;
        if (to == null || response.personal().isEmpty()) {
            return response;
        }
        try {
            byte[] part = part(to, response);
            if (part.length <= SealedPart.MAX_BYTES) {
                return response.sealedInto(SealedPart.of(to.id(), part));
            }
            LOG.error("response {} has more words than can be sealed: they are kept open", response.id());
        } catch (InvalidCipherTextException | RuntimeException e) {
            // Its message may hold what was to be sealed.
            LOG.error(
                    "response {} cannot be sealed: {}",
                    response.id(),
                    e.getClass().getName());
        }
        return response;
    }

    /// Loads what sealing needs, so that the first who writes something need not wait for it: tenths of a second
    /// on a small machine.
    public void warmUp() {
        SealingKey to = key;
        if (to != null) {
            try {
                sealed(to, new byte[] {}, new byte[] {});
            } catch (InvalidCipherTextException | RuntimeException e) {
                LOG.error("nothing can be sealed to the server's key {}: {}", to.id(), e.toString());
            }
        }
    }

    private static byte[] part(SealingKey to, Response response) throws InvalidCipherTextException {
        return sealed(to, SealCodec.place(to.id(), response), SealCodec.contents(response));
    }

    private static byte[] sealed(SealingKey to, byte[] place, byte[] contents) throws InvalidCipherTextException {
        HPKE hpke = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
        HPKEContextWithEncapsulation context =
                hpke.setupBaseS(hpke.deserializePublicKey(to.bytes()), SealCodec.purpose());
        byte[] ciphertext = context.seal(place, contents);
        byte[] encapsulated = context.getEncapsulation();
        return ByteBuffer.allocate(encapsulated.length + ciphertext.length)
                .put(encapsulated)
                .put(ciphertext)
                .array();
    }
}
