package fi.hymy.fleet.account;

import fi.hymy.fleet.site.SubTrees;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Sight;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// How far each operator sees: everything, or the sub-trees below some places; and whether contact details.
///
/// Asked anew with every request, so that a change holds at once.
@Component
final class Scopes {
    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    Scopes(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// @param whole whether everything, whatever the places say
    /// @param places on top of the sub-trees; with none of them, and not everything, nothing is seen
    record Scope(boolean whole, boolean contacts, Set<String> places) {
        static final Scope EVERYTHING = new Scope(true, true, Set.of());

        Scope {
            places = Set.copyOf(places);
        }
    }

    /// Of one who is signed in. Whoever is no operator (any more) sees nothing.
    Sight of(String userName) {
        return reader.jdbc()
                .sql("select id, role, whole, contacts from operator where user_name = :name")
                .param("name", userName)
                .query((row, number) -> sight(
                        userName,
                        row.getInt("whole") == 1 || row.getString("role").equals(Role.ADMIN.name()),
                        row.getInt("contacts") == 1 || row.getString("role").equals(Role.ADMIN.name()),
                        "select place_id from operator_scope where operator_id = '%s'"
                                .formatted(plain(row.getString("id")))))
                .optional()
                .orElseGet(() -> sight(userName, false, false, "select id from place where 1 = 0"));
    }

    private Sight sight(String userName, boolean whole, boolean contacts, String roots) {
        return whole
                ? Sight.whole(userName, contacts)
                : new ScopedSight(userName, contacts, new SubTrees(roots), reader, clock);
    }

    /// Stands in the text of statements, so it must be what we make ourselves.
    private static String plain(String id) {
        if (!id.matches("[A-Za-z0-9-]{1,60}")) {
            throw new IllegalStateException("an operator's id is a UUID");
        }
        return id;
    }

    /// Of one operator; nothing for one whom there is not.
    Scope scope(String operator) {
        return all().getOrDefault(operator, new Scope(false, false, Set.of()));
    }

    /// That of every operator, by id.
    Map<String, Scope> all() {
        Map<String, Set<String>> places = new HashMap<>();
        reader.jdbc().sql("select operator_id, place_id from operator_scope").query(row -> {
            places.computeIfAbsent(row.getString("operator_id"), id -> new HashSet<>())
                    .add(row.getString("place_id"));
        });
        Map<String, Scope> scopes = new HashMap<>();
        reader.jdbc().sql("select id, role, whole, contacts from operator").query(row -> {
            boolean admin = row.getString("role").equals(Role.ADMIN.name());
            scopes.put(
                    row.getString("id"),
                    new Scope(
                            admin || row.getInt("whole") == 1,
                            admin || row.getInt("contacts") == 1,
                            places.getOrDefault(row.getString("id"), Set.of())));
        });
        return Map.copyOf(scopes);
    }

    /// Part of the caller's transaction when there is one.
    void set(String operator, Scope scope) {
        writer.jdbc()
                .sql("update operator set whole = :whole, contacts = :contacts where id = :id")
                .param("whole", scope.whole() ? 1 : 0)
                .param("contacts", scope.contacts() ? 1 : 0)
                .param("id", operator)
                .update();
        writer.jdbc()
                .sql("delete from operator_scope where operator_id = :id")
                .param("id", operator)
                .update();
        if (!scope.whole()) {
            scope.places()
                    .forEach(place -> writer.jdbc()
                            .sql("insert into operator_scope (operator_id, place_id) values (:id, :place)")
                            .param("id", operator)
                            .param("place", place)
                            .update());
        }
    }
}
