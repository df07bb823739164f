package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.kiosk.LifeWatcher;
import fi.hymy.fleet.site.Placements;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// Steps with what follows from them, and the steps that nobody needs to take by hand.
///
/// A kiosk that somebody puts back to stock or retires stands nowhere any more. That answers come from a kiosk that
/// hangs on a wall is seen by a round every ten seconds, so that storing answers does not wait for it.
@Component
public final class LifeCycle implements LifeWatcher, WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 500;
    private static final String ITSELF = "Hymy";

    private final Lives lives;
    private final Placements placements;
    private final InstantSource clock;
    private final Rounds rounds =
            new Rounds("life-cycle", PAUSE, "kiosks that went into service cannot be noted", this::round);

    LifeCycle(Lives lives, Placements placements, InstantSource clock) {
        this.lives = lives;
        this.placements = placements;
        this.clock = clock;
    }

    public Lives.Taken take(Step step) {
        Lives.Taken taken = lives.take(step);
        if (taken instanceof Lives.Taken.Done) {
            leaveThePoint(step.kiosk(), step.next());
        }
        return taken;
    }

    /// @return those that took the step, as they were before
    List<Life> takeAll(List<KioskId> kiosks, LifeStep next, String by, String note) {
        List<Life> before = lives.takeAll(kiosks, next, by, note);
        before.forEach(life -> leaveThePoint(life.kiosk(), next));
        return before;
    }

    @Override
    public void claimed(KioskId kiosk, String by) {
        switch (lives.find(kiosk).map(Life::step).orElse(LifeStep.ASSEMBLED)) {
            case STOCK -> take(Step.of(kiosk, LifeStep.ASSEMBLED, by, "It joined."));
            case RETIRED -> lives.revive(kiosk, by);
            case ASSEMBLED, SHIPPED, INSTALLED, IN_SERVICE -> {}
        }
    }

    /// It may join again where it stands, so it keeps its point.
    @Override
    public void retired(KioskId kiosk, String by, String why) {
        var _ = lives.take(Step.of(kiosk, LifeStep.RETIRED, by, why));
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    /// Begins the service of those from which answers came since they were hung up.
    void round() {
        lives.answeredSinceInstalled(AT_ONCE)
                .forEach(kiosk -> take(Step.of(kiosk, LifeStep.IN_SERVICE, ITSELF, "Answers come from it.")));
    }

    private void leaveThePoint(KioskId kiosk, LifeStep next) {
        if (next == LifeStep.STOCK || next == LifeStep.RETIRED) {
            placements.of(kiosk, clock.instant()).ifPresent(stay -> {
                var _ = placements.end(stay.placement().id(), clock.instant());
            });
        }
    }
}
