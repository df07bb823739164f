package fi.hymy.fleet.storage;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread of its own that does the same thing again and again, and once more at the end: for what is gathered in
/// memory and written down together, so that nobody waits for a commit.
public final class Rounds {
    private static final long PATIENCE_SECONDS = 15;

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Duration pause;
    private final String trouble;
    private final Round round;
    private final ScheduledExecutorService thread;

    private volatile boolean running;

    private boolean inTrouble;

    /// What is done in each round. One that fails is followed by the next all the same.
    public interface Round {
        void run() throws Exception;
    }

    /// @param name of the thread
    /// @param pause before each round
    /// @param trouble what the log says when a round fails, once until one goes well again
    public Rounds(String name, Duration pause, String trouble, Round round) {
        this.pause = pause;
        this.trouble = trouble;
        this.round = round;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    public void start() {
        running = true;
        var _ = thread.scheduleWithFixedDelay(this::carefully, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// As [#start()], after a first round at once on the caller's thread.
    public void startAtOnce() {
        carefully();
        start();
    }

    /// Waits for the last round, 15 seconds at the most. Does nothing when it does not run.
    public void stop() {
        if (!running) {
            return;
        }
        running = false;
        thread.execute(this::carefully);
        thread.shutdown();
        try {
            var _ = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return running;
    }

    private void carefully() {
        try {
            round.run();
            inTrouble = false;
        } catch (Exception e) {
            if (!inTrouble) {
                LOG.error("{}; it is tried again", trouble, e);
            }
            inTrouble = true;
        }
    }
}
