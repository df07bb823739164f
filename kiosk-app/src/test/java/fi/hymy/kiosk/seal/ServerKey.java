package fi.hymy.kiosk.seal;

import fi.hymy.protocol.codec.SealCodec;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.SealedPart;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/// A server's key for tests: opens what a kiosk sealed.
public final class ServerKey {
    private static final HPKE BOX =
            new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);

    private final AsymmetricCipherKeyPair pair = BOX.generatePrivateKey();
    private final SealingKeyId id;

    /// @param id as a server would name it
    public ServerKey(String id) {
        this.id = new SealingKeyId(id);
    }

    public SealingKey open() {
        return SealingKey.of(id, BOX.serializePublicKey(pair.getPublic()));
    }

    /// @throws IllegalArgumentException when it is not sealed to this key, or not for this place
    public Response open(Response response) {
        SealedPart part = response.sealed().orElseThrow();
        byte[] bytes = part.bytes();
        try {
            byte[] contents = BOX.setupBaseR(Arrays.copyOf(bytes, 32), pair, SealCodec.purpose())
                    .open(SealCodec.place(part.key(), response), Arrays.copyOfRange(bytes, 32, bytes.length));
            return response.opened(SealCodec.answers(contents));
        } catch (InvalidCipherTextException e) {
            throw new IllegalArgumentException("does not open", e);
        }
    }
}
