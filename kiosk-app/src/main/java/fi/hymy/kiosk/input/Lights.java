package fi.hymy.kiosk.input;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.Asking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The lights in the buttons. Lives on the loop of the pins.
///
/// Lit are the buttons that mean something now. While one is pressed, and while its answer is being kept,
/// it alone is lit; for thanks a light runs along the others; all blink when an answer could not be kept,
/// and slowly while the kiosk asks whether somebody is still there. Nothing flashes more than twice a
/// second.
final class Lights {
    private static final Duration CHASE = Duration.ofMillis(120);
    private static final int CHASES = 2;
    private static final Duration BLINK = Duration.ofMillis(500);
    /// Half periods of [#BLINK] for which the staff is told.
    private static final int SIGNS = 12;

    private final EventLoop loop;
    private final Gpio gpio;
    private final int places;
    private int chosen;
    private VisitView last = new VisitView.Waiting();
    /// While the staff is told something, what visitors should see waits.
    private boolean telling;
    private Pending next = () -> {};

    Lights(EventLoop loop, Gpio gpio, int places) {
        this.loop = loop;
        this.gpio = gpio;
        this.places = places;
    }

    /// The button whose answer counts; it stays lit until the visit ends.
    void chosen(int place) {
        chosen = place;
    }

    /// The button that is being pressed.
    void pressed(int place) {
        next.cancel();
        telling = false;
        only(Set.of(place));
    }

    /// Tells the staff how it stands, where no screen does: for six seconds the light of each button stands for one
    /// thing, still where that is well, blinking where it is not.
    ///
    /// @param well by place; those beyond the last button are left out
    void tell(List<Boolean> well) {
        next.cancel();
        telling = true;
        sign(well, SIGNS);
    }

    private void sign(List<Boolean> well, int left) {
        if (left == 0) {
            telling = false;
            show(last);
            return;
        }
        var lit = new TreeSet<Integer>();
        for (int place = 1; place <= Math.min(places, well.size()); place++) {
            if (well.get(place - 1) || left % 2 == 0) {
                lit.add(place);
            }
        }
        only(lit);
        next = loop.after(BLINK, () -> sign(well, left - 1));
    }

    void show(VisitView view) {
        last = view;
        if (telling) {
            return;
        }
        next.cancel();
        switch (view) {
            case VisitView.Attract(Asking first) -> {
                chosen = 0;
                only(meaningful(first));
            }
            case Asking asking -> only(meaningful(asking));
            case VisitView.Saving _ -> only(chosen());
            case VisitView.Thanking _ -> play(thanks(), CHASE);
            case VisitView.NotSaved _ -> blink(all());
            case VisitView.IdleWarning(Asking behind, var _, var _) -> blink(meaningful(behind));
            case VisitView.Waiting _, VisitView.Asleep _ -> only(Set.of());
        }
    }

    void off() {
        next.cancel();
        only(Set.of());
    }

    private Set<Integer> meaningful(Asking asking) {
        var lit = new TreeSet<Integer>();
        for (int place = 1; place <= places; place++) {
            if (ButtonMeaning.answer(asking.question(), place, places).isPresent()) {
                lit.add(place);
            }
        }
        return lit;
    }

    private Set<Integer> chosen() {
        return chosen == 0 ? Set.of() : Set.of(chosen);
    }

    private Set<Integer> all() {
        var all = new TreeSet<Integer>();
        for (int place = 1; place <= places; place++) {
            all.add(place);
        }
        return all;
    }

    /// A light runs along the buttons, and the one that was pressed stays lit.
    private List<Set<Integer>> thanks() {
        List<Set<Integer>> frames = new ArrayList<>();
        for (int round = 0; round < CHASES; round++) {
            for (int place = 1; place <= places; place++) {
                var lit = new TreeSet<>(chosen());
                lit.add(place);
                frames.add(lit);
            }
        }
        frames.add(chosen());
        return frames;
    }

    private void play(List<Set<Integer>> frames, Duration each) {
        only(frames.getFirst());
        if (frames.size() > 1) {
            next = loop.after(each, () -> play(frames.subList(1, frames.size()), each));
        }
    }

    private void blink(Set<Integer> lit) {
        only(lit);
        next = loop.after(BLINK, () -> {
            only(Set.of());
            next = loop.after(BLINK, () -> blink(lit));
        });
    }

    private void only(Set<Integer> lit) {
        for (int place = 1; place <= places; place++) {
            gpio.light(place, lit.contains(place));
        }
    }
}
