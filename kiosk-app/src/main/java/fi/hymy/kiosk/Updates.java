package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.KioskClock;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.UpdateSettings;
import fi.hymy.kiosk.content.HttpContentSource;
import fi.hymy.kiosk.outbox.Outbox;
import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.kiosk.twin.Twin;
import fi.hymy.kiosk.update.Updater;
import fi.hymy.kiosk.update.Wellness;
import fi.hymy.kiosk.update.slot.Places;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// New software, tied to the parts that it comes from and that say how a version does. On a box without slots it only
/// says what runs.
final class Updates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);

    private final HttpContentSource source;
    private final Updater updater;
    private final Optional<Wellness> wellness;

    /// @param disk where the kiosk writes what is small
    Updates(
            KioskSettings settings,
            Ways ways,
            KioskClock clock,
            EventLoop loop,
            EventLoop disk,
            Storefront storefront,
            Twin twin) {
        UpdateSettings update = settings.update();
        Places places = Updater.places(settings.data(), update);
        source = ways.source();
        updater = new Updater(
                loop,
                update,
                places,
                source,
                new Updater.Surroundings(Version.current(), new Time(clock, ways), storefront, twin::runs));
        wellness = update.slots().map(_ -> new Wellness(places, disk, UUID.randomUUID()));
        twin.software(updater::desired);
        wellness.ifPresent(well -> {
            well.begin();
            storefront.painted().thenRun(well::shown);
        });
    }

    void start() {
        updater.start();
    }

    /// The link stands. From any thread.
    void connected() {
        wellness.ifPresent(Wellness::linked);
    }

    /// The outbox was opened. Waits for the disk.
    void opened(Outbox outbox) {
        wellness.ifPresent(well -> {
            try {
                outbox.facts();
                well.kept();
            } catch (OutboxException e) {
                LOG.error("the outbox cannot be read: {}", e.toString());
            }
        });
    }

    @Override
    public void close() {
        updater.close();
        source.close();
    }

    private record Time(KioskClock clock, Ways ways) implements Updater.Clock {
        @Override
        public Instant wall() {
            return Instant.ofEpochMilli(clock.now().wallMillis());
        }

        @Override
        public Instant trusted() {
            return ways.trustedNow();
        }
    }
}
