package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.BootFile;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.KioskSettings.Surface;
import fi.hymy.kiosk.device.box.BoxTree;
import fi.hymy.kiosk.device.watch.Heart;
import fi.hymy.kiosk.device.watch.Notifier;
import fi.hymy.kiosk.device.watch.SystemdNotifier;
import fi.hymy.kiosk.device.watch.Watchdog;
import fi.hymy.kiosk.enrolment.Enrolment;
import fi.hymy.kiosk.enrolment.EnrolmentView;
import fi.hymy.kiosk.enrolment.IdentityFolder;
import fi.hymy.kiosk.enrolment.Membership;
import fi.hymy.kiosk.enrolment.TrustedTime;
import fi.hymy.kiosk.network.LocalNetwork;
import fi.hymy.kiosk.screen.EnrolmentScreen;
import fi.hymy.kiosk.screen.FxLoop;
import fi.hymy.kiosk.screen.KioskWindow;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kiosk before it is one of a fleet: a page that shows its code, and what asks for it. Ends when it has joined.
final class Joining implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
    private static final int TICKS_IN_PATIENCE = 6;

    private final Shutdown shutdown = new Shutdown();
    private final KioskSettings settings;
    private final Runnable closed;
    private final EventLoop timer = EventLoop.named("kiosk-timer");
    private final EventLoop glass;
    private final Enrolment enrolment;
    private final Watchdog watchdog;

    /// What follows belongs to the JavaFX thread.
    private @Nullable KioskWindow window;

    private @Nullable EnrolmentScreen screen;

    /// @param joined told once, on a thread of this; the page stays until it is closed
    private Joining(KioskSettings settings, Runnable closed, Consumer<Membership> joined) {
        this.settings = settings;
        this.closed = closed;
        EventLoop asking = EventLoop.named("enrolment");
        shutdown.add("the threads", () -> {
            asking.close();
            timer.close();
        });
        glass = settings.screen().surface() instanceof Surface.None ? timer : new FxLoop(timer);
        var folder = IdentityFolder.under(settings.data());
        var time = new TrustedTime(folder.path(), Version.built(), Optional::empty);
        enrolment =
                Enrolment.over(asking, folder, time, settings.join(), about(), new SecureRandom(), this::show, joined);
        shutdown.add("asking", enrolment::close);
        watchdog = watch();
        shutdown.add("the watchdog", watchdog::close);
    }

    /// Opens the page and begins to ask.
    static Joining begin(KioskSettings settings, Runnable closed, Consumer<Membership> joined) {
        LOG.info("version {} belongs to no server yet", Version.current());
        var joining = new Joining(settings, closed, joined);
        joining.open();
        return joining;
    }

    private void open() {
        watchdog.start();
        if (settings.screen().surface() instanceof Surface.None) {
            watchdog.ready();
        } else {
            glass.execute(this::openWindow);
        }
        enrolment.start();
    }

    private void openWindow() {
        KioskWindow opened = Storefront.windowOn(settings.screen().surface(), closed);
        window = opened;
        String language = BootFile.read(settings.join().boot())
                .language()
                .orElse(settings.staff().language());
        var made = new EnrolmentScreen(
                opened.width(), opened.height(), settings.screen().pixelsPerMillimetre(), language, enrolment::typed);
        screen = made;
        opened.open(made.root(), watchdog::ready);
    }

    /// On the thread that asks.
    private void show(EnrolmentView view) {
        EnrolmentView seen = view.state() == EnrolmentView.State.NO_NETWORK ? nearest(view) : view;
        if (!(settings.screen().surface() instanceof Surface.None)) {
            glass.execute(() -> {
                if (screen != null) {
                    screen.show(seen);
                }
            });
        }
    }

    /// What stands in the way nearest to the box comes first.
    private static EnrolmentView nearest(EnrolmentView view) {
        String near =
                switch (LocalNetwork.THIS_BOX.state()) {
                    case NO_LINK -> "no cable is plugged in, and no Wi-Fi was joined";
                    case NO_ADDRESS -> "the network gave this box no address";
                    case PORTAL -> "the network wants a sign-in on a page of its own";
                    case UP -> "";
                };
        return near.isEmpty() ? view : view.because(near);
    }

    private static Enrolment.About about() {
        BoxTree box = BoxTree.ofThisMachine();
        String model = box.text("proc/device-tree/model")
                .or(() -> box.text("sys/class/dmi/id/product_name"))
                .orElse(System.getProperty("os.arch", "?"));
        String plain = model.replaceAll("\\p{Cntrl}", "").strip();
        return new Enrolment.About(Version.current(), plain.substring(0, Math.min(plain.length(), 100)));
    }

    /// Whoever watches over the program does so from the first page on.
    private Watchdog watch() {
        var heart = new Heart(timer::millis);
        Duration patience = settings.watchdog().patience();
        Heart.Beat beat = heart.part("screen", patience);
        tick(beat, patience.dividedBy(TICKS_IN_PATIENCE));
        Notifier notifier = new Passing(SystemdNotifier.from(System.getenv()));
        var manners = Watchdog.Manners.of(notifier, settings.watchdog());
        var last = new Watchdog.LastResort(
                stalled -> LOG.error("stands still: {}", stalled),
                () -> Runtime.getRuntime().halt(Watchdog.STALLED));
        return new Watchdog(heart, notifier, manners, last);
    }

    private void tick(Heart.Beat beat, Duration every) {
        glass.execute(beat::tick);
        timer.after(every, () -> tick(beat, every));
    }

    /// Takes the page away, and asks no more.
    @Override
    public void close() {
        glass.execute(() -> {
            if (window != null) {
                window.close();
            }
        });
        end();
    }

    /// The same without the window, which JavaFX takes down by itself when the program ends.
    void end() {
        shutdown.run();
    }

    /// When this part ends, the program goes on.
    private record Passing(Notifier systemd) implements Notifier {
        @Override
        public void ready() {
            systemd.ready();
        }

        @Override
        public void alive() {
            systemd.alive();
        }

        @Override
        public void stopping() {}

        @Override
        public Optional<Duration> patience() {
            return systemd.patience();
        }
    }
}
