package fi.hymy.fleet.quarantine;

import fi.hymy.fleet.quarantine.Quarantined.Kind;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.ResponseId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what could not be taken, within bounds per kiosk so that a broken one cannot fill the disk.
@Component
public final class Quarantine {
    private static final int MAX_REASON = 300;

    /// Messages that nobody can read, per kiosk; more are counted by the caller and dropped.
    private static final Bound UNDECODABLE = new Bound(100, 1024 * 1024);

    /// Responses, per kiosk; for more there is no room, and they stay on the kiosk.
    private static final Bound RESPONSES = new Bound(2000, 32 * 1024 * 1024);

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    public Quarantine(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// Keeps one thing; part of the caller's transaction when there is one. What is here already is not kept twice.
    ///
    /// @return whether it is kept: false when this kiosk's room is full
    public boolean keep(KioskId kiosk, Kind kind, String reason, @Nullable ResponseId response, Held held) {
        String id = id(kiosk, kind, held);
        if (exists(id)) {
            return true;
        }
        if (!hasRoom(kiosk, kind, held.size())) {
            return false;
        }
        writer.jdbc()
                .sql("""
                        insert into quarantine (id, kiosk_id, received_at, kind, reason, response_id, raw, size, contact)
                        values (:id, :kiosk, :at, :kind, :reason, :response, :raw, :size, :contact)
                        on conflict (id) do nothing
                        """)
                .param("id", id)
                .param("kiosk", kiosk.value())
                .param("at", clock.millis())
                .param("kind", kind.name())
                .param("reason", reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason)
                .param("response", response == null ? null : response.toString())
                .param("raw", held.raw())
                .param("size", held.size())
                .param("contact", held.contact())
                .update();
        return true;
    }

    /// The newest first.
    ///
    /// @param limit at most this many
    public List<Quarantined> newest(int limit) {
        return newest(null, limit);
    }

    /// Where a page ended.
    ///
    /// @param receivedAt milliseconds since 1970
    record Mark(long receivedAt, String id) {}

    /// The newest first.
    ///
    /// @param after where the page before ended, or null
    List<Quarantined> newest(@Nullable Mark after, int limit) {
        var statement = reader.jdbc()
                .sql("""
                        select id, kiosk_id, received_at, kind, reason, response_id, size
                        from quarantine %s order by received_at desc, id limit :limit
                        """.formatted(
                                after == null ? "" : "where received_at < :at or (received_at = :at and id > :after)"))
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("at", after.receivedAt()).param("after", after.id());
        }
        return statement.query(Quarantine::row).list();
    }

    public long count() {
        return reader.jdbc()
                .sql("select count(*) from quarantine")
                .query(Long.class)
                .single();
    }

    public Optional<Quarantined> find(String id) {
        return reader.jdbc().sql("""
                        select id, kiosk_id, received_at, kind, reason, response_id, size
                        from quarantine where id = :id
                        """).param("id", id).query(Quarantine::row).optional();
    }

    /// The bytes as they came, without contact details that lie apart.
    public Optional<byte[]> raw(String id) {
        return reader.jdbc()
                .sql("select raw from quarantine where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("raw"))
                .optional();
    }

    /// Erases contact details that lie apart here, of whatever claims to be this response; the rest of it stays.
    /// Part of the caller's transaction when there is one.
    public int eraseContact(ResponseId response) {
        return writer.jdbc()
                .sql("update quarantine set contact = null where response_id = :response and contact is not null")
                .param("response", response.toString())
                .update();
    }

    private boolean exists(String id) {
        return writer.jdbc()
                .sql("select 1 from quarantine where id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private boolean hasRoom(KioskId kiosk, Kind kind, long size) {
        Bound bound = kind.isResponse() ? RESPONSES : UNDECODABLE;
        return writer.jdbc()
                .sql("""
                        select count(*) < :rows and coalesce(sum(size), 0) + :size <= :bytes from quarantine
                        where kiosk_id = :kiosk and (kind = 'UNDECODABLE') = :undecodable
                        """)
                .param("rows", bound.rows())
                .param("size", size)
                .param("bytes", bound.bytes())
                .param("kiosk", kiosk.value())
                .param("undecodable", !kind.isResponse())
                .query(Boolean.class)
                .single();
    }

    private static String id(KioskId kiosk, Kind kind, Held held) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((kiosk.value() + '/' + kind + '/').getBytes(StandardCharsets.UTF_8));
            sha256.update(held.raw());
            if (held.contact() != null) {
                sha256.update(held.contact().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Quarantined row(ResultSet row, int number) throws SQLException {
        return new Quarantined(
                row.getString("id"),
                new KioskId(row.getString("kiosk_id")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("response_id")).map(ResponseId::parse),
                row.getLong("size"));
    }

    private record Bound(int rows, long bytes) {}
}
