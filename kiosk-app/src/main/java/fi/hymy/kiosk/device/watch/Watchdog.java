package fi.hymy.kiosk.device.watch;

import fi.hymy.kiosk.config.WatchdogSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whoever watches that all is well, as long as every part of the heart ticks, and keeps silent when
/// one does not.
///
/// When nobody watches, or the watcher does nothing, it ends the program by itself after a last wait. It
/// has a thread of its own and needs no other.
public final class Watchdog implements AutoCloseable {
    /// With which code a program ends that stands still and that nobody else ends.
    public static final int STALLED = 75;

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long JOIN_MILLIS = 2000;
    /// A turn that took this many times as long as it should: the program was held up as a whole.
    private static final int HELD_UP = 4;

    private final Heart heart;
    private final Notifier notifier;
    private final Manners manners;
    private final LastResort lastResort;
    private final Thread thread = Thread.ofPlatform().name("watchdog").daemon().unstarted(this::run);
    private volatile boolean closing;
    private long stalledSince;
    private List<String> told = List.of();

    public Watchdog(Heart heart, Notifier notifier, Manners manners, LastResort lastResort) {
        this.heart = heart;
        this.notifier = notifier;
        this.manners = manners;
        this.lastResort = lastResort;
    }

    /// @param every how often to look
    /// @param last how long a part may stand still beyond its patience until the last resort; zero or less
    ///     for never
    public record Manners(Duration every, Duration last) {
        private static final Duration EVERY = Duration.ofSeconds(5);

        public static Manners of(Notifier notifier, WatchdogSettings settings) {
            Duration every =
                    notifier.patience().map(patience -> patience.dividedBy(3)).orElse(EVERY);
            // One that watches has its turn first.
            Duration last = settings.patience().plus(notifier.patience().orElse(Duration.ZERO));
            return new Manners(every, settings.exit() ? last : Duration.ZERO);
        }
    }

    /// What to do about a program that stands still.
    ///
    /// @param noted told which parts stand still, before anybody ends the program, and with none when all
    ///     advance again; must not wait
    /// @param end ends the program at once, without asking anybody in it
    public record LastResort(Consumer<List<String>> noted, Runnable end) {}

    public void start() {
        thread.start();
    }

    /// The first picture is on the screen.
    public void ready() {
        notifier.ready();
    }

    /// The program is ending in order; nothing is watched any more.
    @Override
    public void close() {
        closing = true;
        notifier.stopping();
        thread.interrupt();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long lastTurn = System.nanoTime();
        while (!closing) {
            try {
                Thread.sleep(manners.every());
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            look(Duration.ofNanos(now - lastTurn), now);
            lastTurn = now;
        }
    }

    private void look(Duration since, long nanos) {
        if (since.compareTo(manners.every().multipliedBy(HELD_UP).plusSeconds(1)) > 0) {
            LOG.warn("the whole program was held up for {} s", since.toSeconds());
            heart.forgive();
        }
        List<String> stalled = heart.stalled();
        if (stalled.isEmpty()) {
            if (!told.isEmpty()) {
                LOG.info("everything advances again");
                told = List.of();
                lastResort.noted().accept(told);
            }
            notifier.alive();
        } else {
            mind(stalled, nanos);
        }
    }

    private void mind(List<String> stalled, long nanos) {
        if (told.isEmpty()) {
            stalledSince = nanos;
            LOG.error("no longer advancing: {}", String.join(", ", stalled));
            told = stalled;
            lastResort.noted().accept(stalled);
        }
        Duration last = manners.last();
        if (last.isPositive() && nanos - stalledSince > last.toNanos()) {
            LOG.error("the program ends itself: {} did not advance for too long", String.join(", ", stalled));
            lastResort.end().run();
        }
    }
}
