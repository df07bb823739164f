package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.schedule.Schedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// How kiosks should be set up, as written down; each change makes a new desired state, which the kiosk is told.
@Component
public final class DeviceSetups {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceSetups.class);

    /// What [#read] wants to find in a row of `device_setup`.
    static final String COLUMNS = "brightness, volume, staff_test_until, zone, opening";

    private final WriterDb writer;
    private final ReaderDb reader;
    private final Twin twin;
    private final Downlinks downlinks;
    private final InstantSource clock;

    DeviceSetups(WriterDb writer, ReaderDb reader, Twin twin, Downlinks downlinks, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.twin = twin;
        this.downlinks = downlinks;
        this.clock = clock;
    }

    /// @param by the operator's user name
    public record Saved(DeviceSetup setup, Instant changedAt, String by) {}

    /// Empty where nobody said anything.
    public Optional<Saved> find(KioskId kiosk) {
        return reader.jdbc()
                .sql("select " + COLUMNS + ", changed_at, changed_by from device_setup where kiosk_id = :kiosk")
                .param("kiosk", kiosk.value())
                .query(DeviceSetups::saved)
                .optional();
    }

    /// Writes it down and tells the kiosk, if it is connected; else it hears of it when it comes.
    ///
    /// @param by the operator's user name
    /// @return the new version of what is desired
    /// @throws IllegalArgumentException in words, when its hours and its assignments are too much for one schedule
    public long save(KioskId kiosk, DeviceSetup setup, String by) {
        DesiredState state = writer.transaction().execute(status -> {
            twin.checkFits(kiosk, setup);
            note(find(kiosk).map(Saved::setup).orElse(DeviceSetup.USUAL), setup);
            writer.jdbc()
                    .sql("""
                            insert into device_setup (kiosk_id, brightness, volume, staff_test_until, zone, opening,
                                                      changed_at, changed_by)
                            values (:kiosk, :brightness, :volume, :until, :zone, :opening, :at, :by)
                            on conflict (kiosk_id) do update set
                                brightness = excluded.brightness,
                                volume = excluded.volume,
                                staff_test_until = excluded.staff_test_until,
                                zone = excluded.zone,
                                opening = excluded.opening,
                                changed_at = excluded.changed_at,
                                changed_by = excluded.changed_by
                            """)
                    .param("kiosk", kiosk.value())
                    .param("brightness", setup.brightness())
                    .param("volume", setup.volume())
                    .param(
                            "until",
                            setup.staffTestUntil().map(Instant::toEpochMilli).orElse(null))
                    .param("zone", setup.zone().map(ZoneId::getId).orElse(null))
                    .param("opening", HoursText.of(setup.opening()))
                    .param("at", clock.millis())
                    .param("by", by)
                    .update();
            return twin.renew(kiosk, "Settings of the box", by);
        });
        downlinks.send(kiosk, new Downlink.Desired(state));
        return state.version();
    }

    private static void note(DeviceSetup before, DeviceSetup after) {
        Audited.change("brightness", before.brightness(), after.brightness());
        Audited.change("volume", before.volume(), after.volume());
        Audited.change("staff test until", before.staffTestUntilOrNull(), after.staffTestUntilOrNull());
        Audited.change("time zone", before.zone().orElse(null), after.zone().orElse(null));
        Audited.change("opening hours", HoursText.of(before.opening()), HoursText.of(after.opening()));
    }

    /// A kiosk's own hours win over those of where it stands.
    ///
    /// @param programme null for none
    /// @return null where it is always open and nothing is assigned
    /// @throws IllegalArgumentException when the two are too much for one schedule
    public static @Nullable Schedule schedule(@Nullable DeviceSetup setup, @Nullable Schedule programme) {
        Schedule own = setup == null ? null : setup.schedule();
        if (own == null || programme == null) {
            return own == null ? programme : own;
        }
        return new Schedule(own.zone(), own.opening(), programme.assignments());
    }

    /// Makes sure that something is said of the box, so that a kiosk hears when a part of it was taken back.
    void begin(KioskId kiosk, String by) {
        writer.jdbc()
                .sql("""
                        insert into device_setup (kiosk_id, brightness, volume, opening, changed_at, changed_by)
                        values (:kiosk, :brightness, :volume, :opening, :at, :by)
                        on conflict (kiosk_id) do nothing
                        """)
                .param("kiosk", kiosk.value())
                .param("brightness", DeviceSetup.USUAL.brightness())
                .param("volume", DeviceSetup.USUAL.volume())
                .param("opening", HoursText.ALWAYS)
                .param("at", clock.millis())
                .param("by", by)
                .update();
    }

    private static Saved saved(ResultSet row, int number) throws SQLException {
        DeviceSetup setup = read(row);
        return new Saved(
                setup == null ? DeviceSetup.USUAL : setup,
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getString("changed_by"));
    }

    /// Null where the row has none, as in an outer join.
    static @Nullable DeviceSetup read(ResultSet row) throws SQLException {
        String opening = row.getString("opening");
        if (opening == null) {
            return null;
        }
        long until = row.getLong("staff_test_until");
        boolean ends = !row.wasNull();
        ZoneId zone = zone(row.getString("zone"));
        boolean readable = zone != null || row.getString("zone") == null;
        return new DeviceSetup(
                row.getInt("brightness"),
                row.getInt("volume"),
                ends ? Instant.ofEpochMilli(until) : null,
                zone,
                readable ? HoursText.parse(opening) : Hours.ALWAYS);
    }

    /// One that this Java does not know any more, as after a step back to an older one, closes no kiosk.
    private static @Nullable ZoneId zone(@Nullable String id) {
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException e) {
            LOG.error("opening hours are left out, for this Java does not know the time zone {}", id);
            return null;
        }
    }
}
