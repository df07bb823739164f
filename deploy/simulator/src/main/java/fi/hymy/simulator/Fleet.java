package fi.hymy.simulator;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.LinkSettings;
import fi.hymy.kiosk.content.ContentStore;
import fi.hymy.kiosk.content.DiskLibrary;
import fi.hymy.kiosk.content.HttpContentSource;
import fi.hymy.kiosk.relay.Relay;
import fi.hymy.kiosk.relay.Uplinks;
import fi.hymy.kiosk.relay.Wishes;
import fi.hymy.kiosk.twin.Programme;
import fi.hymy.kiosk.twin.Twin;
import fi.hymy.kiosk.twin.TwinMemory;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.simulator.enrolment.Endpoint;
import fi.hymy.simulator.enrolment.Identity;
import fi.hymy.simulator.enrolment.PinnedCa;
import fi.hymy.simulator.enrolment.Roll;
import fi.hymy.simulator.link.HiveMqLink;
import fi.hymy.simulator.link.LinkTls;
import fi.hymy.simulator.outbox.KioskOutbox;
import fi.hymy.simulator.outbox.SharedOutbox;
import fi.hymy.simulator.people.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// All pretend kiosks and what they share: one outbox file, one library, one network thread, a loop for the
/// links, one for the relays and one for the twins.
final class Fleet implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final Duration HEARTBEAT = Duration.ofSeconds(60);
    /// What was kept while the link was down goes first.
    private static final Duration HEALTH_AFTER = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long FREE_BYTES = 32L << 20;
    private static final int STARTS_PER_SECOND = 200;
    private static final long LEAVING_SECONDS = 8;
    private static final String VERSION = "simulator";

    private final EventLoop links = EventLoop.named("links");
    private final EventLoop relays = EventLoop.named("relays");
    private final EventLoop twins = EventLoop.named("twins");
    private final InstantSource wall = InstantSource.system();
    /// Safe for use by several threads.
    private final RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private final SimulatorSettings settings;
    private final Endpoint broker;
    private final PinnedCa trust;
    private final SharedOutbox outbox;
    private final HttpContentSource source;
    private final List<PretendKiosk> kiosks;
    private final Ready ready;
    private final Visitors visitors;

    /// Opens the files and wires everything; nothing moves yet.
    ///
    /// @throws fi.hymy.kiosk.outbox.OutboxException when the outboxes cannot be opened
    Fleet(SimulatorSettings settings, Roll roll, Path data) {
        this.settings = settings;
        this.broker = roll.broker();
        this.trust = new PinnedCa(roll.join());
        this.outbox = SharedOutbox.open(data, wall);
        Identity first = roll.kiosks().getFirst();
        this.source = new HttpContentSource(
                roll.join().server(), () -> first.context(trust), HttpContentSource.Deadlines.USUAL);
        var library = new SharedLibrary(new DiskLibrary(new ContentStore(data.resolve("content"), FREE_BYTES), source));
        Map<KioskId, KioskOutbox> outboxes =
                outbox.boot(roll.kiosks().stream().map(Identity::kiosk).toList());
        this.kiosks = roll.kiosks().stream()
                .map(identity -> kiosk(identity, Objects.requireNonNull(outboxes.get(identity.kiosk())), library))
                .toList();
        ZoneId zone = ZoneId.systemDefault();
        this.ready = new Ready(
                kiosks, new History(settings.history(), settings.perDay(), settings.seed(), wall, zone), settings);
        this.visitors =
                new Visitors(kiosks, Math.max(settings.rate(), 1e-9), settings.seed(), wall, zone, ready::takes);
    }

    private PretendKiosk kiosk(Identity identity, KioskOutbox part, SharedLibrary library) {
        long seed = settings.seed() ^ identity.kiosk().value().hashCode() * 0x9E3779B97F4A7C15L;
        var time = new KioskTime(part.boot(), wall, links::millis);
        var kiosk = new PretendKiosk(identity.kiosk(), Place.of(seed), time, part);
        var tls = new LinkTls(identity.keyManager(), trust);
        var link = new HiveMqLink(link(identity.kiosk()), tls, time.boot(), links, relays, new SplittableRandom(seed));
        var uplinks = new Uplinks(identity.kiosk(), link, time::now, random);
        var programme = new Programme(twins, time::now);
        var twin = new Twin(twins, TwinMemory.forgetful(), library, kiosk, uplinks::send, programme);
        var software = new PretendSoftware(twins, wall, settings.update(), random, twin::runs);
        twin.software(software::desired);
        twins.execute(software::start);
        var relay = new Relay(relays, part, link, uplinks, VERSION, HEARTBEAT, wishes(kiosk, twin), random);
        kiosk.equip(new PretendKiosk.Rooms(link, relay, twin, uplinks, PretendBox.of(seed)));
        return kiosk;
    }

    private LinkSettings link(KioskId kiosk) {
        return new LinkSettings(
                kiosk,
                broker.host(),
                broker.port(),
                KEEP_ALIVE,
                LinkSettings.Deadlines.USUAL,
                LinkSettings.Patience.cappedAt(LONGEST_WAIT));
    }

    private Wishes wishes(PretendKiosk kiosk, Twin twin) {
        return new Wishes() {
            @Override
            public void connected() {
                twin.connected();
                relays.after(HEALTH_AFTER, kiosk::tellHealth);
            }

            @Override
            public void desired(DesiredState state) {
                twin.desired(state);
            }

            // There is nothing to be done in a pretend box.
            @Override
            public void command(Downlink.Command command) {}
        };
    }

    /// Connects them, so many a second that no broker takes it for an attack, and lets the visitors in.
    void start() {
        for (int i = 0; i < kiosks.size(); i++) {
            links.after(Duration.ofMillis(i * 1000L / STARTS_PER_SECOND), kiosks.get(i)::start);
        }
        new Healths(relays, kiosks).start();
        ready.start();
        if (settings.rate() > 0) {
            visitors.start();
        }
    }

    /// No more visitors; what they gave is still delivered.
    void stopGiving() {
        visitors.stop();
        ready.stop();
    }

    /// Whether every kiosk has its past, if one is wanted.
    boolean isPastMade() {
        return kiosks.stream().allMatch(ready::takes);
    }

    /// Where the fleet stands.
    ///
    /// @param showing kiosks that show a survey
    /// @param given responses on disk, the past ones too
    /// @param receipted of those that were given, or waited, since the start
    /// @param lost responses that the disk did not take
    record Progress(int kiosks, long connected, long showing, long given, long receipted, long unsent, long lost) {}

    Progress progress() {
        return new Progress(
                kiosks.size(),
                kiosks.stream().filter(PretendKiosk::isConnected).count(),
                kiosks.stream().filter(kiosk -> kiosk.showing().isPresent()).count(),
                visitors.given() + ready.past(),
                outbox.released(),
                outbox.unsent(),
                visitors.lost());
    }

    /// Says goodbye for each kiosk, then closes the files. Takes a few seconds.
    @Override
    public void close() {
        stopGiving();
        var leaving = new ArrayList<CompletableFuture<Boolean>>();
        kiosks.forEach(kiosk -> leaving.add(kiosk.leave().toCompletableFuture()));
        CompletableFuture.allOf(leaving.toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, LEAVING_SECONDS, TimeUnit.SECONDS)
                .join();
        links.close();
        twins.close();
        relays.close();
        source.close();
        outbox.close();
    }
}
