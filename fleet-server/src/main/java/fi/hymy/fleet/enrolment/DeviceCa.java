package fi.hymy.fleet.enrolment;

import fi.hymy.protocol.id.KioskId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The authority that signs for kiosks and for this server. Signs what it is told to; whoever asks has
/// checked. Any thread.
///
/// Everything it signs is good from the year 2000 on, so that a clock that is behind refuses nobody.
public final class DeviceCa {
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration LIFE = Duration.ofDays(20 * 365 + 5);
    private static final Duration CRL_LIFE = Duration.ofDays(3650);
    private static final Instant LAST_SHORT_YEAR = Instant.parse("2049-12-31T23:59:59Z");
    private static final int SERIAL_BITS = 128;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter LONG_TIME = format("yyyyMMddHHmmss'Z'");
    private static final DateTimeFormatter SHORT_TIME = format("yyMMddHHmmss'Z'");

    private final PrivateKey key;
    private final X509Certificate certificate;

    private DeviceCa(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /// A key and the certificate that names it.
    record Leaf(PrivateKey key, X509Certificate certificate) {
        String pem() {
            return Pem.of("PRIVATE KEY", key.getEncoded()) + Pem.of(certificate);
        }

        static Leaf read(String pem) {
            try {
                PrivateKey key = KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(Pem.read(pem, "PRIVATE KEY")));
                return new Leaf(key, DeviceCa.certificate(Pem.read(pem, "CERTIFICATE")));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("no key that can be used", e);
            }
        }
    }

    /// A new one, known to nobody yet.
    static DeviceCa make(Instant now) {
        KeyPair pair = keyPair();
        String name = Fingerprints.sha256(pair.getPublic().getEncoded()).substring(0, 8);
        X500Name self = name("Hymy device CA " + name);
        var builder = builder(self, pair.getPublic(), now.plus(LIFE), self);
        try {
            var ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return new DeviceCa(pair.getPrivate(), signed(builder, pair.getPrivate()));
    }

    static DeviceCa read(String pem) {
        Leaf whole = Leaf.read(pem);
        return new DeviceCa(whole.key(), whole.certificate());
    }

    /// Key and certificate: a secret.
    String pem() {
        return new Leaf(key, certificate).pem();
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /// SHA-256 of its certificate, 64 hex digits: what kiosks know it by.
    public String fingerprint() {
        return Fingerprints.sha256(Pem.der(certificate));
    }

    /// For a kiosk to prove who it is, and for nothing else.
    public X509Certificate kiosk(KioskId kiosk, PublicKey key, Instant until) {
        return leaf(name(kiosk.value()), key, until, KeyPurposeId.id_kp_clientAuth, List.of());
    }

    /// For a server to prove that it is ours: this one, or a broker beside it.
    ///
    /// @param hosts names and addresses, at least one
    Leaf server(List<String> hosts, Instant until) {
        KeyPair pair = keyPair();
        X509Certificate leaf =
                leaf(name(hosts.getFirst()), pair.getPublic(), until, KeyPurposeId.id_kp_serverAuth, hosts);
        return new Leaf(pair.getPrivate(), leaf);
    }

    /// For this server to come to a broker that is not ours.
    Leaf client(String name, Instant until) {
        KeyPair pair = keyPair();
        return new Leaf(
                pair.getPrivate(), leaf(name(name), pair.getPublic(), until, KeyPurposeId.id_kp_clientAuth, List.of()));
    }

    /// The list of certificates that are good no more, for brokers that are not ours: DER.
    ///
    /// @param revoked when, by serial
    byte[] revocations(Map<BigInteger, Instant> revoked, Instant now) {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        var list = new V2TBSCertListGenerator();
        list.setIssuer(subject());
        list.setSignature(algorithm);
        list.setThisUpdate(time(BEGINNING));
        list.setNextUpdate(time(now.plus(CRL_LIFE)));
        revoked.forEach((serial, at) -> list.addCRLEntry(new ASN1Integer(serial), time(at), 0));
        TBSCertList body = list.generateTBSCertList();
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            signer.getOutputStream().write(body.getEncoded("DER"));
            var whole = new ASN1EncodableVector();
            whole.add(body);
            whole.add(algorithm);
            whole.add(new DERBitString(signer.getSignature()));
            return new DERSequence(whole).getEncoded("DER");
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("every Java signs by ECDSA", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As certificates are named in the store: 32 hex digits.
    static String serial(X509Certificate certificate) {
        return "%032x".formatted(certificate.getSerialNumber());
    }

    private X509Certificate leaf(
            X500Name subject, PublicKey owner, Instant until, KeyPurposeId purpose, List<String> hosts) {
        var builder = builder(subject(), owner, until, subject);
        try {
            var ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
                    .addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(owner))
                    .addExtension(
                            Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(certificate));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return signed(builder, key);
    }

    private X500Name subject() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, PublicKey owner, Instant until, X500Name subject) {
        return new X509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, RANDOM).setBit(0),
                time(BEGINNING),
                time(until),
                subject,
                SubjectPublicKeyInfo.getInstance(owner.getEncoded()));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return certificate(builder.build(signer).getEncoded());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("every Java signs by ECDSA", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was signed can be read", e);
        }
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has the curve P-256", e);
        }
    }

    private static X500Name name(String common) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, common).build();
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String host) {
        return host.matches("[0-9.]+") || host.contains(":");
    }

    /// X.509 wants two digits for years before 2050.
    private static Time time(Instant at) {
        return Time.getInstance(
                at.isAfter(LAST_SHORT_YEAR)
                        ? new DERGeneralizedTime(LONG_TIME.format(at))
                        : new DERUTCTime(SHORT_TIME.format(at)));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
