package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;

/// The stores of this room on one database, for tests of rooms that build upon it.
public record TestKiosks(Kiosks kiosks, Twin twin, DeviceSetups setups) {
    public static TestKiosks on(Db db, InstantSource clock, Downlinks downlinks) {
        var twin = new Twin(db.writer(), db.reader(), clock);
        return new TestKiosks(
                new Kiosks(db.writer(), db.reader(), clock),
                twin,
                new DeviceSetups(db.writer(), db.reader(), twin, downlinks, clock));
    }

    /// All kiosks with what is known of them; none is shut out.
    public static Fleet fleet(WriterDb writer, ReaderDb reader, InstantSource clock) {
        var nobody = new ShutOuts() {
            @Override
            public Map<KioskId, ShutOut> all() {
                return Map.of();
            }

            @Override
            public Map<KioskId, ShutOut> among(Collection<KioskId> kiosks) {
                return Map.of();
            }
        };
        return new Fleet(
                new Kiosks(writer, reader, clock),
                new Presences(writer, reader),
                new Twin(writer, reader, clock),
                nobody,
                java.util.Set::of,
                clock);
    }
}
