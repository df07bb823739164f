package fi.hymy.kiosk.screen;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Something to tap: shows itself pressed at once and acts when the finger leaves, if it has not slid far away.
final class Tap extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass SPENT = PseudoClass.getPseudoClass("spent");
    private static final double SLOP = 24;

    private final Runnable action;
    private final Region ring = new Region();

    /// @param id by which tests and helpers find it
    /// @param name what it is called for those who cannot see it
    Tap(String id, String name, String styleClass, Runnable action, Node... content) {
        super(content);
        this.action = action;
        setId(id);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(name);
        getStyleClass().addAll("tap", styleClass);
        setMinSize(0, 0);
        setPickOnBounds(true);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        ring.getStyleClass().add("focus-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
    }

    /// Draws the ring that shows where one is without a finger, or takes it away.
    void keyed(boolean on) {
        getChildren().remove(ring);
        if (on) {
            getChildren().add(ring);
            requestLayout();
        }
    }

    boolean keyed() {
        return getChildren().contains(ring);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    void fire() {
        if (!isDisabled()) {
            action.run();
        }
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /// Whether it steps back, since it would change nothing now.
    void spend(boolean spent) {
        pseudoClassStateChanged(SPENT, spent);
    }

    boolean selected() {
        return getPseudoClassStates().contains(SELECTED);
    }

    private void released(MouseEvent event) {
        boolean near = event.getX() >= -SLOP
                && event.getY() >= -SLOP
                && event.getX() <= getWidth() + SLOP
                && event.getY() <= getHeight() + SLOP;
        if (near) {
            fire();
        }
    }

    @Override
    public void executeAccessibleAction(AccessibleAction accessible, Object... parameters) {
        if (accessible == AccessibleAction.FIRE) {
            fire();
        } else {
            super.executeAccessibleAction(accessible, parameters);
        }
    }
}
