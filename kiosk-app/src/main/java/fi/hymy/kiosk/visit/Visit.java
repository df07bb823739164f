package fi.hymy.kiosk.visit;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.NotSaved;
import fi.hymy.kiosk.visit.VisitView.Saving;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.kiosk.visit.VisitView.Waiting;
import fi.hymy.protocol.flow.Step;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.SurveySettings.PartialPolicy;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One respondent after another. Lives on its [EventLoop]: every method is called there, and the listener
/// too.
///
/// Thanks are shown only after the response is committed. Whoever walks away is warned, then the kiosk
/// returns to the start; what was selected but not confirmed is forgotten. Another survey is taken up
/// between visitors only.
public final class Visit implements Taps {
    /// A tap that follows a change of the screen sooner was meant for the screen before.
    public static final Duration TAP_GUARD = Duration.ofMillis(300);

    private static final long TICK_MILLIS = 1000;
    private static final Duration SAVING_PATIENCE = Duration.ofSeconds(10);

    private final StampSource clock;
    private final RandomGenerator random;
    private final Consumer<VisitView> listener;
    private final Handover handover;
    private final Scribe scribe;
    private final Alarm alarm;
    private final TapGuard guard;

    private VisitView view = new Waiting();
    private @Nullable Edition wanted;
    private @Nullable Walk walk;
    private @Nullable Outcome outcome;
    /// By which the tap that is being handled was made, and the one that counts for the response.
    private Channel tapping = Channel.TOUCH;

    private Channel channel = Channel.TOUCH;

    /// A response on its way to the disk, and what was and will be shown around it.
    private record Outcome(Response response, Asking last, Ending ending) {}

    /// @param random for response ids and shuffling; must be unpredictable on a kiosk
    /// @param tapGuard how long after a change of the screen taps are ignored, usually [#TAP_GUARD]
    public Visit(
            EventLoop thread,
            StampSource clock,
            RandomGenerator random,
            ResponseSink sink,
            Duration tapGuard,
            Consumer<VisitView> listener) {
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        this.handover = new Handover(sink, thread, this::settled);
        this.scribe = new Scribe(clock, random);
        this.alarm = new Alarm(thread);
        this.guard = new TapGuard(clock, tapGuard);
    }

    /// Takes up another survey: at once when nobody is here, else before the next visitor.
    ///
    /// @param edition null when there is none to show
    public void swap(@Nullable Edition edition) {
        wanted = edition;
        if (view instanceof Attract || view instanceof Waiting) {
            toAttract();
        }
    }

    /// What could not be kept may be given again now, for whoever it was of.
    public void retry() {
        handover.retry();
    }

    /// Ends the visit as if the respondent had walked away, because the kiosk stops.
    public void leave() {
        if (view instanceof Asking || view instanceof IdleWarning) {
            walkAway();
        }
        handover.retry();
    }

    @Override
    public void touch() {
        switch (view) {
            case Asking asking -> awaitTouch(asking);
            case IdleWarning(Asking behind, var _, var _) -> {
                show(behind);
                awaitTouch(behind);
            }
            case Attract attract -> rest(attract);
            case NotSaved notSaved -> alarm.set(notSaved.survey().settings().idle(), this::toAttract);
            case Waiting _, Saving _, Thanking _ -> {}
        }
    }

    @Override
    public void start() {
        if (guard.tooSoon()) {
            return;
        }
        if (view instanceof Attract && walk != null) {
            scribe.begin();
            advance(walk);
        } else if (view instanceof Thanking) {
            toAttract();
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
                    scribe.begin();
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
            case Attract _, IdleWarning _, NotSaved _, Saving _, Thanking _, Waiting _ -> {}
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
        if (view instanceof NotSaved && outcome != null && !guard.tooSoon()) {
            save(outcome);
        } else {
            move(Walk::forward);
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
                awaitTouch(asking);
            }
            case Step.Finish(Ending ending) -> finish(before, moved, ending);
        }
    }

    private void finish(Walk before, Walk finished, Ending ending) {
        var response = scribe.write(finished, Status.COMPLETE, channel);
        if (response.isPresent() && before.step() instanceof Step.Ask ask) {
            save(new Outcome(response.get(), before.asking(ask), ending));
        } else {
            thank(finished, ending);
        }
    }

    private void save(Outcome saving) {
        outcome = saving;
        show(new Saving(saving.last()));
        alarm.set(SAVING_PATIENCE, this::notSaved);
        handover.offer(saving.response());
    }

    /// A response of an earlier visitor may settle late: it is nobody's business any more.
    private void settled(Response response, boolean kept) {
        if (outcome == null || walk == null || !outcome.response().id().equals(response.id())) {
            return;
        }
        if (kept) {
            thank(walk, outcome.ending());
        } else if (view instanceof Saving) {
            notSaved();
        }
    }

    private void thank(Walk finished, Ending ending) {
        outcome = null;
        show(new Thanking(finished.survey(), finished.language(), ending));
        alarm.set(finished.survey().settings().thankYou(), this::toAttract);
    }

    private void notSaved() {
        if (walk != null) {
            show(new NotSaved(walk.survey(), walk.language()));
            alarm.set(walk.survey().settings().idle(), this::toAttract);
        }
    }

    private void awaitTouch(Asking asking) {
        alarm.set(asking.survey().settings().idle(), this::warn);
    }

    private void warn() {
        if (view instanceof Asking asking) {
            Duration whole = asking.survey().settings().warning();
            countDown(asking, whole, clock.now().monotonicMillis() + whole.toMillis());
        }
    }

    private void countDown(Asking behind, Duration whole, long endMillis) {
        long left = endMillis - clock.now().monotonicMillis();
        if (left <= 0) {
            walkAway();
            return;
        }
        long seconds = Math.ceilDiv(left, TICK_MILLIS);
        show(new IdleWarning(behind, Duration.ofSeconds(seconds), whole));
        alarm.set(Duration.ofMillis(left - (seconds - 1) * TICK_MILLIS), () -> countDown(behind, whole, endMillis));
    }

    private void walkAway() {
        if (walk != null) {
            var response = scribe.write(walk, Status.TIMED_OUT, channel);
            if (walk.survey().settings().partial() == PartialPolicy.KEEP) {
                response.ifPresent(handover::offer);
            }
        }
        toAttract();
    }

    private void toAttract() {
        alarm.cancel();
        outcome = null;
        walk = wanted == null ? null : Walk.begin(wanted, random.nextLong());
        if (walk != null && walk.step() instanceof Step.Ask first) {
            show(new Attract(walk.asking(first)));
        } else {
            show(new Waiting());
        }
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
            awaitTouch(asking);
        }
    }

    /// The next visitor is to meet the base language, so the choice of somebody who left does not stay.
    private void rest(Attract attract) {
        if (!attract.language().equals(attract.survey().baseLanguage())) {
            alarm.set(attract.survey().settings().idle(), this::toAttract);
        }
    }

    private void show(VisitView changed) {
        view = changed;
        guard.shown(changed);
        listener.accept(changed);
    }
}
