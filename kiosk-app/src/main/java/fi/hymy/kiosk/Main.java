package fi.hymy.kiosk;

import fi.hymy.kiosk.config.InvalidSettingsException;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.KioskSettings.Surface;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The kiosk's program: run with settings, or as `render` or `gallery` with their options. Not a JavaFX application
/// class, so that it starts from a plain class path.
public final class Main {
    /// Held, for a logger that nobody holds forgets its level: JavaFX complains about the class path otherwise.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final int BAD_SETTINGS = 2;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        JAVAFX.setLevel(Level.SEVERE);
        List<String> given = List.of(arguments);
        if (!given.isEmpty() && "render".equals(given.getFirst())) {
            System.exit(RenderCli.run(given.subList(1, given.size())));
        }
        if (!given.isEmpty() && "gallery".equals(given.getFirst())) {
            System.exit(GalleryCli.run(given.subList(1, given.size())));
        }
        if (!given.isEmpty() && "pin-hash".equals(given.getFirst())) {
            System.exit(PinCli.run());
        }
        try {
            run(KioskSettings.read(given), KioskApp.Seams.USUAL);
        } catch (InvalidSettingsException e) {
            e.faults().forEach(System.err::println);
            System.exit(BAD_SETTINGS);
        }
    }

    /// Runs the kiosk until the program is told to end, and ends it in order then.
    public static void run(KioskSettings settings, KioskApp.Seams seams) {
        SiteProxy.use(System.getenv());
        LogFiles.in(settings.data());
        // Before anything is logged: that alone takes a tenth of a second.
        Storefront.wake(settings);
        var life = new KioskLife(settings, seams, Main::exit);
        life.begin();
        Runtime.getRuntime().addShutdownHook(new Thread(life::end, "kiosk-shutdown"));
        if (settings.screen().surface() instanceof Surface.None) {
            stayAlive();
        }
    }

    /// JavaFX keeps the program running; where it was not started, somebody else must.
    private static void stayAlive() {
        Thread.ofPlatform().name("kiosk-alive").daemon(false).start(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// On a thread of its own, for the shutdown waits for the one that asks for it.
    private static void exit() {
        Thread.ofPlatform().name("kiosk-exit").start(() -> System.exit(0));
    }
}
