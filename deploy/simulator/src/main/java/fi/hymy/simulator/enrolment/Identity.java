package fi.hymy.simulator.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// What proves who a kiosk is. Kept as bytes, which are a tenth of what the objects made of them hold: there may be ten
/// thousand of them.
public final class Identity {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final KioskId kiosk;
    private final byte[] key;
    private final byte[] leaf;
    private final byte[] ca;

    /// @param key PKCS#8
    /// @param leaf its certificate, DER
    /// @param ca of the device CA, DER
    Identity(KioskId kiosk, byte[] key, byte[] leaf, byte[] ca) {
        this.kiosk = kiosk;
        this.key = key;
        this.leaf = leaf;
        this.ca = ca;
    }

    public KioskId kiosk() {
        return kiosk;
    }

    /// Shows this certificate whatever is asked for.
    public X509ExtendedKeyManager keyManager() {
        return new OwnKey(key, leaf);
    }

    /// For connections of this kiosk.
    public SSLContext context(PinnedCa trust) {
        return context(keyManager(), trust);
    }

    static SSLContext context(@Nullable KeyManager own, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(own == null ? null : new KeyManager[] {own}, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS 1.3", e);
        }
    }

    /// The private key in PKCS#8, for a kiosk's own files.
    public String keyPem() {
        return pem("PRIVATE KEY", key);
    }

    /// The certificate, then the CA's.
    public String chainPem() {
        return pem("CERTIFICATE", leaf) + pem("CERTIFICATE", ca);
    }

    static String pem(String what, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, LINES.encodeToString(der), what);
    }

    byte[] ca() {
        return ca;
    }

    /// As the roll keeps it.
    String line() {
        Base64.Encoder text = Base64.getEncoder();
        return kiosk.value() + ',' + text.encodeToString(key) + ',' + text.encodeToString(leaf);
    }

    /// @throws IllegalArgumentException when it is none; the message repeats nothing of it
    static Identity ofLine(String line, byte[] ca) {
        String[] parts = line.split(",", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("must be kioskId,key,certificate");
        }
        Base64.Decoder text = Base64.getDecoder();
        return new Identity(new KioskId(parts[0]), text.decode(parts[1]), text.decode(parts[2]), ca);
    }

    @Override
    public String toString() {
        return "Identity[kiosk=%s]".formatted(kiosk);
    }
}
