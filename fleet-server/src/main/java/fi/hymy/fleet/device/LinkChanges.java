package fi.hymy.fleet.device;

import fi.hymy.fleet.kiosk.LinkWatcher;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// When kiosks' links came and went.
@Component
public final class LinkChanges implements LinkWatcher {
    static final Duration KEPT = Duration.ofDays(90);
    /// A line that comes and goes all day shows as such in fewer.
    private static final int MOST = 2000;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final NamedParameterJdbcTemplate batches;

    LinkChanges(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    /// A time without a link.
    ///
    /// @param to null while it lasts
    public record LinkGap(Instant from, @Nullable Instant to) {}

    @Override
    public void changed(List<Change> changes) {
        SqlParameterSource[] rows = changes.stream()
                .map(change -> new MapSqlParameterSource()
                        .addValue("kiosk", change.kiosk().value())
                        .addValue("at", change.at().toEpochMilli())
                        .addValue("linked", change.linked() ? 1 : 0))
                .toArray(SqlParameterSource[]::new);
        writer.transaction().executeWithoutResult(status -> batches.batchUpdate("""
                insert into link_change (kiosk_id, at, linked) values (:kiosk, :at, :linked)
                on conflict (kiosk_id, at) do update set linked = excluded.linked
                """, rows));
    }

    private record Turn(Instant at, boolean linked) {}

    /// In the order of time; one that began before is there with its own beginning.
    public List<LinkGap> gaps(KioskId kiosk, Instant from) {
        List<Turn> turns = reader.jdbc()
                .sql("""
                        select at, linked from link_change where kiosk_id = :kiosk
                          and at >= coalesce((select max(at) from link_change
                                              where kiosk_id = :kiosk and at < :from), 0)
                        order by at desc limit :most
                        """)
                .param("kiosk", kiosk.value())
                .param("from", from.toEpochMilli())
                .param("most", MOST)
                .query((row, number) -> new Turn(Instant.ofEpochMilli(row.getLong("at")), row.getInt("linked") == 1))
                .list()
                .reversed();
        List<LinkGap> gaps = new ArrayList<>();
        @Nullable Instant since = null;
        for (Turn turn : turns) {
            if (turn.linked() && since != null) {
                gaps.add(new LinkGap(since, turn.at()));
                since = null;
            } else if (!turn.linked() && since == null) {
                since = turn.at();
            }
        }
        if (since != null) {
            gaps.add(new LinkGap(since, null));
        }
        return List.copyOf(gaps);
    }

    /// Takes away what is too old, and of a line that comes and goes all day what is too much.
    void forget(Collection<KioskId> kiosks, Instant before) {
        batches.batchUpdate(
                """
                delete from link_change where kiosk_id = :kiosk and at < (
                    select at from link_change where kiosk_id = :kiosk order by at desc limit 1 offset :most)
                """,
                kiosks.stream()
                        .map(kiosk -> new MapSqlParameterSource()
                                .addValue("kiosk", kiosk.value())
                                .addValue("most", MOST))
                        .toArray(SqlParameterSource[]::new));
        writer.jdbc()
                .sql("delete from link_change where kiosk_id in (:kiosks) and at < :before")
                .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                .param("before", before.toEpochMilli())
                .update();
    }
}
