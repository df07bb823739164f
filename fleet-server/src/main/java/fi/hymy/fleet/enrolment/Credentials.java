package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.broker.KioskAuthenticator;
import fi.hymy.fleet.kiosk.ShutOut;
import fi.hymy.fleet.kiosk.ShutOuts;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.Restored;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Which certificates kiosks were given, and which of them are good.
///
/// A kiosk that renews its certificate keeps the older one until it first came with the newer one, and a day
/// longer: so that a power cut at any moment leaves it one that works.
@Component
public final class Credentials implements KioskAuthenticator, ShutOuts {
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
    private static final String COLUMNS = """
            select serial, kiosk_id, key_hash, certificate, issued_at, issued_by, expires_at, first_used_at, ends_at,
                   revoked_at, revoked_by
            from kiosk_credential
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final DeviceCa ca;
    private final Duration life;
    private final InstantSource clock;
    private final FirstUses firstUses;
    private final Restored restored;

    Credentials(
            WriterDb writer,
            ReaderDb reader,
            ServerIdentity identity,
            DevicesSettings settings,
            InstantSource clock,
            FirstUses firstUses,
            Restored restored) {
        this.writer = writer;
        this.reader = reader;
        this.ca = identity.ca();
        this.life = settings.certificateLife();
        this.clock = clock;
        this.firstUses = firstUses;
        this.restored = restored;
    }

    /// Signs for a kiosk and writes it down. That the kiosk is registered and holds the key was checked
    /// before.
    ///
    /// @param key on the curve P-256
    /// @param by an operator's user name, or the kiosk's own id
    /// @return the certificate and the authority's, PEM
    public String issue(KioskId kiosk, PublicKey key, String by) {
        return chain(issued(kiosk, key, by));
    }

    Credential issued(KioskId kiosk, PublicKey key, String by) {
        Instant now = clock.instant();
        X509Certificate certificate = ca.kiosk(kiosk, key, now.plus(life));
        var credential = new Credential(
                DeviceCa.serial(certificate),
                kiosk,
                Fingerprints.sha256(key.getEncoded()),
                Pem.of(certificate),
                now,
                by,
                Validity.end(certificate),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        insert(credential);
        return credential;
    }

    /// The certificate and the authority's, PEM.
    String chain(Credential credential) {
        return credential.certificate() + Pem.of(ca.certificate());
    }

    /// Reads only. That it was used the first time is written down behind: whoever waits here is the broker.
    @Override
    public boolean accepts(KioskId kiosk, BigInteger serial) {
        Optional<Credential> found = find("%032x".formatted(serial))
                .filter(credential -> credential.kiosk().equals(kiosk) && credential.isGood(clock.instant()));
        found.filter(credential -> credential.firstUsedAt().isEmpty()).ifPresent(firstUses::note);
        return found.isPresent();
    }

    /// A server that came out of a backup does not know the certificates that it gave since. The authority's name under
    /// one, and an end that says when it was given, are proof enough for a kiosk that this server knows: else every
    /// kiosk that renewed its certificate meanwhile would be shut out, with its answers.
    @Override
    public boolean accepts(KioskId kiosk, X509Certificate certificate) {
        return accepts(kiosk, certificate.getSerialNumber())
                || (isFromTheTimeLost(kiosk, certificate) && know(kiosk, certificate));
    }

    private boolean isFromTheTimeLost(KioskId kiosk, X509Certificate certificate) {
        return restored.covers(Validity.end(certificate).minus(life))
                && find(DeviceCa.serial(certificate)).isEmpty()
                && !of(kiosk).isEmpty();
    }

    private boolean know(KioskId kiosk, X509Certificate certificate) {
        Instant end = Validity.end(certificate);
        insert(new Credential(
                DeviceCa.serial(certificate),
                kiosk,
                Fingerprints.sha256(certificate.getPublicKey().getEncoded()),
                Pem.of(certificate),
                end.minus(life),
                kiosk.value(),
                end,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        LOG.info("kiosk {} came with a certificate that it was given after the backup was made", kiosk);
        return accepts(kiosk, certificate.getSerialNumber());
    }

    Optional<Credential> find(String serial) {
        return reader.jdbc()
                .sql(COLUMNS + " where serial = :serial")
                .param("serial", serial)
                .query(Credentials::credential)
                .optional();
    }

    /// Every certificate that a kiosk was given, the latest first.
    List<Credential> of(KioskId kiosk) {
        return reader.jdbc()
                .sql(COLUMNS + " where kiosk_id = :kiosk order by issued_at desc, serial")
                .param("kiosk", kiosk.value())
                .query(Credentials::credential)
                .list();
    }

    /// Whether a kiosk has a certificate that lets it in. Sees what the running transaction wrote.
    boolean hasGood(KioskId kiosk) {
        return writer
                .jdbc()
                .sql(COLUMNS + " where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(Credentials::credential)
                .list()
                .stream()
                .anyMatch(credential -> credential.isGood(clock.instant()));
    }

    /// Takes back all certificates of a kiosk.
    ///
    /// @param by the operator's user name
    /// @return how many were good until now
    int revoke(KioskId kiosk, String by) {
        return writer.jdbc()
                .sql("""
                        update kiosk_credential set revoked_at = :now, revoked_by = :by
                        where kiosk_id = :kiosk and revoked_at is null
                        """)
                .param("now", clock.millis())
                .param("by", by)
                .param("kiosk", kiosk.value())
                .update();
    }

    /// Those that are good no more and have not expired yet: since when, by serial.
    Map<BigInteger, Instant> ended() {
        Map<BigInteger, Instant> ended = new HashMap<>();
        reader.jdbc().sql("""
                        select serial, coalesce(revoked_at, ends_at) as since from kiosk_credential
                        where expires_at > :now and (revoked_at is not null or ends_at <= :now)
                        """).param("now", clock.millis()).query(row -> {
            ended.put(new BigInteger(row.getString("serial"), 16), Instant.ofEpochMilli(row.getLong("since")));
        });
        return ended;
    }

    /// Kiosks that were let in once and have no good certificate any more, though one of theirs has not expired.
    List<KioskId> shutOut() {
        return reader.jdbc()
                .sql("""
                        select kiosk_id from kiosk_credential where expires_at > :now
                        group by kiosk_id
                        having max(case when revoked_at is null and (ends_at is null or ends_at > :now)
                                        then 1 else 0 end) = 0
                        order by kiosk_id
                        """)
                .param("now", clock.millis())
                .query((row, number) -> new KioskId(row.getString("kiosk_id")))
                .list();
    }

    private static final String OUT = """
            select kiosk_id, max(case when revoked_at is null then coalesce(ends_at, expires_at) end) as ended_at,
                   max(revoked_at) as revoked_at
            from kiosk_credential
            """;
    private static final String NONE_IS_GOOD = """
             group by kiosk_id
            having max(case when revoked_at is null and expires_at > :now and (ends_at is null or ends_at > :now)
                            then 1 else 0 end) = 0
            """;

    @Override
    public Map<KioskId, ShutOut> all() {
        Map<KioskId, ShutOut> out = new HashMap<>();
        reader.jdbc().sql(OUT + NONE_IS_GOOD).param("now", clock.millis()).query(row -> {
            out.put(new KioskId(row.getString("kiosk_id")), shutOut(row));
        });
        return out;
    }

    @Override
    public Map<KioskId, ShutOut> among(Collection<KioskId> kiosks) {
        Map<KioskId, ShutOut> out = new HashMap<>();
        if (kiosks.isEmpty()) {
            return out;
        }
        reader.jdbc()
                .sql(OUT + " where kiosk_id in (:kiosks)" + NONE_IS_GOOD)
                .param("now", clock.millis())
                .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                .query(row -> {
                    out.put(new KioskId(row.getString("kiosk_id")), shutOut(row));
                });
        return out;
    }

    private static ShutOut shutOut(ResultSet row) throws SQLException {
        Optional<Instant> ended = instant(row, "ended_at");
        return ended.map(at -> new ShutOut(at, false)).orElseGet(() -> new ShutOut(revokedAt(row), true));
    }

    private static Instant revokedAt(ResultSet row) {
        try {
            return Instant.ofEpochMilli(row.getLong("revoked_at"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether any was ever given.
    boolean isEmpty() {
        return reader.jdbc()
                .sql("select serial from kiosk_credential limit 1")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    private void insert(Credential credential) {
        writer.jdbc()
                .sql("""
                        insert into kiosk_credential (serial, kiosk_id, key_hash, certificate, issued_at, issued_by,
                                                      expires_at)
                        values (:serial, :kiosk, :key, :certificate, :at, :by, :until)
                        """)
                .param("serial", credential.serial())
                .param("kiosk", credential.kiosk().value())
                .param("key", credential.keyHash())
                .param("certificate", credential.certificate())
                .param("at", credential.issuedAt().toEpochMilli())
                .param("by", credential.issuedBy())
                .param("until", credential.expiresAt().toEpochMilli())
                .update();
    }

    private static Credential credential(ResultSet row, int number) throws SQLException {
        return new Credential(
                row.getString("serial"),
                new KioskId(row.getString("kiosk_id")),
                row.getString("key_hash"),
                row.getString("certificate"),
                Instant.ofEpochMilli(row.getLong("issued_at")),
                row.getString("issued_by"),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                instant(row, "first_used_at"),
                instant(row, "ends_at"),
                instant(row, "revoked_at").map(at -> new Credential.Revoked(at, by(row))));
    }

    private static String by(ResultSet row) {
        try {
            return row.getString("revoked_by");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
