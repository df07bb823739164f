package fi.hymy.fleet.response;

import fi.hymy.fleet.response.BootClock.Life;
import fi.hymy.fleet.response.BootClock.Mended;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.Clocks.Confirmed;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Mends the times of responses that a kiosk gave before its clock was confirmed, so that reports count them on the
/// right day. What the kiosk wrote stays in the body. Any thread; waits for the database.
@Component
public final class ClockRepair {
    private static final Logger LOG = LoggerFactory.getLogger(ClockRepair.class);
    private static final int AT_ONCE = 500;
    /// Clocks may differ by so much: a response that would end later than this after it came was another's.
    private static final long TOLERANCE_MILLIS = 10 * 60_000;

    private final WriterDb writer;

    public ClockRepair(WriterDb writer) {
        this.writer = writer;
    }

    private record Unsure(Response response, long receivedAt, String quality, long startedAt, long endedAt) {}

    /// Keeps what a kiosk says of its clock, and mends what that tells about. Idempotent.
    ///
    /// @return how many responses were given another time
    public int learn(KioskId kiosk, List<Confirmed> boots, Instant now) {
        boolean news = Boolean.TRUE.equals(writer.transaction().execute(status -> keep(kiosk, boots, now)));
        return news ? mend(kiosk, true) : mend(kiosk);
    }

    /// Mends what came since, as far as something is known about it.
    public int mend(KioskId kiosk) {
        return mend(kiosk, false);
    }

    private boolean keep(KioskId kiosk, List<Confirmed> boots, Instant now) {
        int changed = 0;
        for (Confirmed boot : boots) {
            changed += writer.jdbc()
                    .sql("""
                            insert into kiosk_boot (kiosk_id, boot, monotonic_ms, wall_ms, received_at)
                            values (:kiosk, :boot, :mono, :wall, :now)
                            on conflict (kiosk_id, boot) do update set
                                monotonic_ms = excluded.monotonic_ms, wall_ms = excluded.wall_ms,
                                received_at = excluded.received_at
                            where kiosk_boot.monotonic_ms <> excluded.monotonic_ms
                               or kiosk_boot.wall_ms <> excluded.wall_ms
                            """)
                    .param("kiosk", kiosk.value())
                    .param("boot", boot.boot())
                    .param("mono", boot.monotonicMillis())
                    .param("wall", boot.wallMillis())
                    .param("now", now.toEpochMilli())
                    .update();
        }
        return changed > 0;
    }

    /// @param again whether also what was mended before, since more is known now
    private int mend(KioskId kiosk, boolean again) {
        NavigableMap<Long, Life> lives = lives(kiosk);
        if (lives.isEmpty()) {
            return 0;
        }
        var clock = new BootClock(lives);
        int mended = 0;
        String after = "";
        while (true) {
            List<Unsure> unsure = unsure(kiosk, lives.lastKey(), again, after);
            if (unsure.isEmpty()) {
                break;
            }
            Map<Long, Long> lasted = lasted(kiosk, lives.lastKey());
            mended += Optional.ofNullable(writer.transaction()
                            .execute(status -> unsure.stream()
                                    .filter(row -> mend(row, clock, lasted))
                                    .count()))
                    .orElse(0L)
                    .intValue();
            after = unsure.getLast().response().id().toString();
        }
        if (mended > 0) {
            LOG.info("{} responses of kiosk {} were given the times of its confirmed clock", mended, kiosk);
        }
        return mended;
    }

    private boolean mend(Unsure row, BootClock clock, Map<Long, Long> lasted) {
        Stamp ended = row.response().endedAt();
        long believed = ended.wallMillis() - ended.monotonicMillis();
        boolean sure = ended.quality() == TimeQuality.RESTORED;
        long last = lasted.getOrDefault(ended.boot(), ended.monotonicMillis());
        return clock.mend(ended.boot(), believed, last, sure)
                .filter(mended -> mended.shift() + ended.monotonicMillis() <= row.receivedAt() + TOLERANCE_MILLIS)
                .filter(mended -> write(row, mended))
                .isPresent();
    }

    private boolean write(Unsure row, Mended mended) {
        Stamp started = row.response().startedAt();
        Stamp ended = row.response().endedAt();
        long end = mended.shift() + ended.monotonicMillis();
        long begin = started.boot() == ended.boot()
                ? mended.shift() + started.monotonicMillis()
                : Math.min(started.wallMillis(), end);
        if (row.quality().equals(mended.quality()) && row.startedAt() == begin && row.endedAt() == end) {
            return false;
        }
        String id = row.response().id().toString();
        writer.jdbc()
                .sql("""
                        update response set started_at = :begin, ended_at = :end, time_quality = :quality
                        where response_id = :id
                        """)
                .param("begin", begin)
                .param("end", end)
                .param("quality", mended.quality())
                .param("id", id)
                .update();
        writer.jdbc()
                .sql("update answer set ended_at = :end where response_id = :id")
                .param("end", end)
                .param("id", id)
                .update();
        writer.jdbc()
                .sql("update contact_detail set consented_at = :end where response_id = :id")
                .param("end", end)
                .param("id", id)
                .update();
        return true;
    }

    /// The confirmed starts of a kiosk.
    private NavigableMap<Long, Life> lives(KioskId kiosk) {
        NavigableMap<Long, Life> lives = new TreeMap<>();
        writer.jdbc()
                .sql("select boot, monotonic_ms, wall_ms from kiosk_boot where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(row -> {
                    long wall = row.getLong("wall_ms");
                    lives.put(row.getLong("boot"), new Life(wall - row.getLong("monotonic_ms"), wall));
                });
        return lives;
    }

    /// What the kiosk did in the start that still lasts is left until something is known of it.
    private List<Unsure> unsure(KioskId kiosk, long newestBoot, boolean again, String after) {
        return writer.jdbc()
                .sql("""
                        select body, received_at, time_quality, started_at, ended_at from response
                        where kiosk_id = :kiosk and boot <= :newest and time_quality <> 'CONFIRMED'
                          and response_id > :after
                        """ + (again ? "" : " and time_quality in ('UNSYNCHRONISED', 'RESTORED')")
                        + " order by response_id limit " + AT_ONCE)
                .param("kiosk", kiosk.value())
                .param("newest", newestBoot)
                .param("after", after)
                .query((row, number) -> new Unsure(
                        ResponseCodec.decode(row.getString("body").getBytes(StandardCharsets.UTF_8)),
                        row.getLong("received_at"),
                        row.getString("time_quality"),
                        row.getLong("started_at"),
                        row.getLong("ended_at")))
                .list();
    }

    private Map<Long, Long> lasted(KioskId kiosk, long newestBoot) {
        var lasted = new HashMap<Long, Long>();
        writer.jdbc()
                .sql("""
                        select boot, max(monotonic_ms) as lasted from response
                        where kiosk_id = :kiosk and boot <= :newest and time_quality <> 'CONFIRMED'
                        group by boot
                        """)
                .param("kiosk", kiosk.value())
                .param("newest", newestBoot)
                .query(row -> {
                    lasted.put(row.getLong("boot"), row.getLong("lasted"));
                });
        return lasted;
    }
}
