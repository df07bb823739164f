package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.KioskClock;
import fi.hymy.kiosk.clock.TimeProbe;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.content.ContentStore;
import fi.hymy.kiosk.content.DiskLibrary;
import fi.hymy.kiosk.content.HttpContentSource;
import fi.hymy.kiosk.link.Link;
import fi.hymy.kiosk.link.PahoLink;
import fi.hymy.kiosk.outbox.SqliteOutbox;
import fi.hymy.kiosk.relay.Relay;
import fi.hymy.kiosk.relay.Uplinks;
import fi.hymy.kiosk.relay.Wishes;
import fi.hymy.kiosk.twin.Twin;
import fi.hymy.kiosk.twin.TwinMemory;
import fi.hymy.kiosk.visit.ResponseSink;
import fi.hymy.kiosk.visit.Visit;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.response.Response;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kiosk, wired by hand: what there is, and who knows whom.
public final class KioskApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KioskApp.class);
    private static final Duration CHECKPOINT = Duration.ofMinutes(5);
    /// What pictures leave free on the disk, so that answers always find room: 32 MiB.
    private static final long RESERVE = 32L << 20;

    private final SecureRandom random = new SecureRandom();
    private final EventLoop timer = EventLoop.named("kiosk-timer");
    private final EventLoop linkLoop = EventLoop.named("link");
    private final EventLoop relayLoop = EventLoop.named("relay");
    private final EventLoop twinLoop = EventLoop.named("twin");

    private final SqliteOutbox outbox;
    private final KioskClock clock;
    private final Link link;
    private final Relay relay;
    private final Storefront storefront;
    private final HttpContentSource source;
    private final Twin twin;

    private KioskApp(KioskSettings settings, Seams seams, Runnable closed) {
        Path data = settings.data();
        var server = settings.server();
        outbox = SqliteOutbox.open(data.resolve("outbox"), settings.outbox(), InstantSource.system());
        clock = KioskClock.start(
                data.resolve("clock"), outbox.largestBoot(), InstantSource.system(), timer::millis, probe(settings));
        link = new PahoLink(settings.link(), clock.boot(), linkLoop, relayLoop, random);
        var uplinks = new Uplinks(settings.kiosk(), link, clock::now, random);
        relay = new Relay(
                relayLoop, outbox, link, uplinks, Version.current(), settings.heartbeat(), new ServerWishes(), random);
        storefront =
                new Storefront(settings, timer, clock::now, random, seams.sink().apply(this::keep), seams, link);
        source =
                new HttpContentSource(server.url(), server.kiosk(), server.secret(), HttpContentSource.Deadlines.USUAL);
        var library = new DiskLibrary(new ContentStore(data.resolve("content"), RESERVE), source);
        twin = new Twin(twinLoop, TwinMemory.under(data), library, storefront, uplinks::send);
        storefront.open(closed);
    }

    /// What a test may put in place of the usual.
    ///
    /// @param sink wraps the way of a finished response to the outbox
    /// @param tapGuard how long after a change of the screen taps are ignored
    public record Seams(UnaryOperator<ResponseSink> sink, Duration tapGuard) {
        public static final Seams USUAL = new Seams(UnaryOperator.identity(), Visit.TAP_GUARD);
    }

    /// Starts everything, JavaFX included, and returns once the screen is open.
    ///
    /// @param closed called when somebody closes the window, which is possible on a development machine alone
    public static KioskApp start(KioskSettings settings, Seams seams, Runnable closed) {
        var app = new KioskApp(settings, seams, closed);
        app.begin();
        return app;
    }

    private void begin() {
        LOG.info("version {} starts for the {}. time", Version.current(), clock.boot());
        twin.start();
        link.start(relay);
        timer.after(CHECKPOINT, this::checkpoint);
    }

    /// Ends in order and takes the window away.
    @Override
    public void close() {
        storefront.hide();
        end();
    }

    /// Ends in order: whoever stands at the glass keeps the answers given, the server hears that the kiosk
    /// goes, and every file is closed. Waits a few seconds at most. JavaFX takes the window down by itself when
    /// the program ends, and must not be asked to at the same time.
    void end() {
        LOG.info("the kiosk ends");
        storefront.leave();
        twinLoop.close();
        link.close();
        relayLoop.close();
        linkLoop.close();
        outbox.close();
        source.close();
        clock.checkpoint();
        timer.close();
    }

    private CompletionStage<?> keep(Response response) {
        return outbox.append(response).thenAccept(_ -> relay.wake());
    }

    private void checkpoint() {
        clock.checkpoint();
        timer.after(CHECKPOINT, this::checkpoint);
    }

    private static TimeProbe probe(KioskSettings settings) {
        return settings.trustSystemClock() ? TimeProbe.trusting() : TimeProbe.file(TimeProbe.TIMESYNC);
    }

    private final class ServerWishes implements Wishes {
        @Override
        public void connected() {
            twin.connected();
        }

        @Override
        public void desired(DesiredState state) {
            twin.desired(state);
        }
    }
}
