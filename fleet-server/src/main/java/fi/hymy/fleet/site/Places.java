package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.web.Named;
import fi.hymy.fleet.web.Sight;
import fi.hymy.protocol.schedule.HoursText;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tree of organisations, areas and sites.
@Component
public final class Places {
    /// Deep enough for country, region, town, street, house and floor.
    private static final int DEEPEST = 12;

    private final WriterDb writer;
    private final ReaderDb reader;

    public Places(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /// Every place with its tags, by name. A fleet of 10 000 kiosks has some 1 000.
    public List<Place> all() {
        return PlaceRows.places(reader.jdbc(), "order by name, id", query -> query);
    }

    /// As [#all], of those that the one who asks may see.
    public List<Place> seen() {
        return PlaceRows.places(
                reader.jdbc(), "where " + Sight.now().places("place.id") + " order by name, id", query -> query);
    }

    /// As [#all], within a transaction that writes.
    List<Place> allBeforeCommit() {
        return PlaceRows.places(writer.jdbc(), "order by name, id", query -> query);
    }

    public Optional<Place> find(PlaceId id) {
        return find(reader.jdbc(), id);
    }

    public List<Place> children(PlaceId id) {
        return PlaceRows.places(
                reader.jdbc(), "where parent_id = :id order by kind, name, id", query -> query.param("id", id.value()));
    }

    /// The place and what is above it, up to its organisation; empty when there is no such place.
    public List<Place> upwards(PlaceId id) {
        return PlaceRows.places(reader.jdbc(), """
                join (with recursive up (id, parent_id, height) as (
                          select id, parent_id, 0 from place where id = :id
                          union all
                          select p.id, p.parent_id, up.height + 1 from place p join up on p.id = up.parent_id
                          where up.height < 20)
                      select id as up_id, height from up) above on above.up_id = place.id
                order by above.height
                """, query -> query.param("id", id.value()));
    }

    /// @param parent null for an organisation alone
    /// @throws IllegalArgumentException when such a kind cannot lie there
    public Outcome<Place> add(PlaceKind kind, @Nullable PlaceId parent, PlaceDetails details) {
        var place = new Place(PlaceId.fresh(), kind, parent, details);
        return change(() -> refusal(place).or(() -> keyTaken(place)), () -> {
            PlaceRows.insert(writer.jdbc(), place);
            Audited.about(Named.Kind.PLACE, place.id().value());
            return place;
        });
    }

    /// Changes what is said of a place and where it lies; its kind stays.
    public Outcome<Place> change(PlaceId id, @Nullable PlaceId parent, PlaceDetails details) {
        return change(
                () -> find(writer.jdbc(), id)
                        .map(old -> changed(old, parent, details))
                        .map(place -> refusal(place).or(() -> keyTaken(place)))
                        .orElse(Optional.of(t("There is no such place any more."))),
                () -> {
                    Place old = find(writer.jdbc(), id).orElseThrow();
                    Place place = changed(old, parent, details);
                    noteChanges(old, place);
                    PlaceRows.update(writer.jdbc(), place);
                    return place;
                });
    }

    /// Takes away a place in which nothing lies: no place, and no point.
    ///
    /// @return the place as it was
    public Outcome<Place> remove(PlaceId id) {
        return change(
                () -> {
                    if (find(writer.jdbc(), id).isEmpty()) {
                        return Optional.of(t("There is no such place any more."));
                    }
                    boolean used = writer.jdbc()
                                    .sql("""
                                            select (select count(*) from place where parent_id = :id)
                                                 + (select count(*) from experience_point where site_id = :id)
                                            """)
                                    .param("id", id.value())
                                    .query(Long.class)
                                    .single()
                            > 0;
                    return used
                            ? Optional.of(t("Something lies in it still: move or remove that first."))
                            : Optional.empty();
                },
                () -> {
                    Place place = find(writer.jdbc(), id).orElseThrow();
                    PlaceRows.delete(writer.jdbc(), id);
                    return place;
                });
    }

    /// Puts back a place that was just removed, under its old id.
    Outcome<Place> restore(Place place) {
        return change(() -> refusal(place).or(() -> keyTaken(place)), () -> {
            PlaceRows.insert(writer.jdbc(), place);
            return place;
        });
    }

    private static void noteChanges(Place old, Place place) {
        Audited.change("name", old.name(), place.name());
        Audited.change("lies in", old.parentOrNull(), place.parentOrNull());
        Audited.change("address", old.details().address(), place.details().address());
        Audited.change("key", old.details().key(), place.details().key());
        Audited.change("map position", old.details().position(), place.details().position());
        Audited.change("time zone", old.details().zone(), place.details().zone());
        Audited.change("opening hours", hours(old), hours(place));
        Audited.change(
                "languages",
                PlaceRows.languages(old.details().languages()),
                PlaceRows.languages(place.details().languages()));
        Audited.change(
                "tags",
                Tags.text(old.details().tags()),
                Tags.text(place.details().tags()));
    }

    private static @Nullable String hours(Place place) {
        return place.details().opening() == null
                ? null
                : HoursText.of(place.details().opening());
    }

    private static Place changed(Place old, @Nullable PlaceId parent, PlaceDetails details) {
        return new Place(old.id(), old.kind(), parent, details);
    }

    private <T> Outcome<T> change(Supplier<Optional<String>> refusal, Supplier<T> action) {
        return Changes.inOrder(writer, refusal, action);
    }

    private static Optional<Place> find(JdbcClient jdbc, PlaceId id) {
        return PlaceRows.places(jdbc, "where id = :id", query -> query.param("id", id.value())).stream()
                .findFirst();
    }

    /// Why it cannot lie where it should, if it cannot.
    private Optional<String> refusal(Place place) {
        PlaceId above = place.parentOrNull();
        for (int height = 1; above != null; height++) {
            Optional<Place> found = find(writer.jdbc(), above);
            if (found.isEmpty()) {
                return Optional.of(t("There is no place '%s' to put it into.", above));
            }
            if (found.get().kind() == PlaceKind.SITE) {
                return Optional.of(t("A site holds experience points, no places."));
            }
            if (above.equals(place.id())) {
                return Optional.of(t("A place cannot lie in itself."));
            }
            if (height > DEEPEST) {
                return Optional.of(t("Places may lie 12 deep."));
            }
            above = found.get().parentOrNull();
        }
        return Optional.empty();
    }

    private Optional<String> keyTaken(Place place) {
        return place.details()
                .externalKey()
                .flatMap(key -> writer.jdbc()
                        .sql("select name from place where external_key = :key and id <> :id")
                        .param("key", key)
                        .param("id", place.id().value())
                        .query(String.class)
                        .optional()
                        .map(name -> t("The key '%s' is that of '%s' already.", key, name)));
    }
}
