package fi.hymy.fleet.account;

import fi.hymy.fleet.site.SubTrees;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.web.Sight;
import java.time.InstantSource;

/// What an operator sees whose work is within some sub-trees of places.
final class ScopedSight implements Sight {
    private final String who;
    private final boolean contacts;
    private final SubTrees trees;
    private final ReaderDb reader;
    private final InstantSource clock;

    ScopedSight(String who, boolean contacts, SubTrees trees, ReaderDb reader, InstantSource clock) {
        this.who = who;
        this.contacts = contacts;
        this.trees = trees;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public String who() {
        return who;
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public boolean seesContacts() {
        return contacts;
    }

    @Override
    public String kiosks(String kiosk) {
        return trees.holdsKiosk(kiosk, clock.millis());
    }

    @Override
    public String kiosksAt(String kiosk, String at) {
        return trees.heldKiosk(kiosk, at);
    }

    @Override
    public String places(String place) {
        return trees.holds(place);
    }

    @Override
    public String points(String point) {
        return trees.holdsPoint(point);
    }

    @Override
    public boolean seesKiosk(String id) {
        return exists("select 1 from kiosk where id = :id and " + kiosks("kiosk.id"), id);
    }

    @Override
    public boolean seesPlace(String id) {
        return exists("select 1 from place where id = :id and " + places("place.id"), id);
    }

    @Override
    public boolean seesPoint(String id) {
        return exists("select 1 from experience_point where id = :id and " + points("experience_point.id"), id);
    }

    @Override
    public boolean seesPlacement(String id) {
        return exists("select 1 from placement where id = :id and " + points("placement.point_id"), id);
    }

    private boolean exists(String sql, String id) {
        return reader.jdbc()
                .sql(sql)
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
