package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Move;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Back at one end; skip and next at the other.
final class NavBar extends Region {
    private final Brush brush;
    private final Tap back;
    private final Tap skip;
    private final Tap next;
    private final boolean oneTap;

    NavBar(Brush brush, Asking asking) {
        this.brush = brush;
        this.oneTap = asking.oneTap();
        var taps = brush.taps();
        back = tap("back", "ghost", Icon.BACK, null, taps::back);
        skip = tap("skip", "ghost", null, null, taps::skip);
        next = tap("next", "primary", null, Icon.FORWARD, taps::next);
        getChildren().addAll(back, skip, next);
        setPickOnBounds(false);
        show(asking);
    }

    private Tap tap(String id, String styleClass, @Nullable String before, @Nullable String after, Runnable action) {
        String words = brush.words().of(id);
        var label = new IconLabel(
                brush.panel(), words, brush.type()::medium, brush.panel().label(), before, after);
        return new Tap(id, words, styleClass, action, label);
    }

    /// Whether there is anything to do here at all.
    boolean wanted() {
        return back.isVisible() || skip.isVisible() || next.isVisible();
    }

    /// A one-tap question shows "next" only when it was answered before; elsewhere "next" waits for the selection.
    /// There is one way on: what is answered is not skipped.
    void show(Asking asking) {
        boolean ready = asking.moves().contains(Move.NEXT);
        back.setVisible(asking.moves().contains(Move.BACK));
        next.setVisible(!oneTap || ready);
        next.setDisable(!ready);
        skip.setVisible(asking.moves().contains(Move.SKIP) && !ready);
    }

    private double wide(Tap tap) {
        return Math.max(tap.prefWidth(-1), brush.panel().target() * 1.3);
    }

    @Override
    protected double computePrefHeight(double width) {
        return brush.panel().target();
    }

    @Override
    protected void layoutChildren() {
        double gap = brush.panel().gap();
        double shown = 1 + (next.isVisible() ? 1 : 0) + (skip.isVisible() ? 1 : 0);
        double widest = (getWidth() - (shown - 1) * gap) / shown;
        double height = getHeight();
        back.resizeRelocate(0, 0, Math.min(widest, wide(back)), height);
        double right = getWidth();
        if (next.isVisible()) {
            double width = Math.min(widest, wide(next));
            next.resizeRelocate(right - width, 0, width, height);
            right -= width + gap;
        }
        double width = Math.min(widest, wide(skip));
        skip.resizeRelocate(right - width, 0, width, height);
    }
}
