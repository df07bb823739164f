package fi.hymy.kiosk.input;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.visit.Taps;
import fi.hymy.kiosk.visit.Visit;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.response.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Turns presses of the smiley buttons into taps, by what the visit shows. Lives on the visit's thread.
///
/// A press counts when the button is let go, as a tap on the glass does; one that is held for [#TOO_LONG]
/// is a leaning elbow, a jammed button or somebody of the staff, and answers nothing.
final class Presses {
    static final Duration TOO_LONG = Duration.ofSeconds(5);
    /// After the thanks the next visitor's press counts once taps do again.
    private static final Duration NEXT_VISITOR = Visit.TAP_GUARD.plusMillis(20);

    private final EventLoop thread;
    private final Taps taps;
    private final int places;
    private final IntConsumer counted;
    private VisitView view = new VisitView.Waiting();
    private boolean answeredWarning;
    private boolean wokeScreen;

    /// @param counted told the place of a button just before its answer is given
    Presses(EventLoop thread, Taps taps, int places, IntConsumer counted) {
        this.thread = thread;
        this.taps = taps;
        this.places = places;
        this.counted = counted;
    }

    VisitView view() {
        return view;
    }

    void show(VisitView changed) {
        view = changed;
    }

    /// Whoever presses is here; on the warning that means no more than that.
    void pressed() {
        answeredWarning = view instanceof VisitView.IdleWarning;
        wokeScreen = view instanceof VisitView.Asleep;
        taps.touch();
    }

    /// @return whether the press meant something
    boolean released(int place, Duration held) {
        if (held.compareTo(TOO_LONG) >= 0) {
            return true;
        }
        if (answeredWarning) {
            answeredWarning = false;
            return true;
        }
        if (wokeScreen) {
            wokeScreen = false;
            thread.after(NEXT_VISITOR, () -> beginAnew(place));
            return true;
        }
        return act(place);
    }

    private boolean act(int place) {
        return switch (view) {
            case VisitView.Attract(Asking first) -> begin(first, place);
            case Asking asking -> answer(asking, place);
            case VisitView.NotSaved _ -> {
                taps.next();
                yield true;
            }
            case VisitView.Thanking _ -> {
                taps.start();
                thread.after(NEXT_VISITOR, () -> beginAnew(place));
                yield true;
            }
            case VisitView.IdleWarning _, VisitView.Saving _ -> true;
            case VisitView.Waiting _, VisitView.Asleep _ -> false;
        };
    }

    private boolean begin(Asking first, int place) {
        if (!answer(first, place)) {
            taps.start();
        }
        return true;
    }

    private void beginAnew(int place) {
        if (view instanceof VisitView.Attract(Asking first)) {
            begin(first, place);
        }
    }

    private boolean answer(Asking asking, int place) {
        Optional<Answer> answer = ButtonMeaning.answer(asking.question(), place, places);
        answer.ifPresent(given -> {
            counted.accept(place);
            taps.select(given);
        });
        return answer.isPresent();
    }
}
