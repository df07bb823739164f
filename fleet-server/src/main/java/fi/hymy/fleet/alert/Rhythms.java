package fi.hymy.fleet.alert;

import fi.hymy.fleet.kiosk.KioskStatus;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// How many answers are usual at each kiosk and hour: kept in memory (some 2 KB for a kiosk), and written down four
/// times
/// an hour, some hundred kiosks in a transaction. One thread at a time.
@Component
final class Rhythms {
    private static final Duration BETWEEN = Duration.ofMinutes(15);
    private static final int AT_ONCE = 500;

    private static final String UPSERT = """
            insert into answer_rhythm (kiosk_id, body, changed_at) values (:kiosk, :body, :at)
            on conflict (kiosk_id) do update set body = excluded.body, changed_at = excluded.changed_at
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final Map<KioskId, Rhythm> rhythms = new HashMap<>();

    private boolean isRead;
    private Instant writtenAt = Instant.EPOCH;

    Rhythms(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /// Forgets what is in memory: another server may have gone on.
    void readAnew() {
        isRead = false;
    }

    void saw(List<KioskStatus> fleet, Instant now) {
        if (!isRead) {
            rhythms.clear();
            reader.jdbc().sql("select kiosk_id, body from answer_rhythm").query(row -> {
                rhythms.put(new KioskId(row.getString("kiosk_id")), Rhythm.read(row.getString("body")));
            });
            isRead = true;
            writtenAt = now;
        }
        fleet.stream()
                .filter(status -> status.linked() && !status.heartbeatIsLate())
                .forEach(status -> status.outbox()
                        .ifPresent(
                                outbox -> rhythms.computeIfAbsent(status.kiosk().id(), kiosk -> new Rhythm())
                                        .saw(outbox.outbox().value(), outbox.lastSequence(), now)));
        if (!now.isBefore(writtenAt.plus(BETWEEN))) {
            writeDown(now);
        }
    }

    Optional<Rhythm.Silence> silence(KioskId kiosk, Instant now, ZoneId zone) {
        return Optional.ofNullable(rhythms.get(kiosk)).map(rhythm -> rhythm.silence(now, zone));
    }

    void writeDown(Instant now) {
        writtenAt = now;
        SqlParameterSource[] rows = rhythms.entrySet().stream()
                .map(entry -> new MapSqlParameterSource()
                        .addValue("kiosk", entry.getKey().value())
                        .addValue("body", entry.getValue().text())
                        .addValue("at", now.toEpochMilli()))
                .toArray(SqlParameterSource[]::new);
        var batches = new NamedParameterJdbcTemplate(writer.source());
        for (int from = 0; from < rows.length; from += AT_ONCE) {
            SqlParameterSource[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + AT_ONCE));
            writer.transaction().executeWithoutResult(status -> batches.batchUpdate(UPSERT, some));
        }
    }
}
