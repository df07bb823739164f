package fi.hymy.kiosk.screen;

import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The glass for those who hear rather than see it: what comes under the finger is said, and tapping twice does what
/// was said last. A finger that slides explores, and nothing happens when it leaves.
final class Explore {
    /// Two taps are one double tap within this time: long, for hands that are slow.
    private static final long DOUBLE_MILLIS = 900;
    /// A finger that stays does not slide.
    private static final double STILL_MM = 6;
    /// How far from the first tap the second may be.
    private static final double NEAR_MM = 15;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;
    private static final Touch NOWHERE = new Touch("", Point2D.ZERO, LONG_AGO, false);

    private final Focus focus;
    private final Panel panel;
    private final LongSupplier millis;

    private Touch now = NOWHERE;
    private @Nullable Touch before;

    /// A finger on the glass.
    ///
    /// @param on id of what is under it, or nothing
    /// @param second whether it is the second tap of a double tap
    private record Touch(String on, Point2D place, long since, boolean second) {}

    /// @param millis that only go forward
    Explore(Focus focus, Panel panel, LongSupplier millis) {
        this.focus = focus;
        this.panel = panel;
        this.millis = millis;
    }

    /// Takes what a finger does away from the page.
    void feel(MouseEvent event) {
        var place = new Point2D(event.getSceneX(), event.getSceneY());
        EventType<?> type = event.getEventType();
        if (type == MouseEvent.MOUSE_PRESSED) {
            press(place);
        } else if (type == MouseEvent.MOUSE_DRAGGED) {
            slide(place);
        } else if (type == MouseEvent.MOUSE_RELEASED) {
            lift();
        } else {
            return;
        }
        event.consume();
    }

    /// What was under a finger is gone.
    void forget() {
        before = null;
        now = NOWHERE;
    }

    private void press(Point2D place) {
        Optional<Tap> under = under(place);
        String on = under.map(Tap::getId).orElse("");
        long at = millis.getAsLong();
        now = new Touch(on, place, at, doubles(on, place, at));
        if (!now.second()) {
            under.ifPresent(focus::point);
        }
    }

    private boolean doubles(String on, Point2D place, long at) {
        Touch first = before;
        return first != null
                && at - first.since() <= DOUBLE_MILLIS
                && first.on().equals(on)
                && first.place().distance(place) <= panel.mm(NEAR_MM);
    }

    private void slide(Point2D place) {
        if (now.place().distance(place) > panel.mm(STILL_MM)) {
            before = null;
            String was = now.on();
            Optional<Tap> under = under(place);
            now = new Touch(under.map(Tap::getId).orElse(""), place, LONG_AGO, false);
            under.filter(tap -> !Objects.equals(tap.getId(), was)).ifPresent(focus::point);
        }
    }

    private void lift() {
        if (now.second()) {
            before = null;
            focus.move(FocusMove.ACTIVATE);
        } else {
            before = now;
        }
    }

    private Optional<Tap> under(Point2D place) {
        return focus.targets().stream()
                .filter(tap -> tap.getLayoutBounds().contains(tap.sceneToLocal(place)))
                .findFirst();
    }
}
