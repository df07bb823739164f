package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.KioskFilter.Reading;
import fi.hymy.fleet.kiosk.KioskStatus.Concern;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.id.KioskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Pages of kiosks, in an order: it stays quick with ten thousand of them.
@Component
final class KioskListing {
    private static final String LIFE = """
            left join presence on presence.kiosk_id = k.id
            left join twin on twin.kiosk_id = k.id
            """;
    private static final Comparator<Row> IN_ORDER = Comparator.comparingInt(Row::rank)
            .thenComparing(Row::name)
            .thenComparing(row -> row.id().value());

    private final ReaderDb reader;
    private final Concerns concerns;

    KioskListing(ReaderDb reader, Concerns concerns) {
        this.reader = reader;
        this.concerns = concerns;
    }

    /// In which order kiosks are listed; those of one rank by name.
    enum Order {
        /// What needs somebody most comes first.
        WORST,
        NAME
    }

    /// Which kiosks are listed.
    ///
    /// @param trouble whether only those that need somebody
    record Choice(Reading.Good query, boolean trouble, Order order) {}

    /// A kiosk's place in the list.
    ///
    /// @param rank of its concern; 0 for all where only the name counts
    record Row(int rank, String name, KioskId id) {}

    /// Some rows of the list, and how many there are in all.
    record Found(List<Row> rows, int total) {}

    /// @param after the last row of the page before, or null
    List<Row> page(Choice choice, @Nullable Row after, int limit) {
        if (isByNameAlone(choice)) {
            return named(choice, after, 0, limit);
        }
        return ranked(choice)
                .filter(row -> after == null || IN_ORDER.compare(row, after) > 0)
                .sorted(IN_ORDER)
                .limit(limit)
                .toList();
    }

    /// @param skip how many rows lie before the page; the last page where there are not so many
    Found pageAt(Choice choice, int skip, int limit) {
        if (isByNameAlone(choice)) {
            int total = count(choice);
            return new Found(named(choice, null, within(skip, total, limit), limit), total);
        }
        List<Row> all = ranked(choice).sorted(IN_ORDER).toList();
        int from = within(skip, all.size(), limit);
        return new Found(all.subList(from, Math.min(all.size(), from + limit)), all.size());
    }

    /// How the kiosks are that the one who asks may see, in figures.
    Totals totals() {
        Map<KioskId, Concern> now = seen(concerns.all());
        return reader.jdbc()
                .sql("""
                        select count(*) as kiosks, coalesce(sum(presence.linked), 0) as linked,
                               coalesce(sum(presence.outbox_unsent), 0) as unsent
                        from kiosk k left join presence on presence.kiosk_id = k.id
                        where\s""" + Sight.now().kiosks("k.id"))
                .query((row, number) -> new Totals(
                        row.getInt("kiosks"),
                        row.getLong("linked"),
                        (int) now.values().stream()
                                .filter(Concern::needsSomebody)
                                .count(),
                        row.getLong("unsent"),
                        now.values().stream()
                                .filter(concern -> concern == Concern.WRONG_CONTENT)
                                .count()))
                .single();
    }

    private Map<KioskId, Concern> seen(Map<KioskId, Concern> all) {
        if (Sight.now().isWhole()) {
            return all;
        }
        Map<KioskId, Concern> seen = new HashMap<>();
        reader.jdbc()
                .sql("select k.id from kiosk k where " + Sight.now().kiosks("k.id"))
                .query(row -> {
                    var kiosk = new KioskId(row.getString("id"));
                    seen.put(kiosk, all.getOrDefault(kiosk, Concern.NEVER_CAME));
                });
        return seen;
    }

    /// @param trouble how many need somebody
    /// @param unsent answers that wait on kiosks
    /// @param wrongContent how many do not show what they should
    record Totals(int kiosks, long linked, int trouble, long unsent, long wrongContent) {}

    private static boolean isByNameAlone(Choice choice) {
        return choice.order() == Order.NAME && !choice.trouble();
    }

    private static int within(int skip, int total, int limit) {
        int lastPage = total == 0 ? 0 : (total - 1) / limit * limit;
        return Math.clamp(skip, 0, lastPage);
    }

    private Stream<Row> ranked(Choice choice) {
        Map<KioskId, Concern> now = concerns.all();
        boolean worst = choice.order() == Order.WORST;
        return bound(choice, "select 0 as rank, k.name, k.id from kiosk k" + condition(choice))
                .query(KioskListing::row)
                .list()
                .stream()
                .filter(row -> !choice.trouble() || concern(row, now).needsSomebody())
                .map(row -> worst ? new Row(concern(row, now).rank(), row.name(), row.id()) : row);
    }

    /// One that came since the last look has not come to anything yet.
    private static Concern concern(Row row, Map<KioskId, Concern> now) {
        return now.getOrDefault(row.id(), Concern.NEVER_CAME);
    }

    private List<Row> named(Choice choice, @Nullable Row after, int skip, int limit) {
        StatementSpec statement = bound(
                        choice,
                        "select 0 as rank, k.name, k.id from kiosk k" + condition(choice)
                                + (after == null ? "" : " and (k.name, k.id) > (:name, :id)")
                                + " order by k.name, k.id limit :limit offset :skip")
                .param("limit", limit)
                .param("skip", skip);
        if (after != null) {
            statement =
                    statement.param("name", after.name()).param("id", after.id().value());
        }
        return statement.query(KioskListing::row).list();
    }

    /// All that a query means, by name.
    List<Kiosk> all(Reading.Good query) {
        Choice choice = new Choice(query, false, Order.NAME);
        return bound(
                        choice,
                        "select k.id, k.name, k.created_at from kiosk k" + condition(choice) + " order by k.name, k.id")
                .query(Kiosks::kiosk)
                .list();
    }

    private int count(Choice choice) {
        return bound(choice, "select count(*) from kiosk k" + condition(choice))
                .query(Integer.class)
                .single();
    }

    private static String condition(Choice choice) {
        Reading.Good query = choice.query();
        String joins = query.where().isEmpty() ? "" : LIFE + query.joins();
        return "\n" + joins + " where " + Sight.now().kiosks("k.id") + query.where();
    }

    private StatementSpec bound(Choice choice, String sql) {
        return reader.jdbc().sql(sql).params(choice.query().params());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getInt("rank"), row.getString("name"), new KioskId(row.getString("id")));
    }
}
