package fi.hymy.simulator;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives each kiosk its past, as soon as it shows a survey; only then it takes visitors.
final class Ready {
    private static final Logger LOG = LoggerFactory.getLogger(Ready.class);
    private static final long LOOK_MILLIS = 200;

    private final List<PretendKiosk> kiosks;
    private final History history;
    private final boolean wanted;
    private final Set<PretendKiosk> done = ConcurrentHashMap.newKeySet();
    private final AtomicLong past = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("history").daemon().unstarted(this::run);

    Ready(List<PretendKiosk> kiosks, History history, SimulatorSettings settings) {
        this.kiosks = List.copyOf(kiosks);
        this.history = history;
        this.wanted = settings.history() > 0;
    }

    void start() {
        if (wanted) {
            thread.start();
        }
    }

    void stop() {
        thread.interrupt();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean takes(PretendKiosk kiosk) {
        return !wanted || done.contains(kiosk);
    }

    /// Responses made of the past.
    long past() {
        return past.get();
    }

    private void run() {
        try {
            while (done.size() < kiosks.size()) {
                for (PretendKiosk kiosk : kiosks) {
                    if (!done.contains(kiosk)) {
                        make(kiosk);
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
            LOG.info("the past is made: {} responses", past.get());
        } catch (InterruptedException e) {
            LOG.debug("the past stays unfinished");
        }
    }

    private void make(PretendKiosk kiosk) throws InterruptedException {
        var survey = kiosk.showing();
        if (survey.isPresent()) {
            if (kiosk.isNew()) {
                past.addAndGet(history.make(kiosk, survey.get()));
            }
            done.add(kiosk);
        }
    }
}
