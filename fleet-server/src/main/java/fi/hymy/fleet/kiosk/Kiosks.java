package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Named;
import fi.hymy.fleet.web.Sight;
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

/// The registry: which kiosks there are. What each proves itself by, room `enrolment` knows.
@Component
public final class Kiosks {
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
        Audited.about(Named.Kind.KIOSK, id.value());
        writer.jdbc()
                .sql("insert into kiosk (id, name, created_at) values (:id, :name, :createdAt)")
                .param("id", id.value())
                .param("name", name)
                .param("createdAt", kiosk.createdAt().toEpochMilli())
                .update();
        return kiosk;
    }

    /// Registers many in one transaction: all or none.
    public List<Kiosk> registerAll(List<String> names) {
        return writer.transaction()
                .execute(status -> names.stream().map(this::register).toList());
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

    /// How many there are that the one who asks may see.
    int count() {
        return reader.jdbc()
                .sql("select count(*) from kiosk where " + Sight.now().kiosks("kiosk.id"))
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
        Audited.change("name", find(id).map(Kiosk::name).orElse(null), name);
        return writer.jdbc()
                        .sql("update kiosk set name = :name where id = :id")
                        .param("name", name)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    static Kiosk kiosk(ResultSet row, int number) throws SQLException {
        return new Kiosk(
                new KioskId(row.getString("id")),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
