package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.time.Duration;
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

/// When kiosks' programs and machines started, and how the run before had ended. A kiosk says for how long it is up;
/// one that is up for less than it should be has started anew in between.
@Component
public final class Starts {
    static final Duration KEPT = Duration.ofDays(730);
    /// A span is told in whole seconds and takes its time to come here.
    private static final Duration SAME = Duration.ofSeconds(90);
    /// The program starts soon after the machine.
    private static final long WITH_THE_MACHINE_SECONDS = 300;
    private static final int MOST_SHOWN = 400;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final NamedParameterJdbcTemplate batches;
    /// Of the writer's thread.
    private final Map<KioskId, Instant> newest = new HashMap<>();

    Starts(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    /// @param machine whether the whole machine started, and not the program alone
    /// @param why how the run before ended, as the kiosk said: `power`, `killed`, `watchdog`,
    /// `commanded`, `clean`, `none`
    public record Start(KioskId kiosk, Instant at, boolean machine, String why) {}

    /// Writes down those that were not known, within the caller's transaction. One thread only.
    void learn(Collection<KioskHealth> learnt) {
        recall(learnt.stream()
                .map(KioskHealth::kiosk)
                .filter(kiosk -> !newest.containsKey(kiosk))
                .toList());
        List<Start> news = new ArrayList<>();
        for (KioskHealth health : learnt) {
            start(health)
                    .filter(start -> newest.getOrDefault(start.kiosk(), Instant.MIN)
                            .isBefore(start.at().minus(SAME)))
                    .ifPresent(news::add);
        }
        batches.batchUpdate("""
                insert into kiosk_start (kiosk_id, at, machine, why) values (:kiosk, :at, :machine, :why)
                on conflict (kiosk_id, at) do nothing
                """, news.stream().map(Starts::parameters).toArray(SqlParameterSource[]::new));
        news.forEach(start -> newest.put(start.kiosk(), start.at()));
    }

    private void recall(List<KioskId> unknown) {
        if (!unknown.isEmpty()) {
            writer.jdbc()
                    .sql(
                            "select kiosk_id, max(at) as at from kiosk_start where kiosk_id in (:kiosks) group by kiosk_id")
                    .param("kiosks", unknown.stream().map(KioskId::value).toList())
                    .query(row -> {
                        newest.put(new KioskId(row.getString("kiosk_id")), Instant.ofEpochMilli(row.getLong("at")));
                    });
        }
    }

    private static Optional<Start> start(KioskHealth health) {
        Condition condition = health.condition();
        if (condition.measure(Measure.PROGRAM_UPTIME_SECONDS).isEmpty()) {
            return Optional.empty();
        }
        long up = condition.measure(Measure.PROGRAM_UPTIME_SECONDS).getAsLong();
        long machineUp = condition.measure(Measure.UPTIME_SECONDS).orElse(Long.MAX_VALUE);
        boolean machine = machineUp - up < WITH_THE_MACHINE_SECONDS
                && condition.measure(Measure.PROGRAM_STARTS_COUNT).orElse(1) == 1;
        return Optional.of(new Start(
                health.kiosk(),
                health.receivedAt().minusSeconds(up),
                machine,
                condition.note(Note.LAST_EXIT).orElse("")));
    }

    private static SqlParameterSource parameters(Start start) {
        return new MapSqlParameterSource()
                .addValue("kiosk", start.kiosk().value())
                .addValue("at", start.at().toEpochMilli())
                .addValue("machine", start.machine() ? 1 : 0)
                .addValue("why", start.why());
    }

    /// The newest first, at most 400.
    public List<Start> of(KioskId kiosk, Instant from) {
        return reader.jdbc()
                .sql("""
                        select at, machine, why from kiosk_start where kiosk_id = :kiosk and at >= :from
                        order by at desc limit :most
                        """)
                .param("kiosk", kiosk.value())
                .param("from", from.toEpochMilli())
                .param("most", MOST_SHOWN)
                .query((row, number) -> new Start(
                        kiosk,
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getInt("machine") == 1,
                        row.getString("why")))
                .list();
    }

    void forget(Collection<KioskId> kiosks, Instant before) {
        writer.jdbc()
                .sql("delete from kiosk_start where kiosk_id in (:kiosks) and at < :before")
                .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                .param("before", before.toEpochMilli())
                .update();
    }
}
