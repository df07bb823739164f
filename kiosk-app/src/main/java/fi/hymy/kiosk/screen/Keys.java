package fi.hymy.kiosk.screen;

import java.util.Optional;
import javafx.event.Event;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// A keyboard that is plugged in: Tab, arrows, Enter and the space bar walk the screen, letters are written. JavaFX's
/// own walking from node to node never runs, so a key leads nowhere but here.
final class Keys {
    private final KioskScreen screen;
    private final Focus focus;
    /// The character of a key that was taken as a step comes as an event of its own.
    private boolean taken;

    Keys(KioskScreen screen, Focus focus) {
        this.screen = screen;
        this.focus = focus;
    }

    void handle(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            taken = false;
            move(event).ifPresent(move -> {
                taken = true;
                event.consume();
                screen.focus(move);
            });
        } else if (taken) {
            event.consume();
        } else if (event.getEventType() == KeyEvent.KEY_TYPED && writing(event)) {
            focus.rest();
            screen.touched();
        }
    }

    private Optional<FocusMove> move(KeyEvent event) {
        boolean walking = focus.on() || !writing(event);
        return switch (event.getCode()) {
            case TAB -> Optional.of(event.isShiftDown() ? FocusMove.PREVIOUS : FocusMove.NEXT);
            case UP -> Optional.of(FocusMove.UP);
            case DOWN -> Optional.of(FocusMove.DOWN);
            case LEFT -> Optional.of(FocusMove.LEFT).filter(_ -> walking);
            case RIGHT -> Optional.of(FocusMove.RIGHT).filter(_ -> walking);
            case ENTER, SPACE -> Optional.of(FocusMove.ACTIVATE).filter(_ -> walking);
            default -> Optional.empty();
        };
    }

    private static boolean writing(Event event) {
        return event.getTarget() instanceof TextInputControl;
    }
}
