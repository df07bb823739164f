package fi.hymy.fleet.account;

import static fi.hymy.fleet.site.TestEstate.done;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.Kiosk;
import fi.hymy.fleet.kiosk.Kiosks;
import fi.hymy.fleet.site.ExperiencePoint;
import fi.hymy.fleet.site.Place;
import fi.hymy.fleet.site.PlaceDetails;
import fi.hymy.fleet.site.PlaceId;
import fi.hymy.fleet.site.PlaceKind;
import fi.hymy.fleet.site.TestEstate;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.web.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an operator sees whose work is within a sub-tree, on every database.
abstract class ScopesContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private Db db;
    private TestEstate estate;
    private Scopes scopes;
    private Place library;
    private Place north;
    private ExperiencePoint lobby;
    private ExperiencePoint hall;
    private Kiosk own;
    private Kiosk other;
    private String viewer;

    abstract Db open();

    @BeforeEach
    void openTwoSubTrees() {
        db = open();
        estate = TestEstate.on(db, time::get);
        scopes = new Scopes(db.writer(), db.reader(), time::get);
        library = place(PlaceKind.ORGANISATION, null, "City library");
        north = place(PlaceKind.AREA, library.id(), "North");
        lobby = point(place(PlaceKind.SITE, north.id(), "Malmi"), "Lobby");
        hall = point(place(PlaceKind.SITE, library.id(), "Kamppi"), "Hall");
        var kiosks = new Kiosks(db.writer(), db.reader(), time::get);
        own = kiosks.register("Own");
        other = kiosks.register("Other");
        kiosks.register("In stock");
        estate.place(own.id(), lobby.id(), NOW);
        estate.place(other.id(), hall.id(), NOW);
        viewer = new Operators(db.writer(), db.reader(), time::get)
                .add("vera", Role.VIEWER)
                .id();
        scopes.set(viewer, new Scopes.Scope(false, true, Set.of(north.id().value())));
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void seesWhatIsBelowItsPlacesAndNothingElse() {
        Sight sight = scopes.of("vera");

        assertThat(sight.isWhole()).isFalse();
        assertThat(names("select name from place where " + sight.places("place.id")))
                .containsExactlyInAnyOrder("North", "Malmi");
        assertThat(names("select name from experience_point p where " + sight.points("p.id")))
                .containsExactly("Lobby");
        assertThat(names("select name from kiosk k where " + sight.kiosks("k.id")))
                .containsExactly("Own");
        assertThat(sight.seesKiosk(own.id().value())).isTrue();
        assertThat(sight.seesKiosk(other.id().value())).isFalse();
        assertThat(sight.seesKiosk("kiosk-nowhere")).isFalse();
        assertThat(sight.seesPlace(north.id().value())).isTrue();
        assertThat(sight.seesPlace(library.id().value())).as("the place above").isFalse();
        assertThat(sight.seesPoint(lobby.id().value())).isTrue();
        assertThat(sight.seesPoint(hall.id().value())).isFalse();
    }

    @Test
    void losesAKioskThatMovesAwayAndKeepsWhatItSaidHere() {
        time.set(NOW.plus(Duration.ofDays(1)));
        estate.place(own.id(), hall.id(), time.get());
        time.set(NOW.plus(Duration.ofDays(2)));
        Sight sight = scopes.of("vera");

        assertThat(sight.seesKiosk(own.id().value())).isFalse();
        assertThat(saidAt(sight, NOW.plus(Duration.ofHours(1)))).isTrue();
        assertThat(saidAt(sight, NOW.plus(Duration.ofHours(30)))).isFalse();
        assertThat(saidAt(sight, NOW.minus(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void seesNothingWithoutAPlaceAndAllWhenTold() {
        scopes.set(viewer, new Scopes.Scope(false, false, Set.of()));
        assertThat(names("select name from place where " + scopes.of("vera").places("place.id")))
                .isEmpty();
        assertThat(scopes.of("vera").seesContacts()).isFalse();
        assertThat(scopes.of("nobody").seesPlace(north.id().value())).isFalse();

        scopes.set(viewer, Scopes.Scope.EVERYTHING);
        assertThat(scopes.of("vera").isWhole()).isTrue();
        assertThat(names("select name from kiosk k where " + scopes.of("vera").kiosks("k.id")))
                .hasSize(3);
    }

    private boolean saidAt(Sight sight, Instant at) {
        return db.reader()
                .jdbc()
                .sql("select 1 from (select cast(:kiosk as text) as kiosk_id, cast(:at as bigint) as ended_at) a where "
                        + sight.kiosksAt("kiosk_id", "ended_at"))
                .param("kiosk", own.id().value())
                .param("at", at.toEpochMilli())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private List<@Nullable String> names(String sql) {
        return db.reader().jdbc().sql(sql).query(String.class).list();
    }

    private Place place(PlaceKind kind, @Nullable PlaceId parent, String name) {
        return done(estate.places().add(kind, parent, PlaceDetails.named(name)));
    }

    private ExperiencePoint point(Place site, String name) {
        return done(estate.points().add(site.id(), null, name, ""));
    }
}
