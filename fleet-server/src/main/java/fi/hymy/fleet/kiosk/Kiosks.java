package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.broker.KioskAuthenticator;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The registry: which kiosks there are, and what each proves itself by.
@Component
public final class Kiosks implements KioskAuthenticator {
    private static final int ID_BYTES = 6;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Kiosks(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// Registers a kiosk under a new id.
    ///
    /// @throws IllegalArgumentException when the name is blank or longer than 200 characters
    public IssuedKiosk create(String name) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return create(new KioskId("kiosk-" + HexFormat.of().formatHex(bytes)), name);
    }

    /// Registers a kiosk under a new id, which nobody can use until a kiosk joined for it.
    ///
    /// @throws IllegalArgumentException when the name is blank or longer than 200 characters
    public Kiosk register(String name) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return register(new KioskId("kiosk-" + HexFormat.of().formatHex(bytes)), name);
    }

    /// Registers a kiosk under a given id, which nobody can use until a kiosk joined for it.
    ///
    /// @throws org.springframework.dao.DataIntegrityViolationException when the id is taken
    public Kiosk register(KioskId id, String name) {
        Kiosk kiosk = new Kiosk(id, name, clock.instant());
        insert(kiosk, "");
        return kiosk;
    }

    private void insert(Kiosk kiosk, String secretHash) {
        writer.jdbc()
                .sql("""
                        insert into kiosk (id, name, secret_hash, created_at)
                        values (:id, :name, :hash, :createdAt)
                        """)
                .param("id", kiosk.id().value())
                .param("name", kiosk.name())
                .param("hash", secretHash)
                .param("createdAt", kiosk.createdAt().toEpochMilli())
                .update();
    }

    /// Registers a kiosk under a given id.
    ///
    /// @throws org.springframework.dao.DataIntegrityViolationException when the id is taken
    public IssuedKiosk create(KioskId id, String name) {
        Kiosk kiosk = new Kiosk(id, name, clock.instant());
        String secret = SecretHash.newSecret(random);
        insert(kiosk, SecretHash.of(secret, random));
        return new IssuedKiosk(kiosk, secret);
    }

    /// Registers many in one transaction: all or none.
    public List<IssuedKiosk> createAll(List<String> names) {
        return writer.transaction()
                .execute(status -> names.stream().map(this::create).toList());
    }

    /// Every kiosk, by name.
    public List<Kiosk> list() {
        return reader.jdbc()
                .sql("select id, name, created_at from kiosk order by name, id")
                .query(Kiosks::kiosk)
                .list();
    }

    /// @param ids at least one, at most a page of them
    List<Kiosk> of(List<KioskId> ids) {
        return reader.jdbc()
                .sql("select id, name, created_at from kiosk where id in (:ids)")
                .param("ids", ids.stream().map(KioskId::value).toList())
                .query(Kiosks::kiosk)
                .list();
    }

    /// How many there are.
    int count() {
        return reader.jdbc()
                .sql("select count(*) from kiosk")
                .query(Integer.class)
                .single();
    }

    public Optional<Kiosk> find(KioskId id) {
        return reader.jdbc()
                .sql("select id, name, created_at from kiosk where id = :id")
                .param("id", id.value())
                .query(Kiosks::kiosk)
                .optional();
    }

    /// @return whether there is such a kiosk
    /// @throws IllegalArgumentException when the name is blank or longer than 200 characters
    public boolean rename(KioskId id, String name) {
        Kiosk.checkName(name);
        return writer.jdbc()
                        .sql("update kiosk set name = :name where id = :id")
                        .param("name", name)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /// Makes a new secret; the old one ends at once, for connections made from now on. [SecretRenewal] ends the one
    /// that stands too.
    ///
    /// @return the secret, or empty when there is no such kiosk
    Optional<String> renewSecret(KioskId id) {
        String secret = SecretHash.newSecret(random);
        int changed = writer.jdbc()
                .sql("update kiosk set secret_hash = :hash where id = :id")
                .param("hash", SecretHash.of(secret, random))
                .param("id", id.value())
                .update();
        return changed == 1 ? Optional.of(secret) : Optional.empty();
    }

    /// Whether this kiosk exists and the secret is its own.
    ///
    /// @throws org.springframework.dao.DataAccessException when the database does not answer
    @Override
    public boolean accepts(KioskId id, String secret) {
        return reader.jdbc()
                .sql("select secret_hash from kiosk where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .filter(hash -> SecretHash.matches(hash, secret))
                .isPresent();
    }

    private static Kiosk kiosk(ResultSet row, int number) throws SQLException {
        return new Kiosk(
                new KioskId(row.getString("id")),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
