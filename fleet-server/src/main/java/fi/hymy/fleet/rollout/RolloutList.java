package fi.hymy.fleet.rollout;

import fi.hymy.fleet.storage.ReaderDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What pages and programs read of rollouts.
@Component
final class RolloutList {
    private final ReaderDb reader;

    RolloutList(ReaderDb reader) {
        this.reader = reader;
    }

    /// @param tally over all waves; nothing while it is not planned
    record Row(Rollout rollout, Tally tally) {
        Bar bar() {
            return Bar.of(tally);
        }

        String state() {
            return rollout.state().words();
        }

        /// One that paused by itself needs somebody.
        String tone() {
            return RolloutView.tone(rollout.standing());
        }
    }

    /// What a page ended with.
    ///
    /// @param madeAt in milliseconds
    record After(long madeAt, String id) {
        static After of(Rollout rollout) {
            return new After(rollout.madeAt().toEpochMilli(), rollout.id().value());
        }

        static After read(List<String> parts) {
            return new After(Long.parseLong(parts.get(0)), parts.get(1));
        }
    }

    /// The newest first.
    ///
    /// @param after what the page before ended with, or null for the first page
    List<Row> page(@Nullable After after, int limit) {
        var statement = reader.jdbc()
                .sql(RolloutRows.COLUMNS
                        + (after == null ? "" : " where (made_at, id) < (:madeAt, :id)")
                        + " order by made_at desc, id desc limit :limit")
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("madeAt", after.madeAt()).param("id", after.id());
        }
        return rows(statement.query(RolloutRows::rollout).list());
    }

    private List<Row> rows(List<Rollout> rollouts) {
        Map<String, Tally> tallies =
                tallies(rollouts.stream().map(each -> each.id().value()).toList());
        return rollouts.stream()
                .map(each -> new Row(each, tallies.getOrDefault(each.id().value(), Tally.NONE)))
                .toList();
    }

    private Map<String, Tally> tallies(List<String> ids) {
        Map<String, Tally> tallies = new HashMap<>();
        if (!ids.isEmpty()) {
            reader.jdbc()
                    .sql("select rollout_id, state, kiosks from rollout_count where rollout_id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        Tally some = Tally.of(KioskState.valueOf(row.getString("state")), row.getLong("kiosks"));
                        tallies.merge(row.getString("rollout_id"), some, Tally::plus);
                    });
        }
        return tallies;
    }

    /// One kiosk with its name; that of a kiosk which is gone is its id.
    record Named(Member member, String name) {}

    /// In the order of their places.
    ///
    /// @param state only those, or null for all
    /// @param after a place, -1 for the first page
    List<Named> kiosks(RolloutId id, @Nullable KioskState state, long after, int limit) {
        var statement = reader.jdbc()
                .sql("""
                        select m.kiosk_id, m.place, m.zone, m.state, m.told_at, m.changed_at, m.before_text, m.note,
                               coalesce(kiosk.name, m.kiosk_id) as name
                        from rollout_kiosk m left join kiosk on kiosk.id = m.kiosk_id
                        where m.rollout_id = :id and m.place > :after
                        """ + (state == null ? "" : " and m.state = :state") + " order by m.place limit :limit")
                .param("id", id.value())
                .param("after", after)
                .param("limit", limit);
        return (state == null ? statement : statement.param("state", state.name()))
                .query((row, number) -> new Named(RolloutRows.member(row), row.getString("name")))
                .list();
    }

    Optional<Named> kiosk(RolloutId id, String kiosk) {
        return reader.jdbc()
                .sql("""
                        select m.kiosk_id, m.place, m.zone, m.state, m.told_at, m.changed_at, m.before_text, m.note,
                               coalesce(kiosk.name, m.kiosk_id) as name
                        from rollout_kiosk m left join kiosk on kiosk.id = m.kiosk_id
                        where m.rollout_id = :id and m.kiosk_id = :kiosk
                        """)
                .param("id", id.value())
                .param("kiosk", kiosk)
                .query((row, number) -> new Named(RolloutRows.member(row), row.getString("name")))
                .optional();
    }

    /// What a rollout came to with one kiosk.
    record Part(Rollout rollout, Member member) {}

    /// Rollouts that mean a kiosk, drafts left out, the newest first.
    List<Part> ofKiosk(String kiosk, int limit) {
        Map<String, Member> members = new HashMap<>();
        reader.jdbc().sql("""
                        select m.rollout_id, m.kiosk_id, m.place, m.zone, m.state, m.told_at, m.changed_at,
                               m.before_text, m.note
                        from rollout_kiosk m join rollout r on r.id = m.rollout_id
                        where m.kiosk_id = :kiosk and r.state <> 'DRAFT'
                        order by r.started_at desc limit :limit
                        """).param("kiosk", kiosk).param("limit", limit).query(row -> {
            members.put(row.getString("rollout_id"), RolloutRows.member(row));
        });
        return members.isEmpty()
                ? List.of()
                : reader
                        .jdbc()
                        .sql(RolloutRows.COLUMNS + " where id in (:ids) order by started_at desc")
                        .param("ids", members.keySet())
                        .query(RolloutRows::rollout)
                        .list()
                        .stream()
                        .map(rollout -> new Part(
                                rollout,
                                Objects.requireNonNull(members.get(rollout.id().value()))))
                        .toList();
    }

    /// How many were chosen one by one.
    long chosen(RolloutId id) {
        return reader.jdbc()
                .sql("select count(*) from rollout_kiosk where rollout_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /// @param who empty where the rollout did it by itself
    record Event(int number, Instant at, String who, String words) {}

    /// The newest first.
    List<Event> events(RolloutId id, int before, int limit) {
        return reader.jdbc()
                .sql("""
                        select number, at, who, words from rollout_event where rollout_id = :id and number < :before
                        order by number desc limit :limit
                        """)
                .param("id", id.value())
                .param("before", before)
                .param("limit", limit)
                .query(RolloutList::event)
                .list();
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getInt("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("who"),
                row.getString("words"));
    }

    /// The name of a rollout that is under way with the same kind of change for the same target.
    Optional<String> unfinished(String kind, String query) {
        return reader.jdbc()
                .sql("""
                        select name from rollout where kind = :kind and target_query = :query
                            and state in ('RUNNING', 'PAUSED', 'ROLLING_BACK') limit 1
                        """)
                .param("kind", kind)
                .param("query", query)
                .query(String.class)
                .optional();
    }

    /// Rollouts of a survey, whatever version, the newest first.
    List<Row> ofSurvey(String survey, int limit) {
        return rows(reader.jdbc()
                .sql(RolloutRows.COLUMNS + """
                         where kind = 'survey' and substr(change_text, 1, :length) = :line
                        order by made_at desc, id desc limit :limit
                        """)
                .param("line", "survey=" + survey + "\n")
                .param("length", survey.length() + "survey=\n".length())
                .param("limit", limit)
                .query(RolloutRows::rollout)
                .list());
    }
}
