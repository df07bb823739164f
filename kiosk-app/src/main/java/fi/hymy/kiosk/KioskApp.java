package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.Confirmations;
import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.KioskClock;
import fi.hymy.kiosk.clock.TimeProbe;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.KioskSettings.Surface;
import fi.hymy.kiosk.content.ContentStore;
import fi.hymy.kiosk.content.DiskLibrary;
import fi.hymy.kiosk.content.HttpContentSource;
import fi.hymy.kiosk.content.SurveyLibrary;
import fi.hymy.kiosk.device.sound.Loudness;
import fi.hymy.kiosk.enrolment.Directions;
import fi.hymy.kiosk.enrolment.IdentityFolder;
import fi.hymy.kiosk.enrolment.Renewal;
import fi.hymy.kiosk.input.ButtonPanel;
import fi.hymy.kiosk.input.Gpio;
import fi.hymy.kiosk.input.Input;
import fi.hymy.kiosk.input.SimulatedGpio;
import fi.hymy.kiosk.link.Link;
import fi.hymy.kiosk.link.LinkState;
import fi.hymy.kiosk.link.PahoLink;
import fi.hymy.kiosk.network.LocalNetwork;
import fi.hymy.kiosk.outbox.Outbox;
import fi.hymy.kiosk.outbox.PatientOutbox;
import fi.hymy.kiosk.outbox.SqliteOutbox;
import fi.hymy.kiosk.relay.Relay;
import fi.hymy.kiosk.relay.Uplinks;
import fi.hymy.kiosk.relay.Wishes;
import fi.hymy.kiosk.screen.EmulatorWindow;
import fi.hymy.kiosk.screen.FxLoop;
import fi.hymy.kiosk.seal.Sealer;
import fi.hymy.kiosk.speech.Voice;
import fi.hymy.kiosk.speech.Voices;
import fi.hymy.kiosk.twin.Programme;
import fi.hymy.kiosk.twin.Twin;
import fi.hymy.kiosk.twin.TwinMemory;
import fi.hymy.kiosk.visit.ResponseSink;
import fi.hymy.kiosk.visit.Visit;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kiosk, wired by hand: what there is, and who knows whom.
///
/// The constructor is the list of parts, in the order in which they come to life; each that must end in
/// order says so to `shutdown` where it is made, and they end in the opposite order. Whoever follows the
/// visit listens to the storefront; whoever acts for the respondent uses its taps. What it takes to put the
/// first question on the glass comes first: JavaFX starts while the rest is made, and so does the survey that
/// was shown last.
public final class KioskApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KioskApp.class);
    private static final Duration CHECKPOINT = Duration.ofMinutes(5);
    /// After the first picture, before somebody has written something.
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    /// What pictures leave free on the disk, so that answers always find room: 32 MiB.
    private static final long RESERVE = 32L << 20;

    private final SecureRandom random = new SecureRandom();
    private final Shutdown shutdown = new Shutdown();
    private final KioskSettings settings;
    private final Path data;
    private final Runnable closed;

    private final EventLoop timer;
    private final EventLoop disk;
    private final KioskClock clock;
    private final Sealer sealer;
    private final PatientOutbox outbox;
    private final Ways ways;
    private final Link link;
    private final Renewal renewal;
    private final Directions directions;
    private final Relay relay;
    private final ClockNews clockNews;
    private final Storefront storefront;
    private final Twin twin;
    private final Updates updates;
    private final Box box;
    private final Fittings fittings;
    private final StaffRoom staff;

    private KioskApp(KioskSettings settings, Belonging belonging, Seams seams, Runnable closed) {
        this.settings = settings;
        this.data = settings.data();
        this.closed = closed;

        timer = loop("kiosk-timer");
        EventLoop visitLoop = visitLoop();
        disk = loop("disk");
        clock = startClock();
        sealer = Sealer.under(data);
        outbox = new PatientOutbox(this::openOutbox, disk, this::answersCanBeKept);
        shutdown.add("the outbox", outbox::close);

        EventLoop linkLoop = loop("link");
        EventLoop relayLoop = loop("relay");
        ways = new Ways(belonging, IdentityFolder.under(data), clock);
        var paho = new PahoLink(belonging.link(), ways::sockets, clock.boot(), linkLoop, relayLoop, random);
        link = paho;
        shutdown.add("the link", link::close);
        EventLoop renewalLoop = loop("renewal");
        renewal = ways.renewal(renewalLoop, random, () -> paho.drop("the kiosk has a new certificate"));
        shutdown.add("the renewal of the certificate", renewal::close);
        directions = ways.directions(
                renewalLoop,
                random,
                () -> paho.state() instanceof LinkState.Connected,
                now -> paho.move(settings.broker().link(now.kiosk(), now.mqttHost(), now.mqttPort())));
        shutdown.add("the look for the broker", directions::close);
        var uplinks = new Uplinks(belonging.kiosk(), link, clock::now, random);
        relay = new Relay(
                relayLoop, outbox, link, uplinks, Version.current(), settings.heartbeat(), new ServerWishes(), random);

        clockNews = new ClockNews(clock, Confirmations.in(data.resolve("clock")), disk, uplinks::send);
        Voice voice = Voices.start(settings.speech());
        shutdown.add("the voice", voice::close);
        storefront = new Storefront(
                settings,
                belonging.kiosk(),
                visitLoop,
                clock::now,
                random,
                seams.sink().apply(this::keep),
                seams,
                link::state,
                voice);
        twin = new Twin(
                loop("twin"),
                TwinMemory.under(data),
                library(),
                storefront,
                uplinks::send,
                new Programme(timer, clock::now));
        twin.device(storefront::setUp);
        updates = new Updates(settings, ways, clock, loop("update"), disk, storefront, twin);
        shutdown.add("the updates", updates::close);
        storefront.open(closed, twin.start());

        box = new Box(
                settings,
                ways,
                random,
                this::loop,
                closed,
                new Box.Parts(
                        timer,
                        clock,
                        outbox,
                        link,
                        linkLoop,
                        relayLoop,
                        storefront,
                        uplinks,
                        this::shine,
                        renewal::now));
        shutdown.add("the box", box::close);

        storefront.painted().thenRun(box::ready);
        ButtonPanel panel = startPanel(seams);
        var loudness = new Loudness(settings.sound(), loop("mixer"), voice::gain);
        fittings = new Fittings(storefront.loop(), panel, loudness, twin::setUp);
        staff = new StaffRoom(
                settings, storefront, panel, fittings, loudness, clock::now, loop("staff"), closed, ways::leave);
        var facts = new KioskFacts(
                settings,
                belonging,
                paho::broker,
                new Obstacle(LocalNetwork.THIS_BOX::state, ways::reach, timer::millis),
                clock,
                timer,
                link,
                outbox,
                relay.receipts(),
                panel.simulated(),
                storefront::unshownPictures);
        storefront.listen(facts::follow);
        staff.open(facts);
        twin.device(staff::settings);
        shutdown.add("the visit", storefront::leave);
    }

    /// What a test may put in place of the usual.
    ///
    /// @param sink wraps the way of a finished response to the outbox
    /// @param tapGuard how long after a change of the screen taps are ignored
    /// @param gpioOrNull the pins of the panel
    public record Seams(
            UnaryOperator<ResponseSink> sink,
            Duration tapGuard,
            @Nullable Gpio gpioOrNull) {
        public static final Seams USUAL = new Seams(UnaryOperator.identity(), Visit.TAP_GUARD);

        public Seams(UnaryOperator<ResponseSink> sink, Duration tapGuard) {
            this(sink, tapGuard, null);
        }

        Optional<Gpio> gpio() {
            return Optional.ofNullable(gpioOrNull);
        }
    }

    /// Starts a kiosk that belongs somewhere.
    ///
    /// @throws IllegalStateException when it has not joined
    public static KioskApp start(KioskSettings settings, Seams seams, Runnable closed) {
        Belonging belonging =
                Belonging.of(settings).orElseThrow(() -> new IllegalStateException("the kiosk has not joined"));
        return start(settings, belonging, seams, closed);
    }

    /// Starts everything, JavaFX included, and returns once the screen is open.
    ///
    /// @param belonging which kiosk it is, and of which server
    /// @param closed ends the program: called when somebody closes the window, which is possible on a
    ///     development machine alone, or when the kiosk should be started anew
    static KioskApp start(KioskSettings settings, Belonging belonging, Seams seams, Runnable closed) {
        Storefront.wake(settings);
        var app = new KioskApp(settings, belonging, seams, closed);
        app.begin();
        return app;
    }

    private void begin() {
        LOG.info("version {} starts for the {}. time", Version.current(), clock.boot());
        outbox.start();
        box.start();
        fittings.begin();
        link.start(relay);
        clockNews.start();
        renewal.start();
        directions.start();
        updates.start();
        disk.after(WARM_UP, sealer::warmUp);
        disk.after(CHECKPOINT, this::checkpoint);
    }

    /// Ends in order and takes the window away.
    @Override
    public void close() {
        storefront.hide();
        end();
    }

    /// Ends in order: whoever stands at the glass keeps the answers given, the server hears that the kiosk
    /// goes, and every file is closed. Waits a few seconds at most. JavaFX takes the window down by itself
    /// when the program ends, and must not be asked to at the same time.
    void end() {
        LOG.info("the kiosk ends");
        shutdown.run();
    }

    /// Ends the program once no visitor is at the glass; on a kiosk it is started anew at once.
    private void endWhenNobodyIsHere(String reason) {
        LOG.error("the program ends as soon as nobody is here, to be started anew: {}", reason);
        storefront.whenNobodyIsHere(closed);
    }

    /// For tests.
    Outbox outbox() {
        return outbox;
    }

    private EventLoop loop(String thread) {
        EventLoop loop = EventLoop.named(thread);
        shutdown.add("the thread " + thread, loop::close);
        return loop;
    }

    private EventLoop visitLoop() {
        return settings.screen().surface() instanceof Surface.None ? loop("visit") : new FxLoop(timer);
    }

    private ButtonPanel startPanel(Seams seams) {
        Gpio gpio = seams.gpio().orElseGet(() -> ButtonPanel.pins(settings.input()));
        var panel = new ButtonPanel(
                settings.input(),
                gpio,
                loop("input"),
                storefront.loop(),
                storefront.taps().by(Channel.BUTTON),
                storefront::move);
        storefront.listen(panel::show);
        panel.watch((input, active) -> {
            if (active && input instanceof Input.Presence) {
                storefront.approached();
            }
        });
        shutdown.add("the buttons and lights", panel::close);
        if (settings.input().emulated() > 0 && gpio instanceof SimulatedGpio drawn) {
            EmulatorWindow.open(drawn, settings.input().emulated());
        }
        return panel;
    }

    /// Commands come once everything is there.
    private CompletionStage<Boolean> shine(int percent) {
        return fittings.shine(percent);
    }

    private SqliteOutbox openOutbox() {
        return SqliteOutbox.open(data.resolve("outbox"), settings.outbox(), InstantSource.system(), sealer);
    }

    private void answersCanBeKept() {
        storefront.retry();
        relay.wake();
        updates.opened(outbox);
    }

    private KioskClock startClock() {
        TimeProbe probe = settings.trustSystemClock() ? TimeProbe.trusting() : TimeProbe.file(TimeProbe.TIMESYNC);
        long largestBoot = SqliteOutbox.largestBoot(data.resolve("outbox"));
        KioskClock started =
                KioskClock.start(data.resolve("clock"), largestBoot, InstantSource.system(), timer::millis, probe);
        shutdown.add("the clock", started::checkpoint);
        return started;
    }

    private SurveyLibrary library() {
        HttpContentSource source = ways.source();
        shutdown.add("the download", source::close);
        return new DiskLibrary(new ContentStore(data.resolve("content"), RESERVE), source);
    }

    private CompletionStage<?> keep(Response response) {
        return outbox.append(response).thenAccept(_ -> relay.wake());
    }

    private void checkpoint() {
        clock.checkpoint();
        disk.after(CHECKPOINT, this::checkpoint);
    }

    private final class ServerWishes implements Wishes {
        @Override
        public void connected() {
            twin.connected();
            updates.connected();
            box.connected();
            clockNews.tell();
        }

        @Override
        public void desired(DesiredState state) {
            twin.desired(state);
        }

        @Override
        public void sealTo(SealingKey key) {
            disk.execute(() -> {
                if (sealer.learn(key)) {
                    sealer.warmUp();
                    outbox.reopen();
                }
            });
        }

        @Override
        public void command(Downlink.Command command) {
            box.command(command);
        }

        @Override
        public void restart(String reason) {
            endWhenNobodyIsHere(reason);
        }
    }
}
