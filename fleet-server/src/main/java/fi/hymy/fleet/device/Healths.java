package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.codec.ConditionCodec;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// The newest health of every kiosk, as written down.
@Component
final class Healths {
    private static final String UPSERT = """
            insert into health (kiosk_id, received_at, body) values (:kiosk, :at, :body)
            on conflict (kiosk_id) do update set received_at = excluded.received_at, body = excluded.body
            where excluded.received_at >= health.received_at
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final NamedParameterJdbcTemplate batches;

    Healths(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    /// In one transaction; what is older than what is written already changes nothing.
    void save(Collection<KioskHealth> learnt) {
        SqlParameterSource[] rows = learnt.stream().map(Healths::parameters).toArray(SqlParameterSource[]::new);
        writer.transaction().executeWithoutResult(status -> batches.batchUpdate(UPSERT, rows));
    }

    Optional<KioskHealth> find(KioskId kiosk) {
        return reader.jdbc()
                .sql("select kiosk_id, received_at, body from health where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(Healths::health)
                .optional();
    }

    /// Received at a moment or later.
    List<KioskHealth> since(Instant moment) {
        return reader.jdbc()
                .sql("select kiosk_id, received_at, body from health where received_at >= :moment")
                .param("moment", moment.toEpochMilli())
                .query(Healths::health)
                .list();
    }

    private static SqlParameterSource parameters(KioskHealth health) {
        return new MapSqlParameterSource()
                .addValue("kiosk", health.kiosk().value())
                .addValue("at", health.receivedAt().toEpochMilli())
                .addValue("body", ConditionCodec.encode(health.condition()));
    }

    private static KioskHealth health(ResultSet row, int number) throws SQLException {
        return new KioskHealth(
                new KioskId(row.getString("kiosk_id")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                ConditionCodec.decode(row.getString("body")));
    }
}
