package fi.hymy.simulator;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends visitors to the kiosks, at random moments around a steady rate. When the machine falls behind, they come late
/// and all the same.
final class Visitors {
    private static final Logger LOG = LoggerFactory.getLogger(Visitors.class);
    private static final double NANOS = 1e9;
    /// A kiosk without a survey, or still busy with its history, sends its visitor to another; after so many he leaves.
    private static final int DOORS = 20;

    private final List<PretendKiosk> kiosks;
    private final double[] upTo;
    private final double rate;
    private final InstantSource clock;
    private final ZoneId zone;
    private final SplittableRandom random;
    private final ReadyKiosks ready;
    private final Thread thread = Thread.ofPlatform().name("visitors").daemon().unstarted(this::run);
    private final AtomicLong given = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile boolean stopped;

    /// Which kiosks take visitors.
    @FunctionalInterface
    interface ReadyKiosks {
        boolean takes(PretendKiosk kiosk);
    }

    /// @param rate visitors a second, more than 0
    Visitors(List<PretendKiosk> kiosks, double rate, long seed, InstantSource clock, ZoneId zone, ReadyKiosks ready) {
        this.kiosks = List.copyOf(kiosks);
        this.rate = rate;
        this.clock = clock;
        this.zone = zone;
        this.random = new SplittableRandom(seed);
        this.ready = ready;
        this.upTo = new double[kiosks.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += kiosks.get(i).place().volume();
            upTo[i] = sum;
        }
    }

    void start() {
        thread.start();
    }

    /// Returns once the last visitor has gone; waits two seconds at most.
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Responses that are on disk.
    long given() {
        return given.get();
    }

    /// Responses that the disk did not take.
    long lost() {
        return lost.get();
    }

    private void run() {
        double due = System.nanoTime();
        while (!stopped) {
            due += -Math.log(1 - random.nextDouble()) / rate * NANOS;
            long wait = (long) (due - System.nanoTime());
            while (wait > 0 && !stopped) {
                LockSupport.parkNanos(wait);
                wait = (long) (due - System.nanoTime());
            }
            if (!stopped) {
                visit();
            }
        }
    }

    /// The outermost edge of the thread: one visitor who trips must not keep the others away.
    private void visit() {
        try {
            for (int door = 0; door < DOORS; door++) {
                PretendKiosk kiosk = pick();
                if (ready.takes(kiosk) && kiosk.showing().isPresent()) {
                    answer(kiosk);
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.error("a visitor could not answer", e);
        }
    }

    private void answer(PretendKiosk kiosk) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        kiosk.showing()
                .ifPresent(survey -> kiosk.place()
                        .visitor(now, random)
                        .answer(survey.survey())
                        .ifPresent(visit -> {
                            var _ = kiosk.keep(survey, visit, kiosk.time().now(), random)
                                    .whenComplete((_, failure) -> (failure == null ? given : lost).incrementAndGet());
                        }));
    }

    /// Busy places are picked more often.
    private PretendKiosk pick() {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return kiosks.get(low);
    }
}
