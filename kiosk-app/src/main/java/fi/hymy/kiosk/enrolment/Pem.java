package fi.hymy.kiosk.enrolment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys and certificates as text (RFC 7468).
final class Pem {
    static final String KEY = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";
    static final String CERTIFICATE = "CERTIFICATE";
    static final String REQUEST = "CERTIFICATE REQUEST";

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private Pem() {}

    static String write(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    /// The contents of all blocks of a kind, in their order.
    ///
    /// @throws GeneralSecurityException when one is no Base64
    static List<byte[]> blocks(String kind, String text) throws GeneralSecurityException {
        var found = new ArrayList<byte[]>();
        Matcher block = BLOCK.matcher(text);
        try {
            while (block.find()) {
                if (block.group(1).equals(kind)) {
                    found.add(Base64.getMimeDecoder().decode(block.group(2).getBytes(StandardCharsets.US_ASCII)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("a block of " + kind + " is damaged", e);
        }
        return found;
    }

    private static byte[] one(String kind, String text) throws GeneralSecurityException {
        List<byte[]> all = blocks(kind, text);
        if (all.size() != 1) {
            throw new GeneralSecurityException("there should be one %s, there are %d".formatted(kind, all.size()));
        }
        return all.getFirst();
    }

    static PrivateKey privateKey(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(one(KEY, text)));
    }

    static PublicKey publicKey(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(one(PUBLIC, text)));
    }

    static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        var found = new ArrayList<X509Certificate>();
        for (byte[] der : blocks(CERTIFICATE, text)) {
            found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
        return List.copyOf(found);
    }
}
