package fi.hymy.fleet.lifecycle;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.site.PointId;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far each kiosk has come. Any thread; steps of one kiosk come one after the other.
@Component
public final class Lives {
    static final int TEXT = 100;
    /// So many in one transaction, so that others who write wait for milliseconds only.
    private static final int AT_ONCE = 100;

    private static final String SELECT = """
            select k.id, coalesce(l.step, 'STOCK') as step, coalesce(l.since, k.created_at) as since,
                   coalesce(l.serial, '') as serial, coalesce(l.model, '') as model
            from kiosk k left join kiosk_life l on l.kiosk_id = k.id
            """;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    Lives(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// What a step came to.
    public sealed interface Taken {
        /// @param before how it was
        record Done(Life before, TakenStep step) implements Taken {}

        record Refused(String why) implements Taken {}
    }

    public Optional<Life> find(KioskId kiosk) {
        return find(reader.jdbc(), kiosk);
    }

    /// Of those that there are.
    public Map<KioskId, Life> find(Collection<KioskId> kiosks) {
        Map<KioskId, Life> found = new HashMap<>();
        List<String> ids = kiosks.stream().map(KioskId::value).toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            reader.jdbc()
                    .sql(SELECT + "where k.id in (:kiosks)")
                    .param("kiosks", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .query(Lives::life)
                    .list()
                    .forEach(life -> found.put(life.kiosk(), life));
        }
        return found;
    }

    /// How many kiosks are at each step.
    public Map<LifeStep, Long> counts() {
        Map<LifeStep, Long> counts = new EnumMap<>(LifeStep.class);
        reader.jdbc().sql("""
                        select coalesce(l.step, 'STOCK') as step, count(*) as kiosks
                        from kiosk k left join kiosk_life l on l.kiosk_id = k.id
                        group by coalesce(l.step, 'STOCK')
                        """).query(row -> {
            counts.put(LifeStep.valueOf(row.getString("step")), row.getLong("kiosks"));
        });
        return counts;
    }

    /// The latest first.
    public List<TakenStep> history(KioskId kiosk) {
        return reader.jdbc()
                .sql("""
                        select s.number, s.step, s.at, s.by_whom, s.note, s.point_id, p.number as photo
                        from kiosk_step s
                        left join install_photo p on p.kiosk_id = s.kiosk_id and p.number = s.number
                        where s.kiosk_id = :kiosk order by s.number desc
                        """)
                .param("kiosk", kiosk.value())
                .query(Lives::taken)
                .list();
    }

    /// Takes a step, if it may be taken from where the kiosk is by now.
    public Taken take(Step step) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            lock(step.kiosk());
            Optional<Life> found = find(writer.jdbc(), step.kiosk());
            if (found.isEmpty()) {
                return new Taken.Refused(t("There is no kiosk '%s'.", step.kiosk()));
            }
            Life life = found.get();
            if (life.step() == step.next()) {
                return new Taken.Refused(t("It is %s already.", step.next().small()));
            }
            if (!life.step().mayBecome(step.next())) {
                return new Taken.Refused(t(
                        "It is %s, and cannot be %s next.",
                        life.step().small(), step.next().small()));
            }
            Audited.change("step", life.step().label(), step.next().label());
            return new Taken.Done(life, written(step));
        }));
    }

    /// Takes a step of many, each if it may.
    ///
    /// @return those that took it, as they were before
    List<Life> takeAll(List<KioskId> kiosks, LifeStep next, String by, String note) {
        var before = new ArrayList<Life>();
        for (int from = 0; from < kiosks.size(); from += AT_ONCE) {
            List<KioskId> some = kiosks.subList(from, Math.min(kiosks.size(), from + AT_ONCE));
            writer.transaction()
                    .executeWithoutResult(status -> some.forEach(kiosk -> {
                        if (take(Step.of(kiosk, next, by, note)) instanceof Taken.Done(var old, var _)) {
                            before.add(old);
                        }
                    }));
        }
        return before;
    }

    /// Puts back how kiosks were before a step, each that took no other since; the history keeps both.
    ///
    /// @return those that were put back
    Set<KioskId> putBack(List<Life> before, LifeStep next, String by) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            var back = new HashSet<KioskId>();
            for (Life old : before) {
                lock(old.kiosk());
                if (find(writer.jdbc(), old.kiosk())
                        .filter(now -> now.step() == next)
                        .isPresent()) {
                    written(Step.of(old.kiosk(), old.step(), by, key("Taken back.")));
                    back.add(old.kiosk());
                }
            }
            return back;
        }));
    }

    /// A retired kiosk joined again: it is where it was before, assembled at the least.
    void revive(KioskId kiosk, String by) {
        writer.transaction().executeWithoutResult(status -> {
            lock(kiosk);
            if (find(writer.jdbc(), kiosk)
                    .filter(life -> life.step() == LifeStep.RETIRED)
                    .isPresent()) {
                LifeStep before = history(kiosk).stream()
                        .skip(1)
                        .findFirst()
                        .map(TakenStep::step)
                        .filter(step -> step != LifeStep.STOCK && step != LifeStep.RETIRED)
                        .orElse(LifeStep.ASSEMBLED);
                written(Step.of(kiosk, before, by, key("It joined again.")));
            }
        });
    }

    /// Notes what box it is.
    ///
    /// @return what was wrong, or empty when it is noted
    public Optional<String> describe(KioskId kiosk, String serial, String model) {
        Optional<String> problem = Step.problem(t("The serial number"), serial.strip(), TEXT)
                .or(() -> Step.problem(t("The model"), model.strip(), TEXT));
        if (problem.isPresent()) {
            return problem;
        }
        writer.transaction().executeWithoutResult(status -> {
            lock(kiosk);
            find(writer.jdbc(), kiosk).ifPresent(old -> {
                Audited.change("serial number", old.serial(), serial.strip());
                Audited.change("model", old.model(), model.strip());
            });
            writer.jdbc()
                    .sql(
                            "update kiosk_life set serial = :serial, model = :model, folded = :folded where kiosk_id = :kiosk")
                    .param("serial", serial.strip())
                    .param("model", model.strip())
                    .param("folded", folded(serial.strip() + "\n" + model.strip()))
                    .param("kiosk", kiosk.value())
                    .update();
        });
        return Optional.empty();
    }

    /// Those that were hung up and from which answers came since, at most so many.
    List<KioskId> answeredSinceInstalled(int most) {
        return reader.jdbc()
                .sql("""
                        select l.kiosk_id from kiosk_life l join presence p on p.kiosk_id = l.kiosk_id
                        where l.step = 'INSTALLED' and p.last_response_at > l.since
                        order by l.kiosk_id limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new KioskId(row.getString("kiosk_id")))
                .list();
    }

    /// How often it was hung up so far; rises with each time.
    int installations(KioskId kiosk) {
        return reader.jdbc()
                .sql("select count(*) from kiosk_step where kiosk_id = :kiosk and step = 'INSTALLED'")
                .param("kiosk", kiosk.value())
                .query(Integer.class)
                .single();
    }

    /// Makes the row where there is none, and holds it, on databases with many writers too.
    private void lock(KioskId kiosk) {
        writer.jdbc().sql("""
                        insert into kiosk_life (kiosk_id, step, since, serial, model, folded)
                        select id, 'STOCK', created_at, '', '', '' from kiosk where id = :kiosk
                        on conflict (kiosk_id) do update set step = kiosk_life.step
                        """).param("kiosk", kiosk.value()).update();
    }

    private TakenStep written(Step step) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        int number = 1
                + writer.jdbc()
                        .sql("select coalesce(max(number), 0) from kiosk_step where kiosk_id = :kiosk")
                        .param("kiosk", step.kiosk().value())
                        .query(Integer.class)
                        .single();
        writer.jdbc()
                .sql("update kiosk_life set step = :step, since = :now where kiosk_id = :kiosk")
                .param("step", step.next().name())
                .param("now", now.toEpochMilli())
                .param("kiosk", step.kiosk().value())
                .update();
        PointId point = step.pointOrNull();
        writer.jdbc()
                .sql("""
                        insert into kiosk_step (kiosk_id, number, step, at, by_whom, note, point_id)
                        values (:kiosk, :number, :step, :at, :by, :note, :point)
                        """)
                .param("kiosk", step.kiosk().value())
                .param("number", number)
                .param("step", step.next().name())
                .param("at", now.toEpochMilli())
                .param("by", step.by())
                .param("note", step.note())
                .param("point", point == null ? null : point.value(), Types.VARCHAR)
                .update();
        return new TakenStep(number, step.next(), now, step.by(), step.note(), point, false);
    }

    private static Optional<Life> find(JdbcClient jdbc, KioskId kiosk) {
        return jdbc.sql(SELECT + "where k.id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(Lives::life)
                .optional();
    }

    /// As the search of sites folds what it looks for.
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Life life(ResultSet row, int number) throws SQLException {
        return new Life(
                new KioskId(row.getString("id")),
                LifeStep.valueOf(row.getString("step")),
                Instant.ofEpochMilli(row.getLong("since")),
                row.getString("serial"),
                row.getString("model"));
    }

    private static TakenStep taken(ResultSet row, int number) throws SQLException {
        String point = row.getString("point_id");
        row.getInt("photo");
        boolean photo = !row.wasNull();
        return new TakenStep(
                row.getInt("number"),
                LifeStep.valueOf(row.getString("step")),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("by_whom"),
                row.getString("note"),
                point == null ? null : new PointId(point),
                photo);
    }
}
