package fi.hymy.kiosk.visit;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Asleep;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.NotSaved;
import fi.hymy.kiosk.visit.VisitView.Saving;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.kiosk.visit.VisitView.Waiting;
import fi.hymy.protocol.flow.Step;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.SurveySettings.PartialPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One respondent after another. Lives on its [EventLoop]: every method is called there, and the listener
/// too.
///
/// Thanks are shown only after the response is committed. Whoever walks away is warned, then the kiosk
/// returns to the start; what was selected but not confirmed is forgotten. Another survey is taken up
/// between visitors only. While the site is closed the screen sleeps; a touch wakes it for one visit, whose
/// response is marked as out of hours.
public final class Visit implements Taps {
    /// A tap that follows a change of the screen sooner was meant for the screen before.
    public static final Duration TAP_GUARD = Duration.ofMillis(300);

    private final RandomGenerator random;
    private final Consumer<VisitView> listener;
    private final Scribe scribe;
    private final Alarm alarm;
    private final TapGuard guard;
    private final IdleWatch idle;
    private final Farewell farewell;

    private VisitView view = new Waiting();
    private @Nullable Edition wanted;
    private @Nullable Walk walk;
    private boolean open = true;
    /// Somebody woke the kiosk of a closed site.
    private boolean woken;
    /// By which the tap that is being handled was made, and the one that counts for the response.
    private Channel tapping = Channel.TOUCH;

    private Channel channel = Channel.TOUCH;

    /// @param random for response ids and shuffling; must be unpredictable on a kiosk
    /// @param tapGuard how long after a change of the screen taps are ignored, usually [#TAP_GUARD]
    public Visit(
            EventLoop thread,
            StampSource clock,
            RandomGenerator random,
            ResponseSink sink,
            Duration tapGuard,
            Consumer<VisitView> listener) {
        this.random = random;
        this.listener = listener;
        this.scribe = new Scribe(clock, random);
        this.alarm = new Alarm(thread);
        this.guard = new TapGuard(clock, tapGuard);
        this.idle = new IdleWatch(alarm, clock, this::show, this::walkAway);
        this.farewell = new Farewell(thread, sink, alarm, this::show, this::home);
    }

    /// Takes up another survey: at once when nobody is here, else before the next visitor.
    ///
    /// @param edition null when there is none to show
    public void swap(@Nullable Edition edition) {
        wanted = edition;
        if (isResting()) {
            settle();
        }
    }

    /// Whether the site is open; it is until somebody says otherwise. Nobody is disturbed: the screen of a
    /// site that closes goes to sleep when no visitor is here.
    public void opening(boolean isOpen) {
        open = isOpen;
        wakeOrSleep();
    }

    /// Marks responses as tests by staff from the next visit on, until it is turned off; the screen does
    /// not sleep.
    public void staffTest(boolean on) {
        scribe.staffTest(on);
        wakeOrSleep();
    }

    /// The same until that moment; a kiosk that does not know the time does not mark.
    ///
    /// @param until null when it is over
    public void staffTestUntil(@Nullable Instant until) {
        scribe.staffTestUntil(until);
        wakeOrSleep();
    }

    /// What could not be kept may be given again now, for whoever it was of.
    public void retry() {
        farewell.retry();
    }

    /// Ends the visit as if the respondent had walked away, because the kiosk stops.
    public void leave() {
        if (view instanceof Asking || view instanceof IdleWarning) {
            walkAway();
        }
        farewell.retry();
    }

    @Override
    public void touch() {
        switch (view) {
            case Asking asking -> idle.over(asking);
            case IdleWarning(Asking behind, var _, var _) -> {
                show(behind);
                idle.over(behind);
            }
            case Attract attract -> rest(attract);
            case Asleep _ -> {
                woken = true;
                settle();
            }
            case NotSaved notSaved -> alarm.set(notSaved.survey().settings().idle(), this::home);
            case Waiting _, Saving _, Thanking _ -> {}
        }
    }

    @Override
    public void start() {
        if (guard.tooSoon()) {
            return;
        }
        switch (view) {
            case Attract _
            when walk != null -> {
                scribe.begin(open);
                advance(walk);
            }
            case Asleep _ -> touch();
            case Thanking _ -> home();
            case Attract _, Asking _, IdleWarning _, NotSaved _, Saving _, Waiting _ -> {}
        }
    }

    @Override
    public void select(Answer answer) {
        if (guard.tooSoon() || walk == null) {
            return;
        }
        switch (view) {
            case Attract(Asking first)
            when first.oneTap() -> {
                Walk selected = walk.selecting(answer);
                Walk answered = selected.forward();
                if (!answered.equals(selected)) {
                    scribe.begin(open);
                    walk = selected;
                    advance(answered);
                }
            }
            case Asking asking -> {
                walk = walk.selecting(answer);
                if (asking.oneTap()) {
                    move(Walk::forward);
                } else {
                    refresh();
                }
            }
            case Attract _, Asleep _, IdleWarning _, NotSaved _, Saving _, Thanking _, Waiting _ -> {}
        }
    }

    @Override
    public void clear() {
        if (view instanceof Asking && walk != null) {
            walk = walk.selecting(null);
            refresh();
        }
    }

    @Override
    public void next() {
        if (!(view instanceof NotSaved)) {
            move(Walk::forward);
        } else if (!guard.tooSoon()) {
            farewell.again();
        }
    }

    @Override
    public void skip() {
        move(Walk::skipping);
    }

    @Override
    public void back() {
        move(Walk::back);
    }

    @Override
    public void speak(LanguageTag language) {
        if (walk != null && (view instanceof Asking || view instanceof Attract)) {
            walk = walk.speaking(language);
            refresh();
        }
    }

    @Override
    public Taps by(Channel other) {
        return new ChannelTaps(this, task -> {
            Channel usual = tapping;
            tapping = other;
            try {
                task.run();
            } finally {
                tapping = usual;
            }
        });
    }

    private void move(UnaryOperator<Walk> where) {
        if (view instanceof Asking && walk != null && !guard.tooSoon()) {
            Walk moved = where.apply(walk);
            if (moved.equals(walk)) {
                refresh();
            } else {
                advance(moved);
            }
        }
    }

    private void advance(Walk moved) {
        Walk before = walk == null ? moved : walk;
        walk = moved;
        if (before.answers().isEmpty()) {
            channel = tapping;
        }
        switch (moved.step()) {
            case Step.Ask ask -> {
                Asking asking = moved.asking(ask);
                show(asking);
                idle.over(asking);
            }
            case Step.Finish(Ending ending) -> finish(before, moved, ending);
        }
    }

    private void finish(Walk before, Walk finished, Ending ending) {
        var response = scribe.write(finished, Status.COMPLETE, channel);
        if (response.isPresent() && before.step() instanceof Step.Ask ask) {
            farewell.save(response.get(), before.asking(ask), ending);
        } else {
            farewell.thank(finished.survey(), finished.language(), ending);
        }
    }

    private void walkAway() {
        if (walk != null) {
            var response = scribe.write(walk, Status.TIMED_OUT, channel);
            if (walk.survey().settings().partial() == PartialPolicy.KEEP) {
                response.ifPresent(farewell::keep);
            }
        }
        home();
    }

    /// The visit is over, whatever came of it.
    private void home() {
        woken = false;
        settle();
    }

    /// Awaits the next visitor.
    private void settle() {
        alarm.cancel();
        farewell.turnAway();
        walk = wanted == null ? null : Walk.begin(wanted, random.nextLong());
        if (walk == null || !(walk.step() instanceof Step.Ask first)) {
            show(new Waiting());
        } else if (isAwake()) {
            var attract = new Attract(walk.asking(first));
            show(attract);
            rest(attract);
        } else {
            show(new Asleep());
        }
    }

    /// Disturbs nobody: who has just woken the kiosk, or chosen a language, goes on.
    private void wakeOrSleep() {
        if ((view instanceof Asleep && isAwake()) || (view instanceof Attract && !isAwake() && !speaksOtherwise())) {
            settle();
        }
    }

    private boolean isResting() {
        return view instanceof Attract || view instanceof Waiting || view instanceof Asleep;
    }

    private boolean isAwake() {
        return open || woken || scribe.isStaffTest();
    }

    /// Shows the same screen with what changed in it.
    private void refresh() {
        if (walk == null || !(walk.step() instanceof Step.Ask ask)) {
            return;
        }
        if (view instanceof Attract) {
            var attract = new Attract(walk.asking(ask));
            show(attract);
            rest(attract);
        } else {
            Asking asking = walk.asking(ask);
            show(asking);
            idle.over(asking);
        }
    }

    /// The next visitor is to meet the base language, so the choice of somebody who left does not stay; and
    /// a closed site goes to sleep again.
    private void rest(Attract attract) {
        if (speaksOtherwise() || (woken && !open)) {
            alarm.set(attract.survey().settings().idle(), this::home);
        }
    }

    private boolean speaksOtherwise() {
        return view instanceof Attract attract
                && !attract.language().equals(attract.survey().baseLanguage());
    }

    private void show(VisitView changed) {
        view = changed;
        guard.shown(changed);
        listener.accept(changed);
    }
}
