package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.storage.Db;
import java.time.InstantSource;

/// The stores of this room on one database, for tests of rooms that build upon it.
public record TestKiosks(Kiosks kiosks, Twin twin, DeviceSetups setups) {
    public static TestKiosks on(Db db, InstantSource clock, Downlinks downlinks) {
        var twin = new Twin(db.writer(), db.reader(), clock);
        return new TestKiosks(
                new Kiosks(db.writer(), db.reader(), clock),
                twin,
                new DeviceSetups(db.writer(), db.reader(), twin, downlinks, clock));
    }
}
