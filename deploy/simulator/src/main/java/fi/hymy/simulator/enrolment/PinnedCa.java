package fi.hymy.simulator.enrolment;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Believes the servers that one device CA vouches for, whatever their host names. Thread-safe; shared by all kiosks of
/// one server, so that its certificate's signature is checked once.
public final class PinnedCa extends X509ExtendedTrustManager {
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

    private final byte[] fingerprint;
    /// The last certificate whose signature was found good.
    private volatile @Nullable X509Certificate known;

    public PinnedCa(JoinText join) {
        this.fingerprint = HexFormat.of().parseHex(join.ca());
    }

    /// For connections of somebody who has no certificate to show.
    public SSLContext alone() {
        return Identity.context(null, this);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        X509Certificate leaf = chain[0];
        leaf.checkValidity();
        if (leaf.equals(known)) {
            return;
        }
        List<String> uses = leaf.getExtendedKeyUsage();
        if (uses == null || !uses.contains(SERVER_AUTH)) {
            throw new CertificateException("the certificate is not a server's");
        }
        try {
            leaf.verify(pinned(chain).getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the server's certificate is not of the pinned CA", e);
        }
        known = leaf;
    }

    private X509Certificate pinned(X509Certificate[] chain) throws GeneralSecurityException {
        for (X509Certificate each : Arrays.copyOfRange(chain, 1, chain.length)) {
            if (MessageDigest.isEqual(MessageDigest.getInstance("SHA-256").digest(each.getEncoded()), fingerprint)) {
                return each;
            }
        }
        throw new CertificateException("the server does not show the pinned CA");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
