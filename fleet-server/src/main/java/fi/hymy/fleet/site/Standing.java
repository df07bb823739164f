package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.protocol.id.KioskId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All places, and which kiosks stand at them now, read once for as long as it holds: until the estate's revision
/// rises, or a planned stay begins or ends. Never behind what was committed. Any thread.
@Component
final class Standing {
    private final Places places;
    private final KioskQueries kiosks;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Now known;

    Standing(Places places, KioskQueries kiosks, ReaderDb reader, InstantSource clock) {
        this.places = places;
        this.kiosks = kiosks;
        this.reader = reader;
        this.clock = clock;
    }

    /// @param places every one, by name, whoever asks
    /// @param counts of each site that has a point, by its id
    /// @param sites of every kiosk that stands somewhere, by their ids
    /// @param from milliseconds since 1970
    /// @param until the same; not included
    record Now(
            List<Place> places,
            Map<String, Estate.Counts> counts,
            Map<KioskId, String> sites,
            long revision,
            long from,
            long until) {
        private boolean holds(long asked, long at) {
            return revision == asked && from <= at && at < until;
        }
    }

    Now now() {
        // Before the rest: what is changed meanwhile is read again by whoever comes next.
        long revision = Revision.now(reader.jdbc());
        Now last = known;
        if (last != null && last.holds(revision, clock.millis())) {
            return last;
        }
        lock.lock();
        try {
            Now meanwhile = known;
            if (meanwhile == null || !meanwhile.holds(revision, clock.millis())) {
                meanwhile = read(revision);
                known = meanwhile;
            }
            return meanwhile;
        } finally {
            lock.unlock();
        }
    }

    private Now read(long revision) {
        long now = clock.millis();
        return new Now(places.all(), counts(now), kiosks.sites(), revision, now, nextChange(now));
    }

    private long nextChange(long now) {
        return reader.jdbc()
                .sql("""
                        select coalesce(min(at), :never) from (
                            select min(from_at) as at from placement where from_at > :now
                            union all
                            select min(to_at) as at from placement where to_at > :now) changes
                        """)
                .param("now", now)
                .param("never", Long.MAX_VALUE)
                .query(Long.class)
                .single();
    }

    private Map<String, Estate.Counts> counts(long now) {
        Map<String, Estate.Counts> counts = new HashMap<>();
        reader.jdbc().sql("""
                        select p.site_id, count(*) as points, sum(standing) as kiosks,
                               sum(case when standing + coming > 0 then 0 else 1 end) as waiting
                        from (select site_id,
                                     (select count(*) from placement s where s.point_id = x.id and s.from_at <= :now
                                         and (s.to_at is null or s.to_at > :now)) as standing,
                                     (select count(*) from placement s where s.point_id = x.id and s.from_at > :now)
                                         as coming
                              from experience_point x) p
                        group by p.site_id
                        """).param("now", now).query(row -> {
            counts.put(
                    row.getString("site_id"),
                    new Estate.Counts(row.getLong("points"), row.getLong("kiosks"), row.getLong("waiting")));
        });
        return Map.copyOf(counts);
    }
}
