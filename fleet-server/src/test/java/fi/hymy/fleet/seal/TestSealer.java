package fi.hymy.fleet.seal;

import fi.hymy.protocol.codec.SealCodec;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.SealedPart;
import java.nio.ByteBuffer;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/// Seals as a kiosk does.
public final class TestSealer {
    private TestSealer() {}

    public static Response seal(SealingKey to, Response response) {
        HPKE hpke = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
        HPKEContextWithEncapsulation context =
                hpke.setupBaseS(hpke.deserializePublicKey(to.bytes()), SealCodec.purpose());
        try {
            byte[] ciphertext = context.seal(SealCodec.place(to.id(), response), SealCodec.contents(response));
            byte[] encapsulated = context.getEncapsulation();
            return response.sealedInto(SealedPart.of(
                    to.id(),
                    ByteBuffer.allocate(encapsulated.length + ciphertext.length)
                            .put(encapsulated)
                            .put(ciphertext)
                            .array()));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }
}
