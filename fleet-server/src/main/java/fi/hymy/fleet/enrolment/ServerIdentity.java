package fi.hymy.fleet.enrolment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fi.hymy.fleet.broker.MosquittoFiles;
import fi.hymy.fleet.broker.TlsFiles;
import fi.hymy.protocol.id.KioskId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate authority and this server's own certificate, as kept in a folder: made where there is
/// none, and the server's made anew when it nears its end or the server's names changed.
public final class ServerIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);
    private static final Duration LIFE = Duration.ofDays(397);
    private static final Duration RENEW_BEFORE = Duration.ofDays(60);

    /// Guards nothing: who can read the files can read this program.
    private static final String PASSWORD = "hymy-tls";

    /// The name under which this server comes to a broker that is not ours. No kiosk can have it, for it has
    /// a dot.
    private static final String AS_CLIENT = "hymy.server";

    private final CaFolder folder;
    private final DeviceCa ca;
    private final boolean fresh;
    private final List<String> hosts;
    private final InstantSource clock;

    private volatile DeviceCa.Leaf leaf;
    private volatile DeviceCa.Leaf client;

    private ServerIdentity(
            CaFolder folder, DeviceCa ca, boolean fresh, DeviceCa.Leaf leaf, List<String> hosts, InstantSource clock) {
        this.folder = folder;
        this.ca = ca;
        this.fresh = fresh;
        this.leaf = leaf;
        this.client = ca.client(AS_CLIENT, clock.instant().plus(LIFE));
        this.hosts = hosts;
        this.clock = clock;
    }

    /// @param hosts names and addresses of this server, at least one
    static ServerIdentity open(CaFolder folder, List<String> hosts, InstantSource clock) {
        boolean fresh = folder.read("authority.pem").isEmpty();
        if (fresh) {
            folder.writeSecret(
                    "authority.pem", DeviceCa.make(clock.instant()).pem().getBytes(US_ASCII));
        }
        DeviceCa ca = DeviceCa.read(folder.read("authority.pem").orElseThrow());
        folder.writeOpen("ca.pem", Pem.of(ca.certificate()));
        if (fresh) {
            LOG.info("made a device CA: {}", ca.fingerprint());
        }
        DeviceCa.Leaf kept = folder.read("server.pem")
                .map(DeviceCa.Leaf::read)
                .orElseGet(() -> ca.server(hosts, clock.instant().plus(LIFE)));
        var identity = new ServerIdentity(folder, ca, fresh, kept, hosts, clock);
        if (!identity.renewIfDue()) {
            identity.write();
        }
        return identity;
    }

    public DeviceCa ca() {
        return ca;
    }

    /// Whether the authority was made by this start.
    boolean isFresh() {
        return fresh;
    }

    List<String> hosts() {
        return hosts;
    }

    /// Looks at the server's certificate, and makes a new one when that is needed.
    ///
    /// @return whether there is a new one
    boolean renewIfDue() {
        if (isGood(leaf.certificate())) {
            return false;
        }
        leaf = ca.server(hosts, clock.instant().plus(LIFE));
        client = ca.client(AS_CLIENT, clock.instant().plus(LIFE));
        write();
        LOG.info("made a certificate for this server as {}", hosts);
        return true;
    }

    /// With the server's key and chain.
    KeyStore keyStore() {
        return store(PASSWORD, leaf);
    }

    /// With the authority alone.
    KeyStore trustStore() {
        try {
            KeyStore store = empty();
            store.setCertificateEntry("ca", ca.certificate());
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static char[] password() {
        return PASSWORD.toCharArray();
    }

    TlsFiles files() {
        return new TlsFiles(folder.file("server.p12"), folder.file("client.p12"), folder.file("trust.p12"), PASSWORD);
    }

    /// What a mosquitto has to know so that it stands in for our own broker.
    ///
    /// @param revoked as from [#revocations]
    MosquittoFiles.Content mosquitto(int port, String revoked, List<KioskId> shutOut) {
        return new MosquittoFiles.Content(
                port,
                AS_CLIENT,
                Pem.of(ca.certificate()),
                Pem.of(leaf.certificate(), ca.certificate()),
                Pem.of("PRIVATE KEY", leaf.key().getEncoded()),
                revoked,
                shutOut);
    }

    /// The list of certificates that are good no more: PEM.
    String revocations(Map<BigInteger, Instant> ended, Instant now) {
        return Pem.of("X509 CRL", ca.revocations(ended, now));
    }

    private void write() {
        folder.writeSecret("server.pem", leaf.pem().getBytes(US_ASCII));
        folder.writeSecret("server.p12", bytes(keyStore()));
        folder.writeSecret("client.p12", bytes(store(PASSWORD, client)));
        folder.writeSecret("trust.p12", bytes(trustStore()));
    }

    private boolean isGood(X509Certificate certificate) {
        try {
            certificate.verify(ca.certificate().getPublicKey());
        } catch (GeneralSecurityException e) {
            return false;
        }
        return Validity.end(certificate).isAfter(clock.instant().plus(RENEW_BEFORE))
                && names(certificate).equals(Set.copyOf(hosts));
    }

    private static Set<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            Set<String> found = new HashSet<>();
            if (names != null) {
                names.forEach(name -> found.add(String.valueOf(name.get(1))));
            }
            return found;
        } catch (CertificateParsingException e) {
            return Set.of();
        }
    }

    private KeyStore store(String password, DeviceCa.Leaf kept) {
        try {
            KeyStore store = empty();
            store.setKeyEntry("server", kept.key(), password.toCharArray(), new Certificate[] {
                kept.certificate(), ca.certificate()
            });
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(KeyStore store) {
        try {
            var out = new ByteArrayOutputStream();
            store.store(out, password());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
