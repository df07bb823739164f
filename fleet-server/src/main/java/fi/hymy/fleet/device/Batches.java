package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// Commands for many kiosks, as written down.
@Component
final class Batches {
    private static final String SELECT = """
            select id, kind, amount, target, asked_at, asked_by, valid_ms, until_at, kiosks, open, stopped_at, stopped_by
            from command_batch
            """;

    /// Whoever sees some places only sees what that one asked, for others' may touch kiosks anywhere.
    private static final String OWN = "(1 = :whole or asked_by = :who)";

    private final WriterDb writer;
    private final ReaderDb reader;
    private final NamedParameterJdbcTemplate batches;

    Batches(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    /// A kiosk of a batch that was not asked yet.
    record Due(int place, KioskId kiosk) {}

    /// A kiosk of a batch.
    ///
    /// @param name null where it is not in the fleet any more
    /// @param command null until it was asked
    record Row(
            int place,
            KioskId kiosk,
            @Nullable String name,
            @Nullable CommandId command) {}

    /// How far a batch is.
    ///
    /// @param unasked were not asked yet, or never will be
    /// @param waiting are asked and have said nothing
    /// @param running do it
    /// @param failed could not, or were not heard of again
    /// @param expired were away until it was too late
    record Counts(int unasked, int waiting, int running, int done, int failed, int expired) {}

    void add(CommandBatch batch, List<KioskId> kiosks) {
        SqlParameterSource[] rows = IntStream.range(0, kiosks.size())
                .mapToObj(place -> new MapSqlParameterSource()
                        .addValue("batch", batch.id())
                        .addValue("place", place)
                        .addValue("kiosk", kiosks.get(place).value()))
                .toArray(SqlParameterSource[]::new);
        writer.transaction().executeWithoutResult(status -> {
            writer.jdbc()
                    .sql("""
                            insert into command_batch (id, kind, amount, target, asked_at, asked_by, valid_ms, until_at,
                                                       kiosks, open)
                            values (:id, :kind, :amount, :target, :asked, :by, :valid, :until, :kiosks, 1)
                            """)
                    .param("id", batch.id())
                    .param("kind", batch.kind())
                    .param("amount", batch.amount())
                    .param("target", batch.target())
                    .param("asked", batch.askedAt().toEpochMilli())
                    .param("by", batch.by())
                    .param("valid", batch.validFor().toMillis())
                    .param("until", batch.until().toEpochMilli())
                    .param("kiosks", batch.kiosks())
                    .update();
            batches.batchUpdate(
                    "insert into command_batch_kiosk (batch_id, place, kiosk_id) values (:batch, :place, :kiosk)",
                    rows);
        });
    }

    /// Those of which kiosks may still be asked, the oldest first.
    List<CommandBatch> open() {
        return reader.jdbc()
                .sql(SELECT + " where open = 1 order by asked_at")
                .query(Batches::batch)
                .list();
    }

    /// The kiosks whose turn is next, as the transaction at hand sees them.
    List<Due> due(String batch, int limit) {
        return writer.jdbc()
                .sql("""
                        select place, kiosk_id from command_batch_kiosk
                        where batch_id = :batch and command_id is null order by place limit :limit
                        """)
                .param("batch", batch)
                .param("limit", limit)
                .query((row, number) -> new Due(row.getInt("place"), new KioskId(row.getString("kiosk_id"))))
                .list();
    }

    /// @return whether nobody else has asked it
    boolean asked(String batch, int place, CommandId command) {
        return writer.jdbc()
                        .sql("""
                                update command_batch_kiosk set command_id = :command
                                where batch_id = :batch and place = :place and command_id is null
                                """)
                        .param("command", command.value())
                        .param("batch", batch)
                        .param("place", place)
                        .update()
                == 1;
    }

    /// No kiosk of it is asked any more.
    void close(String batch) {
        writer.jdbc()
                .sql("update command_batch set open = 0 where id = :id")
                .param("id", batch)
                .update();
    }

    /// @return whether there was something to stop
    boolean stop(String batch, String by, Instant at) {
        return writer.jdbc()
                        .sql("""
                                update command_batch set open = 0, stopped_at = :at, stopped_by = :by
                                where id = :id and open = 1
                                """)
                        .param("at", at.toEpochMilli())
                        .param("by", by)
                        .param("id", batch)
                        .update()
                == 1;
    }

    Optional<CommandBatch> find(String id) {
        return reader.jdbc()
                .sql(SELECT + " where id = :id and " + OWN)
                .param("id", id)
                .params(whose())
                .query(Batches::batch)
                .optional();
    }

    /// The newest first.
    ///
    /// @param after the last one of the page before, or null
    List<CommandBatch> page(@Nullable CommandBatch after, int limit) {
        return reader.jdbc()
                .sql(SELECT + " where " + OWN + (after == null ? "" : " and (asked_at, id) < (:at, :id)")
                        + " order by asked_at desc, id desc limit :limit")
                .params(whose())
                .param("at", after == null ? 0 : after.askedAt().toEpochMilli())
                .param("id", after == null ? "" : after.id())
                .param("limit", limit)
                .query(Batches::batch)
                .list();
    }

    Counts counts(String batch, Instant now) {
        return reader.jdbc()
                .sql("""
                        select count(*) as kiosks,
                               coalesce(sum(case when b.command_id is null then 1 else 0 end), 0) as unasked,
                               coalesce(sum(case when c.outcome = 'RUNNING' then 1 else 0 end), 0) as running,
                               coalesce(sum(case when c.outcome = 'DONE' then 1 else 0 end), 0) as done,
                               coalesce(sum(case when c.outcome in ('FAILED', 'REFUSED') then 1 else 0 end), 0) as failed,
                               coalesce(sum(case when c.outcome = 'EXPIRED'
                                        or (c.command_id is not null and c.outcome is null and c.expires_at < :now)
                                        then 1 else 0 end), 0) as expired,
                               coalesce(sum(case when c.command_id is not null and c.outcome is null
                                        and c.expires_at >= :now then 1 else 0 end), 0) as waiting
                        from command_batch_kiosk b left join command c on c.command_id = b.command_id
                        where b.batch_id = :batch
                        """)
                .param("now", now.toEpochMilli())
                .param("batch", batch)
                .query((row, number) -> new Counts(
                        row.getInt("unasked"),
                        row.getInt("waiting"),
                        row.getInt("running"),
                        row.getInt("done"),
                        row.getInt("failed"),
                        row.getInt("expired")))
                .single();
    }

    /// In the order in which they are asked.
    ///
    /// @param after the place of the last one of the page before, or -1
    List<Row> kiosks(String batch, int after, int limit) {
        return reader.jdbc()
                .sql("""
                        select b.place, b.kiosk_id, k.name, b.command_id
                        from command_batch_kiosk b left join kiosk k on k.id = b.kiosk_id
                        where b.batch_id = :batch and b.place > :after order by b.place limit :limit
                        """)
                .param("batch", batch)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Row(
                        row.getInt("place"),
                        new KioskId(row.getString("kiosk_id")),
                        row.getString("name"),
                        row.getString("command_id") == null ? null : new CommandId(row.getString("command_id"))))
                .list();
    }

    private static Map<String, Object> whose() {
        Sight sight = Sight.now();
        return Map.of("whole", sight.isWhole() ? 1 : 0, "who", sight.who());
    }

    private static CommandBatch batch(ResultSet row, int number) throws SQLException {
        long amount = row.getLong("amount");
        boolean hasAmount = !row.wasNull();
        long stopped = row.getLong("stopped_at");
        boolean isStopped = !row.wasNull();
        return new CommandBatch(
                row.getString("id"),
                row.getString("kind"),
                hasAmount ? amount : null,
                row.getString("target"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                row.getString("asked_by"),
                Duration.ofMillis(row.getLong("valid_ms")),
                Instant.ofEpochMilli(row.getLong("until_at")),
                row.getInt("kiosks"),
                row.getInt("open") == 1,
                isStopped ? Instant.ofEpochMilli(stopped) : null,
                row.getString("stopped_by"));
    }
}
