package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.kiosk.LifeWatcher;
import fi.hymy.fleet.kiosk.Revoker;
import fi.hymy.fleet.site.Outcome;
import fi.hymy.fleet.site.Placement;
import fi.hymy.fleet.site.Placements;
import fi.hymy.fleet.site.Stay;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.id.KioskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Steps with what follows from them, and the steps that nobody needs to take by hand.
///
/// A kiosk that somebody puts back to stock or retires stands nowhere any more; one that is retired is shut out.
/// That answers come from a kiosk that hangs on a wall is seen by a round every ten seconds, so that storing answers
/// does not wait for it.
@Component
public final class LifeCycle implements LifeWatcher, WorksInRounds {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 500;
    private static final String ITSELF = "Hymy";

    private final Lives lives;
    private final Placements placements;
    private final Revoker revoker;
    private final InstantSource clock;
    private final Rounds rounds =
            new Rounds("life-cycle", PAUSE, "kiosks that went into service cannot be noted", this::round);

    LifeCycle(Lives lives, Placements placements, Revoker revoker, InstantSource clock) {
        this.lives = lives;
        this.placements = placements;
        this.revoker = revoker;
        this.clock = clock;
    }

    /// A step of many, and what followed from it.
    ///
    /// @param before those that took it, as they were
    /// @param left where those stood that stand nowhere for it
    /// @param shutOut those that must join anew to come again
    record Walked(LifeStep next, List<Life> before, List<Placement> left, Set<KioskId> shutOut) {
        Walked {
            before = List.copyOf(before);
            left = List.copyOf(left);
            shutOut = Set.copyOf(shutOut);
        }
    }

    /// @param kiosks that are where they were
    /// @param points how many of them stand at their points again
    /// @param toJoin how many must join anew
    record Returned(int kiosks, int points, int toJoin) {}

    public Lives.Taken take(Step step) {
        Lives.Taken taken = lives.take(step);
        if (taken instanceof Lives.Taken.Done(var before, var _)) {
            var _ = follow(List.of(before), step.next(), step.by());
        }
        return taken;
    }

    /// Each that may takes the step.
    Walked takeAll(List<KioskId> kiosks, LifeStep next, String by, String note) {
        return follow(lives.takeAll(kiosks, next, by, note), next, by);
    }

    /// Takes a step of many back: each that took no other since is where it was, and stands where it stood unless
    /// somebody else does by now. Certificates that were taken back stay so.
    Returned putBack(Walked walked, String by) {
        Set<KioskId> back = lives.putBack(walked.before(), walked.next(), by);
        Instant now = clock.instant();
        long points = walked.left().stream()
                .filter(stay -> back.contains(stay.kiosk()))
                .filter(stay -> stay.to().filter(to -> !to.isAfter(now)).isEmpty())
                .filter(stay -> placements.place(
                                new Placements.Wish(stay.kiosk(), stay.point(), now, stay.toOrNull(), false, by))
                        instanceof Outcome.Done)
                .count();
        int toJoin = (int) walked.shutOut().stream().filter(back::contains).count();
        return new Returned(back.size(), (int) points, toJoin);
    }

    private Walked follow(List<Life> before, LifeStep next, String by) {
        List<KioskId> kiosks = before.stream().map(Life::kiosk).toList();
        List<Placement> left = kiosks.stream()
                .flatMap(kiosk -> leaveThePoint(kiosk, next).stream())
                .toList();
        Set<KioskId> shutOut = next == LifeStep.RETIRED && !kiosks.isEmpty() ? revoker.shutOut(kiosks, by) : Set.of();
        return new Walked(next, before, left, shutOut);
    }

    @Override
    public void claimed(KioskId kiosk, String by) {
        switch (lives.find(kiosk).map(Life::step).orElse(LifeStep.ASSEMBLED)) {
            case STOCK -> take(Step.of(kiosk, LifeStep.ASSEMBLED, by, Tongue.key("It joined.")));
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
                .forEach(kiosk ->
                        take(Step.of(kiosk, LifeStep.IN_SERVICE, ITSELF, Tongue.key("Answers come from it."))));
    }

    /// @return where it stood
    private Optional<Placement> leaveThePoint(KioskId kiosk, LifeStep next) {
        if (next != LifeStep.STOCK && next != LifeStep.RETIRED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return placements
                .of(kiosk, now)
                .map(Stay::placement)
                .filter(stay -> placements.end(stay.id(), now) instanceof Outcome.Done);
    }
}
