package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.schedule.Showing;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Follows a schedule by the kiosk's clock, as far as that can be trusted.
///
/// A confirmed clock decides everything. One that goes on from the last good time chooses the survey, for
/// it is seldom far off; yet it closes no site, for a kiosk that stood without power over the weekend would
/// sleep through Monday. One that knows nothing decides nothing: what was shown last stays, and the site
/// counts as open. The time is asked anew every few seconds, so that a clock that is put right, or jumps,
/// is followed soon.
///
/// Keeps its time on a loop of its own choice; any thread may ask.
public final class Programme {
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofMillis(20);

    private final EventLoop timer;
    private final Supplier<Stamp> clock;
    private volatile @Nullable Schedule schedule;
    private volatile @Nullable Moment told;
    private volatile Runnable changed = () -> {};
    private Pending next = () -> {};

    /// @param timer on which time is kept; nothing on it may wait for the network
    public Programme(EventLoop timer, Supplier<Stamp> clock) {
        this.timer = timer;
        this.clock = clock;
    }

    /// What holds now.
    ///
    /// @param timeKnown whether the clock can be trusted to choose a survey
    /// @param assignedRef the survey that an assignment wants shown, or null for the standing one
    /// @param open whether the site is
    record Moment(boolean timeKnown, @Nullable SurveyRef assignedRef, boolean open) {
        static final Moment UNSCHEDULED = new Moment(true, null, true);
        static final Moment UNKNOWN = new Moment(false, null, true);

        Optional<SurveyRef> assigned() {
            return Optional.ofNullable(assignedRef);
        }
    }

    /// Whom to tell, on the timer's thread, that [#now()] would say something else than it last did.
    void whenChanged(Runnable task) {
        changed = task;
    }

    /// @param followed null when there is none
    void follow(@Nullable Schedule followed) {
        schedule = followed;
        timer.execute(this::tick);
    }

    Moment now() {
        Moment moment = moment();
        told = moment;
        return moment;
    }

    private Moment moment() {
        Schedule followed = schedule;
        Stamp stamp = clock.get();
        if (followed == null) {
            return Moment.UNSCHEDULED;
        }
        if (stamp.quality() == TimeQuality.UNSYNCHRONISED) {
            return Moment.UNKNOWN;
        }
        Showing showing = followed.at(wall(stamp));
        boolean open = stamp.quality() == TimeQuality.RESTORED || showing.open();
        return new Moment(true, showing.survey().orElse(null), open);
    }

    private void tick() {
        next.cancel();
        Schedule followed = schedule;
        if (followed == null) {
            return;
        }
        if (told != null && !Objects.equals(moment(), told)) {
            changed.run();
        }
        next = timer.after(untilNext(followed), this::tick);
    }

    /// To the very moment of the next change where the clock goes on evenly.
    private Duration untilNext(Schedule followed) {
        Instant now = wall(clock.get());
        return followed.nextChange(now)
                .map(change -> Duration.between(now, change))
                .filter(wait -> wait.compareTo(EVERY) < 0)
                .map(wait -> wait.compareTo(SOON) < 0 ? SOON : wait)
                .orElse(EVERY);
    }

    private static Instant wall(Stamp stamp) {
        return Instant.ofEpochMilli(stamp.wallMillis());
    }
}
