package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Move;
import fi.hymy.protocol.survey.Question;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Back at one end; skip and next at the other.
final class NavBar extends Region {
    private final Brush brush;
    private final Tap back;
    private final Tap skip;
    private final Tap next;
    private final boolean oneTap;
    /// A keyboard needs the room on a small panel.
    private final boolean crowded;

    NavBar(Brush brush, Asking asking) {
        this.brush = brush;
        this.oneTap = asking.oneTap();
        this.crowded = brush.panel().compact() && asking.question() instanceof Question.OpenText;
        var taps = brush.taps();
        back = tap("back", "ghost", true, taps::back);
        skip = tap("skip", "ghost", false, taps::skip);
        next = tap("next", "primary", false, taps::next);
        getChildren().addAll(back, skip, next);
        setPickOnBounds(false);
        show(asking);
    }

    private Tap tap(String id, String styleClass, boolean backwards, Runnable action) {
        double size = brush.panel().label();
        FitText label = FitText.centred(brush.words().of(id), brush.type()::medium, size);
        var box = new HBox(brush.panel().mm(1.5));
        box.setAlignment(Pos.CENTER);
        box.setMouseTransparent(true);
        label.setMinWidth(label.prefWidth(-1));
        if (backwards) {
            box.getChildren().addAll(new Icon(Icon.BACK, size * 1.1), label);
        } else if ("next".equals(id)) {
            box.getChildren().addAll(label, new Icon(Icon.FORWARD, size * 1.1));
        } else {
            box.getChildren().add(label);
        }
        return new Tap(id, label.words(), styleClass, action, box);
    }

    /// Whether there is anything to do here at all.
    boolean wanted() {
        return back.isVisible() || skip.isVisible() || next.isVisible();
    }

    /// A one-tap question shows "next" only when it was answered before; elsewhere "next" waits for the selection.
    void show(Asking asking) {
        boolean ready = asking.moves().contains(Move.NEXT);
        back.setVisible(asking.moves().contains(Move.BACK));
        next.setVisible(!oneTap || ready);
        next.setDisable(!ready);
        skip.setVisible(asking.moves().contains(Move.SKIP) && !(oneTap && ready));
    }

    private double wide(Tap tap) {
        return Math.max(
                tap.prefWidth(-1) + brush.panel().gap() * 2.4, brush.panel().target() * 1.3);
    }

    @Override
    protected double computePrefHeight(double width) {
        return brush.panel().target() * (crowded ? 0.7 : 0.9);
    }

    @Override
    protected void layoutChildren() {
        double gap = brush.panel().gap();
        double widest = (getWidth() - 2 * gap) / 3;
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
