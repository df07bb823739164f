package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// How kiosks were over time, as written down: at most [Grain#mostRows] rows of each grain for each kiosk.
@Component
final class HealthHistory {
    private static final String UPSERT = """
            insert into health_history (kiosk_id, grain, at, body) values (:kiosk, :grain, :at, :body)
            on conflict (kiosk_id, grain, at) do update set body = excluded.body
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final NamedParameterJdbcTemplate batches;

    HealthHistory(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    /// A kiosk's slot.
    record Entry(KioskId kiosk, Sample sample) {}

    /// Within the caller's transaction; what was known of a slot before is overwritten.
    void save(Grain grain, Collection<Entry> entries) {
        SqlParameterSource[] rows =
                entries.stream().map(entry -> parameters(grain, entry)).toArray(SqlParameterSource[]::new);
        if (rows.length > 0) {
            batches.batchUpdate(UPSERT, rows);
        }
    }

    private static SqlParameterSource parameters(Grain grain, Entry entry) {
        return new MapSqlParameterSource()
                .addValue("kiosk", entry.kiosk().value())
                .addValue("grain", grain.number())
                .addValue("at", entry.sample().at().toEpochMilli())
                .addValue("body", entry.sample().text());
    }

    /// Of one kiosk, in the order of time.
    List<Sample> of(KioskId kiosk, Grain grain, Instant from, Instant to) {
        return of(List.of(kiosk), grain, from, to).getOrDefault(kiosk, List.of());
    }

    /// Of some kiosks, each in the order of time; those without any are left out.
    ///
    /// @param kiosks at least one, at most some hundred
    /// @param to this moment not included
    Map<KioskId, List<Sample>> of(Collection<KioskId> kiosks, Grain grain, Instant from, Instant to) {
        Map<KioskId, List<Sample>> found = new HashMap<>();
        reader.jdbc()
                .sql("""
                        select kiosk_id, at, body from health_history
                        where kiosk_id in (:kiosks) and grain = :grain and at >= :from and at < :to
                        order by kiosk_id, at
                        """)
                .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                .param("grain", grain.number())
                .param("from", from.toEpochMilli())
                .param("to", to.toEpochMilli())
                .query(row -> {
                    found.computeIfAbsent(new KioskId(row.getString("kiosk_id")), kiosk -> new ArrayList<>())
                            .add(Sample.parse(Instant.ofEpochMilli(row.getLong("at")), row.getString("body")));
                });
        return found;
    }

    /// Up to where a grain is made of the finer one; empty when it never was.
    Optional<Instant> rolledUntil(Grain grain) {
        return reader.jdbc()
                .sql("select until_at from health_rolled where grain = :grain")
                .param("grain", grain.number())
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli);
    }

    void rolled(Grain grain, Instant until) {
        writer.jdbc()
                .sql("""
                        insert into health_rolled (grain, until_at) values (:grain, :until)
                        on conflict (grain) do update set until_at = excluded.until_at
                        """)
                .param("grain", grain.number())
                .param("until", until.toEpochMilli())
                .update();
    }

    /// Some kiosks by id.
    List<KioskId> kiosksAfter(String id, int limit) {
        return reader.jdbc()
                .sql("select id from kiosk where id > :id order by id limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> new KioskId(row.getString("id")))
                .list();
    }

    /// Takes away what these kiosks have of before.
    ///
    /// @param kiosks at least one, at most some hundred
    void forget(Collection<KioskId> kiosks, Grain grain, Instant before) {
        writer.jdbc()
                .sql("delete from health_history where kiosk_id in (:kiosks) and grain = :grain and at < :before")
                .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                .param("grain", grain.number())
                .param("before", before.toEpochMilli())
                .update();
    }

    void inOne(Runnable writing) {
        writer.transaction().executeWithoutResult(status -> writing.run());
    }
}
