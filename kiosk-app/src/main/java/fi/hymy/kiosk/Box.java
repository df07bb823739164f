package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.KioskClock;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.device.HealthReporter;
import fi.hymy.kiosk.device.box.BoxTree;
import fi.hymy.kiosk.device.box.Facts;
import fi.hymy.kiosk.device.box.LastRun.Exit;
import fi.hymy.kiosk.device.command.Commands;
import fi.hymy.kiosk.device.command.HttpUpload;
import fi.hymy.kiosk.device.command.LogBundle;
import fi.hymy.kiosk.device.watch.Heart;
import fi.hymy.kiosk.device.watch.Notifier;
import fi.hymy.kiosk.device.watch.SystemdNotifier;
import fi.hymy.kiosk.device.watch.Watchdog;
import fi.hymy.kiosk.link.Link;
import fi.hymy.kiosk.link.Published;
import fi.hymy.kiosk.outbox.PatientOutbox;
import fi.hymy.kiosk.relay.Uplinks;
import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Uplink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The kiosk as a box: its health, its watchdog and its commands, tied to the parts that they look at and
/// act on.
final class Box implements AutoCloseable {
    private static final Duration CANARY_EVERY = Duration.ofMinutes(15);
    /// The disk is busy enough while the kiosk starts.
    private static final Duration FIRST_CANARY = Duration.ofSeconds(60);

    private final Facts facts;
    private final Vitals vitals;
    private final Watchdog watchdog;
    private final HealthReporter health;
    private final Commands commands;
    private final HttpUpload upload;
    private final EventLoop deviceLoop;
    private final EventLoop canaryLoop;
    private final Runnable exit;
    private volatile boolean restarting;

    /// What it looks at and acts on.
    record Parts(
            EventLoop timer,
            KioskClock clock,
            PatientOutbox outbox,
            Link link,
            EventLoop linkLoop,
            EventLoop relayLoop,
            Storefront storefront,
            Uplinks uplinks,
            IntFunction<CompletionStage<Boolean>> light,
            Supplier<CompletionStage<String>> renewal) {}

    /// @param ways to the server
    /// @param loops makes a loop of that name, which is closed by itself
    /// @param exit ends the program in order
    Box(
            KioskSettings settings,
            Ways ways,
            RandomGenerator random,
            Function<String, EventLoop> loops,
            Runnable exit,
            Parts parts) {
        this.exit = exit;
        Path data = settings.data();
        facts = Facts.begin(BoxTree.ofThisMachine(), data, random);
        deviceLoop = loops.apply("device");
        canaryLoop = loops.apply("device-canary");

        var heart = new Heart(parts.timer()::millis);
        vitals = new Vitals(heart, settings.watchdog().patience(), parts, random);
        Notifier notifier = SystemdNotifier.from(System.getenv());
        var manners = Watchdog.Manners.of(notifier, settings.watchdog());
        watchdog = new Watchdog(heart, notifier, manners, new Watchdog.LastResort(this::stalled, Box::halt));

        health = new HealthReporter(
                deviceLoop,
                facts,
                new Surroundings(parts),
                condition -> parts.uplinks().send(new Uplink.Health(condition)));
        upload = ways.upload();
        commands = new Commands(
                loops.apply("commands"),
                parts.clock()::now,
                data.resolve("device"),
                new BoxHands(parts, ways.belonging().kiosk().value(), parts.light(), this::diagnose, this::restart),
                upload,
                new LogBundle(data.resolve("logs"), new LogMask()),
                result -> parts.uplinks().send(result).thenApply(Published.Acked.class::isInstance));
    }

    void start() {
        commands.start();
        vitals.start();
        watchdog.start();
        deviceLoop.execute(health::start);
        canaryLoop.execute(() -> {
            facts.remember();
            canaryLoop.after(FIRST_CANARY, this::sing);
        });
    }

    private void sing() {
        facts.sing();
        canaryLoop.after(CANARY_EVERY, this::sing);
    }

    /// The first picture is on the screen.
    void ready() {
        watchdog.ready();
    }

    /// The link stands. From any thread.
    void connected() {
        commands.connected();
        deviceLoop.execute(health::connected);
    }

    /// From any thread.
    void command(Downlink.Command command) {
        commands.take(command);
    }

    /// What was found at the last look. From any thread.
    Condition condition() {
        return health.newest();
    }

    /// Written down by another thread, for the disk may be what stands still.
    private void stalled(List<String> parts) {
        canaryLoop.execute(() -> {
            if (parts.isEmpty()) {
                facts.lastRun().goesOn();
            } else {
                facts.lastRun().ends(Exit.WATCHDOG);
            }
        });
    }

    /// Asks nobody in the program, for somebody in it stands still.
    private static void halt() {
        Runtime.getRuntime().halt(Watchdog.STALLED);
    }

    private CompletionStage<String> diagnose() {
        return CompletableFuture.supplyAsync(() -> InWords.of(health.lookNow()), deviceLoop);
    }

    private void restart() {
        restarting = true;
        exit.run();
    }

    /// Nothing is watched any more, and how it ends is written down.
    @Override
    public void close() {
        watchdog.close();
        vitals.close();
        upload.close();
        facts.lastRun().ends(restarting ? Exit.COMMANDED : Exit.CLEAN);
    }
}
