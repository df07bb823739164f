package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.time.InstantSource;

/// The stores of this room on one database, for tests of rooms that build upon it.
public record TestEstate(
        Places places, Points points, Placements placements, KioskTags tags, KioskQueries queries, KioskGroups groups) {
    public static TestEstate on(Db db, InstantSource clock) {
        return on(db.writer(), db.reader(), clock);
    }

    public static TestEstate on(WriterDb writer, ReaderDb reader, InstantSource clock) {
        return new TestEstate(
                new Places(writer, reader),
                new Points(writer, reader),
                new Placements(writer, reader, clock),
                new KioskTags(writer, reader),
                new KioskQueries(reader, clock),
                new KioskGroups(writer, reader, clock));
    }

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw new IllegalStateException(why);
        };
    }

    /// Without an end.
    public void place(KioskId kiosk, PointId point, Instant from) {
        done(placements.place(new Placements.Wish(kiosk, point, from, null, true, "anna")));
    }
}
