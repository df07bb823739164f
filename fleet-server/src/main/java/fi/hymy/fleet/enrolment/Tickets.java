package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Kiosks that asked to join, by the key that they hold.
@Component
final class Tickets {
    /// How long a code is good.
    static final Duration LIFE = Duration.ofMinutes(15);

    /// How long a kiosk that was claimed can still fetch its answer.
    static final Duration ANSWERED = Duration.ofDays(7);

    private static final int TICKET_BYTES = 24;
    private static final int TRIES = 20;

    private static final String COLUMNS = """
            select ticket, code, key_hash, public_key, app_version, hardware, address, opened_at, expires_at, kiosk_id,
                   claimed_at, claimed_by, serial
            from enrolment_ticket
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Tickets(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// What a kiosk says when it asks.
    record Wish(SigningRequest request, String appVersion, String hardware, String address) {}

    /// The living ticket of a key, claimed or not.
    Optional<Ticket> living(String keyHash) {
        return reader.jdbc()
                .sql(COLUMNS + " where key_hash = :key and expires_at > :now")
                .param("key", keyHash)
                .param("now", clock.millis())
                .query(Tickets::ticket)
                .optional();
    }

    /// Opens one for a key, or finds the one that it has: two that ask at once get the same.
    Ticket open(Wish wish) {
        String key = wish.request().keyHash();
        for (int i = 0; i < TRIES; i++) {
            try {
                insert(key, wish);
                return living(key).orElseThrow();
            } catch (DataIntegrityViolationException e) {
                // Another kiosk's code: the next one will do.
            }
        }
        throw new IllegalStateException("no code is free");
    }

    private void insert(String key, Wish wish) {
        Instant now = clock.instant();
        writer.jdbc()
                .sql("""
                        insert into enrolment_ticket (key_hash, ticket, code, public_key, app_version, hardware, address,
                                                      opened_at, expires_at)
                        values (:key, :ticket, :code, :public, :version, :hardware, :address, :now, :end)
                        on conflict (key_hash) do update set
                            ticket = excluded.ticket,
                            code = excluded.code,
                            app_version = excluded.app_version,
                            hardware = excluded.hardware,
                            address = excluded.address,
                            opened_at = excluded.opened_at,
                            expires_at = excluded.expires_at,
                            kiosk_id = null,
                            claimed_at = null,
                            claimed_by = null,
                            serial = null
                        where enrolment_ticket.expires_at <= :now
                        """)
                .param("key", key)
                .param("ticket", newTicket())
                .param("code", Code.random(random).digits())
                .param("public", wish.request().keyText())
                .param("version", wish.appVersion())
                .param("hardware", wish.hardware())
                .param("address", wish.address())
                .param("now", now.toEpochMilli())
                .param("end", now.plus(LIFE).toEpochMilli())
                .update();
    }

    /// The ticket a kiosk asks by, unless it has ended.
    Optional<Ticket> find(String ticket) {
        return reader.jdbc()
                .sql(COLUMNS + " where ticket = :ticket and expires_at > :now")
                .param("ticket", ticket)
                .param("now", clock.millis())
                .query(Tickets::ticket)
                .optional();
    }

    /// Whatever has this code, expired or not.
    Optional<Ticket> find(Code code) {
        return writer.jdbc()
                .sql(COLUMNS + " where code = :code")
                .param("code", code.digits())
                .query(Tickets::ticket)
                .optional();
    }

    /// How many wait to be claimed.
    int waiting() {
        return reader.jdbc()
                .sql("select count(*) from enrolment_ticket where claimed_at is null and expires_at > :now")
                .param("now", clock.millis())
                .query(Integer.class)
                .single();
    }

    /// A ticket's place in the list of those that wait.
    record Spot(long openedAt, Code code) {
        private static final Spot FIRST = new Spot(Long.MAX_VALUE, new Code("00000000"));

        static Spot of(Ticket ticket) {
            return new Spot(ticket.openedAt().toEpochMilli(), ticket.code());
        }
    }

    /// Those that wait to be claimed, the latest first.
    List<Ticket> waiting(int limit) {
        return waiting(Spot.FIRST, limit);
    }

    /// @param after where the page before ended
    List<Ticket> waiting(Spot after, int limit) {
        return reader.jdbc()
                .sql(COLUMNS + """
                         where claimed_at is null and expires_at > :now
                           and (opened_at < :at or (opened_at = :at and code > :code))
                        order by opened_at desc, code limit :limit
                        """)
                .param("now", clock.millis())
                .param("at", after.openedAt())
                .param("code", after.code().digits())
                .param("limit", limit)
                .query(Tickets::ticket)
                .list();
    }

    /// Keeps everybody else from a ticket until the transaction ends: of two who claim at once, the second
    /// waits here and then sees what the first did.
    ///
    /// @return whether there is one
    boolean hold(Code code) {
        return writer.jdbc()
                        .sql("update enrolment_ticket set code = code where code = :code")
                        .param("code", code.digits())
                        .update()
                == 1;
    }

    /// Notes that a ticket which is held became a kiosk.
    ///
    /// @param by the operator's user name
    void take(Code code, KioskId kiosk, String by, String serial) {
        Instant now = clock.instant();
        writer.jdbc()
                .sql("""
                        update enrolment_ticket
                        set kiosk_id = :kiosk, claimed_at = :now, claimed_by = :by, serial = :serial, expires_at = :end
                        where code = :code
                        """)
                .param("kiosk", kiosk.value())
                .param("now", now.toEpochMilli())
                .param("by", by)
                .param("serial", serial)
                .param("end", now.plus(ANSWERED).toEpochMilli())
                .param("code", code.digits())
                .update();
    }

    /// After this, no ticket gives this kiosk's certificate any more.
    void forget(KioskId kiosk) {
        writer.jdbc()
                .sql("delete from enrolment_ticket where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .update();
    }

    /// Lets go what ended.
    void sweep() {
        writer.jdbc()
                .sql("delete from enrolment_ticket where expires_at <= :now")
                .param("now", clock.instant().minus(LIFE).toEpochMilli())
                .update();
    }

    private String newTicket() {
        byte[] bytes = new byte[TICKET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Ticket ticket(ResultSet row, int number) throws SQLException {
        String kiosk = row.getString("kiosk_id");
        return new Ticket(
                row.getString("ticket"),
                new Code(row.getString("code")),
                row.getString("key_hash"),
                row.getString("public_key"),
                row.getString("app_version"),
                row.getString("hardware"),
                row.getString("address"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                kiosk == null
                        ? Optional.empty()
                        : Optional.of(new Ticket.Claimed(
                                new KioskId(kiosk),
                                Instant.ofEpochMilli(row.getLong("claimed_at")),
                                row.getString("claimed_by"),
                                row.getString("serial"))));
    }
}
