package fi.hymy.fleet.alert;

import fi.hymy.fleet.alert.Whereabouts.Where;
import fi.hymy.fleet.storage.Rounds;
import fi.hymy.fleet.storage.WorksInRounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks at everything again and again on a thread of its own, opens and closes alerts, and has those told who are to
/// be.
///
/// After its start, and after it stood still (as when its machine was asleep), it waits until kiosks had time to come
/// back: the server's own outage is no alarm about every kiosk.
@Component
final class AlertRound implements WorksInRounds {
    /// So many rounds is it content with what it knows of sites, hours and groups.
    private static final int STALE_ROUNDS = 4;
    private static final Duration STOOD_STILL = Duration.ofMinutes(2);
    private static final Duration SHORTEST_TURN = Duration.ofMinutes(1);

    private final Lookout lookout;
    private final AlertRules rules;
    private final Alerts alerts;
    private final Notices notices;
    private final AlertTurn turn;
    private final AlertDesk desk;
    private final AlertSettings settings;
    private final InstantSource clock;
    private final Rounds rounds;

    private volatile @Nullable Instant quietUntil;
    private volatile @Nullable Instant last;
    private volatile boolean anothers;
    private @Nullable Known known;
    private int round;

    AlertRound(
            Lookout lookout,
            AlertRules rules,
            Alerts alerts,
            Notices notices,
            AlertTurn turn,
            AlertDesk desk,
            AlertSettings settings,
            InstantSource clock) {
        this.lookout = lookout;
        this.rules = rules;
        this.alerts = alerts;
        this.notices = notices;
        this.turn = turn;
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
        this.rounds = new Rounds("alerts", settings.every(), "alarms cannot be looked after", this::round);
    }

    /// What changes seldom.
    private record Known(Where where, RuleBook book, long changes) {}

    @Override
    public Rounds rounds() {
        return rounds;
    }

    /// The last thing that is done is to give the turn away.
    @Override
    public void stop() {
        rounds.stop();
        if (last != null) {
            turn.give();
        }
    }

    /// Whether nothing opens or closes yet, as after the server's start. Any thread.
    boolean isWaiting() {
        Instant quiet = quietUntil;
        return !anothers && (quiet == null || clock.instant().isBefore(quiet));
    }

    void round() {
        Instant now = clock.instant();
        AlertTurn.Turn mine = turn.take(now, turnLength());
        anothers = mine == AlertTurn.Turn.ANOTHERS;
        if (anothers) {
            last = null;
            return;
        }
        if (last == null || mine == AlertTurn.Turn.MINE_ANEW) {
            lookout.beginAnew();
        }
        if (last == null || Duration.between(last, now).abs().compareTo(stoodStill()) > 0) {
            quietUntil = now.plus(settings.grace());
        }
        last = now;
        if (quietUntil == null || !now.isBefore(quietUntil)) {
            look(now);
            desk.wake(now, notices);
        }
        notices.write(now);
        if (!rounds.isRunning()) {
            lookout.end(now);
        }
    }

    private void look(Instant now) {
        Known facts = known();
        Alerts.State state = alerts.state();
        Scene scene = lookout.look(facts.where(), facts.book(), state.open().keySet(), now);
        List<Decision> decisions = Deciding.decide(scene, state.before(), facts.book(), now);
        alerts.apply(decisions, state, now, notices::heard);
    }

    private Known known() {
        long changes = rules.changes();
        if (known == null || known.changes() != changes || round++ % STALE_ROUNDS == 0) {
            known = new Known(lookout.where(), rules.book(), changes);
        }
        return known;
    }

    private Duration turnLength() {
        Duration three = settings.every().multipliedBy(3);
        return three.compareTo(SHORTEST_TURN) > 0 ? three : SHORTEST_TURN;
    }

    private Duration stoodStill() {
        Duration eight = settings.every().multipliedBy(8);
        return eight.compareTo(STOOD_STILL) > 0 ? eight : STOOD_STILL;
    }
}
