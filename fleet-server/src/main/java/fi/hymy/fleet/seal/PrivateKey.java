package fi.hymy.fleet.seal;

import fi.hymy.protocol.codec.SealCodec;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.SealedPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/// One key that kiosks seal to: HPKE (RFC 9180) in base mode with X25519. Its name is made of its public
/// half, so that two keys never share one. May be used from any thread.
final class PrivateKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int ENCAPSULATED = 32;
    private static final int NAME_BYTES = 8;
    private static final int LINE = 64;

    private final AsymmetricCipherKeyPair pair;
    private final SealingKey open;

    private PrivateKey(AsymmetricCipherKeyPair pair) {
        this.pair = pair;
        byte[] publicKey = hpke().serializePublicKey(pair.getPublic());
        this.open = SealingKey.of(name(publicKey), publicKey);
    }

    static PrivateKey make() {
        return new PrivateKey(hpke().generatePrivateKey());
    }

    /// @param pem PKCS#8, as `openssl genpkey -algorithm X25519` writes it
    /// @throws IllegalArgumentException when it holds no such key
    static PrivateKey read(String pem) {
        try {
            int begin = pem.indexOf(BEGIN);
            int end = pem.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalArgumentException("is no PEM file with a private key");
            }
            String body = pem.substring(begin + BEGIN.length(), end);
            var key = PrivateKeyFactory.createKey(Base64.getMimeDecoder().decode(body));
            if (key instanceof X25519PrivateKeyParameters ours) {
                return new PrivateKey(new AsymmetricCipherKeyPair(ours.generatePublicKey(), ours));
            }
            throw new IllegalArgumentException("is no key for X25519");
        } catch (IOException e) {
            throw new IllegalArgumentException("is no private key", e);
        }
    }

    String pem() {
        try {
            byte[] der = PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate())
                    .getEncoded();
            String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
            return BEGIN + '\n' + body + '\n' + END + '\n';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The half that kiosks are told.
    SealingKey open() {
        return open;
    }

    /// What was sealed to this key within this response.
    ///
    /// @throws InvalidCipherTextException when it was changed, or sealed for another place or key
    byte[] open(Response response, SealedPart part) throws InvalidCipherTextException {
        byte[] bytes = part.bytes();
        byte[] encapsulated = Arrays.copyOf(bytes, ENCAPSULATED);
        byte[] ciphertext = Arrays.copyOfRange(bytes, ENCAPSULATED, bytes.length);
        return hpke().setupBaseR(encapsulated, pair, SealCodec.purpose())
                .open(SealCodec.place(part.key(), response), ciphertext);
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }

    private static SealingKeyId name(byte[] publicKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return new SealingKeyId(HexFormat.of().formatHex(digest, 0, NAME_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
