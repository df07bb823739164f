package fi.hymy.fleet.rollout;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.Sentence;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/// Rollouts in the database.
@Component
final class RolloutBook implements Book {
    private static final String JOIN = """
            insert into rollout_kiosk (rollout_id, kiosk_id, place, zone, state, told_at, changed_at, before_text, note)
            values (:id, :kiosk, :place, :zone, :state, :told, :at, :before, :note)
            on conflict (rollout_id, kiosk_id) do nothing
            """;

    private static final String MOVE = """
            update rollout_kiosk set state = :state, told_at = :told, changed_at = :at, before_text = :before,
                note = :note
            where rollout_id = :id and kiosk_id = :kiosk and state = :from
            """;

    private static final String COUNT = """
            insert into rollout_count (rollout_id, wave, zone, state, kiosks) values (:id, :wave, :zone, :state, :more)
            on conflict (rollout_id, wave, zone, state) do update set kiosks = rollout_count.kiosks + excluded.kiosks
            """;

    private static final String SOME = """
            select m.kiosk_id, m.place, m.zone, m.state, m.told_at, m.changed_at, m.before_text, m.note,
                   case when life.step = 'RETIRED' then null else kiosk.id end as known,
                   presence.linked, presence.link_changed_at
            from rollout_kiosk m
            left join kiosk on kiosk.id = m.kiosk_id
            left join kiosk_life life on life.kiosk_id = m.kiosk_id
            left join presence on presence.kiosk_id = m.kiosk_id
            where m.rollout_id = :id and m.state = :state and m.place > :after and m.place <= :upto
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final NamedParameterJdbcTemplate batches;

    RolloutBook(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
        this.batches = new NamedParameterJdbcTemplate(writer.source());
    }

    @Override
    public List<RolloutId> awake() {
        return reader.jdbc()
                .sql("select id from rollout where awake = 1 order by made_at desc")
                .query((row, number) -> new RolloutId(row.getString("id")))
                .list();
    }

    @Override
    public Optional<Rollout> find(RolloutId id) {
        return reader.jdbc()
                .sql(RolloutRows.COLUMNS + " where id = :id")
                .param("id", id.value())
                .query(RolloutRows::rollout)
                .optional();
    }

    @Override
    public Counts counts(RolloutId id) {
        List<Counts.Count> rows = reader.jdbc()
                .sql("select wave, zone, state, kiosks from rollout_count where rollout_id = :id")
                .param("id", id.value())
                .query((row, number) -> new Counts.Count(
                        row.getInt("wave"),
                        row.getString("zone"),
                        KioskState.valueOf(row.getString("state")),
                        row.getLong("kiosks")))
                .list();
        int waves = reader.jdbc()
                .sql("select count(*) from rollout_wave where rollout_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
        return new Counts(waves, rows);
    }

    @Override
    public List<Wave> waves(RolloutId id) {
        return reader.jdbc()
                .sql("select wave, upto, opened_at from rollout_wave where rollout_id = :id order by wave")
                .param("id", id.value())
                .query(RolloutBook::wave)
                .list();
    }

    private static Wave wave(ResultSet row, int number) throws SQLException {
        return new Wave(row.getInt("wave"), row.getLong("upto"), RolloutRows.moment(row, "opened_at"));
    }

    @Override
    public boolean change(Rollout before, Standing after, String who, String words, Instant now) {
        return inOneGo(() -> {
            boolean begins = before.state() == State.DRAFT && after.state() == State.RUNNING;
            int changed = writer.jdbc()
                    .sql("""
                            update rollout set state = :state, wave = :wave, good_since = :goodSince,
                                forgiven = :forgiven, accepted = :accepted, why = :why, state_by = :by,
                                state_since = :since, awake = 1, revision = revision + 1
                            where id = :id and revision = :revision
                            """)
                    .params(RolloutRows.params(after))
                    .param("id", before.id().value())
                    .param("revision", before.revision())
                    .update();
            if (changed == 1 && begins) {
                started(before.id(), who, now);
            }
            if (changed == 1 && after.wave() > before.standing().wave()) {
                opened(before.id(), after.wave(), now);
            }
            if (changed == 1 && !words.isEmpty()) {
                write(before.id(), who, words, now);
            }
            return changed == 1;
        });
    }

    private void started(RolloutId id, String who, Instant now) {
        writer.jdbc()
                .sql("update rollout set started_by = :who, started_at = :at where id = :id")
                .param("who", who)
                .param("at", now.toEpochMilli())
                .param("id", id.value())
                .update();
    }

    private void opened(RolloutId id, int wave, Instant now) {
        writer.jdbc()
                .sql("update rollout_wave set opened_at = :at where rollout_id = :id and wave = :wave")
                .param("at", now.toEpochMilli())
                .param("id", id.value())
                .param("wave", wave)
                .update();
    }

    /// Within a transaction.
    void write(RolloutId id, String who, String words, Instant now) {
        writer.jdbc()
                .sql("""
                        insert into rollout_event (rollout_id, number, at, who, words)
                        select :id, coalesce(max(number), 0) + 1, :at, :who, :words from rollout_event
                        where rollout_id = :id
                        """)
                .param("id", id.value())
                .param("at", now.toEpochMilli())
                .param("who", who)
                .param("words", words)
                .update();
    }

    @Override
    public int join(RolloutId id, Collection<Member> joining) {
        List<Member> all = List.copyOf(joining);
        return inOneGo(() -> {
            int[] done = batches.batchUpdate(
                    JOIN,
                    all.stream()
                            .map(member -> new MapSqlParameterSource(RolloutRows.params(id, member)))
                            .toArray(SqlParameterSource[]::new));
            var delta = new Delta(wavesBeforeCommit(id));
            int joined = 0;
            for (int i = 0; i < done.length; i++) {
                joined += done[i];
                delta.add(all.get(i), done[i]);
            }
            count(id, delta);
            return joined;
        });
    }

    @Override
    public Set<KioskId> members(RolloutId id, Collection<KioskId> kiosks) {
        return kiosks.isEmpty()
                ? Set.of()
                : new HashSet<>(reader.jdbc()
                        .sql("select kiosk_id from rollout_kiosk where rollout_id = :id and kiosk_id in (:kiosks)")
                        .param("id", id.value())
                        .param("kiosks", ids(kiosks))
                        .query((row, number) -> new KioskId(row.getString("kiosk_id")))
                        .list());
    }

    @Override
    public boolean plan(Rollout rollout, Instant now) {
        return inOneGo(() -> {
            if (!hold(rollout)) {
                return false;
            }
            RolloutId id = rollout.id();
            int kiosks = writer.jdbc()
                    .sql("select count(*) from rollout_kiosk where rollout_id = :id")
                    .param("id", id.value())
                    .query(Integer.class)
                    .single();
            Waves waves = rollout.plan().waves();
            long from = -1;
            for (int wave = 1; wave <= waves.count(); wave++) {
                int reach = waves.reach(wave, kiosks);
                long upto = wave == waves.count() ? Long.MAX_VALUE : reach == 0 ? from : placeAt(id, reach);
                plan(id, wave, from, upto);
                from = upto;
            }
            String words = Sentence.kept(
                    "Planned: %s in %s, %s in the first",
                    Sentence.counted(kiosks, "kiosk", "kiosks"),
                    Sentence.counted(waves.count(), "wave", "waves"),
                    Numbers.spaced(waves.reach(1, kiosks)));
            return change(rollout, rollout.standing().atWave(1), "", words, now);
        });
    }

    private long placeAt(RolloutId id, int reach) {
        return writer.jdbc()
                .sql("""
                        select place from rollout_kiosk where rollout_id = :id order by place limit 1 offset :offset
                        """)
                .param("id", id.value())
                .param("offset", reach - 1)
                .query(Long.class)
                .single();
    }

    private void plan(RolloutId id, int wave, long from, long upto) {
        writer.jdbc()
                .sql("insert into rollout_wave (rollout_id, wave, upto) values (:id, :wave, :upto)")
                .param("id", id.value())
                .param("wave", wave)
                .param("upto", upto)
                .update();
        writer.jdbc()
                .sql("""
                        insert into rollout_count (rollout_id, wave, zone, state, kiosks)
                        select rollout_id, :wave, zone, state, count(*) from rollout_kiosk
                        where rollout_id = :id and place > :from and place <= :upto
                        group by rollout_id, zone, state
                        """)
                .param("id", id.value())
                .param("wave", wave)
                .param("from", from)
                .param("upto", upto)
                .update();
    }

    @Override
    public List<Member.Seen> some(
            RolloutId id, KioskState state, @Nullable Set<String> zones, long after, long upto, int limit) {
        var statement = reader.jdbc()
                .sql(SOME + (zones == null ? "" : " and m.zone in (:zones)") + " order by m.place limit :limit")
                .param("id", id.value())
                .param("state", state.name())
                .param("after", after)
                .param("upto", upto)
                .param("limit", limit);
        return (zones == null ? statement : statement.param("zones", zones))
                .query(RolloutBook::seen)
                .list();
    }

    private static Member.Seen seen(ResultSet row, int number) throws SQLException {
        boolean linked = row.getInt("linked") == 1;
        return new Member.Seen(
                RolloutRows.member(row),
                row.getString("known") != null,
                linked ? RolloutRows.moment(row, "link_changed_at") : null);
    }

    @Override
    public void move(RolloutId id, Collection<Move> moves) {
        List<Move> all = List.copyOf(moves);
        inOneGo(() -> {
            int[] done = batches.batchUpdate(
                    MOVE,
                    all.stream()
                            .map(move -> new MapSqlParameterSource(RolloutRows.params(id, move.to()))
                                    .addValue("from", move.from().state().name()))
                            .toArray(SqlParameterSource[]::new));
            var delta = new Delta(wavesBeforeCommit(id));
            for (int i = 0; i < done.length; i++) {
                delta.add(all.get(i).from(), -done[i]);
                delta.add(all.get(i).to(), done[i]);
            }
            count(id, delta);
            return true;
        });
    }

    private List<Wave> wavesBeforeCommit(RolloutId id) {
        return writer.jdbc()
                .sql("select wave, upto, opened_at from rollout_wave where rollout_id = :id order by wave")
                .param("id", id.value())
                .query(RolloutBook::wave)
                .list();
    }

    /// By how many kiosks the counts change.
    private record Delta(List<Wave> waves, Map<Counts.Count, Integer> more) {
        Delta(List<Wave> waves) {
            this(waves, new HashMap<>());
        }

        void add(Member member, int by) {
            waves.stream()
                    .filter(wave -> member.place() <= wave.upto())
                    .findFirst()
                    .ifPresent(wave -> {
                        more.merge(new Counts.Count(wave.number(), member.zone(), member.state(), 0), by, Integer::sum);
                    });
        }
    }

    private void count(RolloutId id, Delta delta) {
        var rows = new ArrayList<SqlParameterSource>();
        delta.more().forEach((what, more) -> {
            if (more != 0) {
                rows.add(new MapSqlParameterSource("id", id.value())
                        .addValue("wave", what.wave())
                        .addValue("zone", what.zone())
                        .addValue("state", what.state().name())
                        .addValue("more", more));
            }
        });
        if (!rows.isEmpty()) {
            batches.batchUpdate(COUNT, rows.toArray(SqlParameterSource[]::new));
        }
    }

    @Override
    public boolean hold(Rollout rollout) {
        return writer.jdbc()
                        .sql("update rollout set awake = 1 where id = :id and revision = :revision")
                        .param("id", rollout.id().value())
                        .param("revision", rollout.revision())
                        .update()
                == 1;
    }

    @Override
    public <T> T inOneGo(Supplier<T> action) {
        return Objects.requireNonNull(writer.transaction().execute(status -> action.get()));
    }

    @Override
    public Map<KioskId, String> claimedByNewer(Rollout rollout, Collection<KioskId> kiosks) {
        Map<KioskId, String> claimed = new HashMap<>();
        if (kiosks.isEmpty() || rollout.startedAt() == null) {
            return claimed;
        }
        writer.jdbc()
                .sql("""
                        select m.kiosk_id, r.name from rollout_kiosk m join rollout r on r.id = m.rollout_id
                        where m.kiosk_id in (:kiosks) and m.state in ('TOLD', 'DONE', 'FAILED', 'NOT_REACHED')
                            and r.kind = :kind and r.started_at > :started
                            and r.state not in ('ROLLING_BACK', 'ROLLED_BACK')
                        """)
                .param("kiosks", ids(kiosks))
                .param("kind", rollout.kind())
                .param("started", rollout.startedAt().toEpochMilli())
                .query(row -> {
                    claimed.put(new KioskId(row.getString("kiosk_id")), row.getString("name"));
                });
        return claimed;
    }

    @Override
    public boolean isNewest(Rollout rollout) {
        return rollout.startedAt() != null
                && reader.jdbc()
                        .sql("""
                                select 1 from rollout where kind = :kind and target_query = :query
                                    and started_at > :started and state not in ('ROLLING_BACK', 'ROLLED_BACK')
                                limit 1
                                """)
                        .param("kind", rollout.kind())
                        .param("query", rollout.query())
                        .param("started", rollout.startedAt().toEpochMilli())
                        .query(Integer.class)
                        .optional()
                        .isEmpty();
    }

    @Override
    public void sleep(Rollout rollout) {
        writer.jdbc()
                .sql("update rollout set awake = 0 where id = :id and revision = :revision")
                .param("id", rollout.id().value())
                .param("revision", rollout.revision())
                .update();
    }

    static List<String> ids(Collection<KioskId> kiosks) {
        return kiosks.stream().map(KioskId::value).toList();
    }
}
