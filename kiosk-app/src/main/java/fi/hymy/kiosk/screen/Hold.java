package fi.hymy.kiosk.screen;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// A finger that stays on a key. What it does then replaces what a tap would have done.
final class Hold {
    private static final Duration STAYS = Duration.millis(450);
    private static final Duration AGAIN = Duration.millis(90);

    private final Runnable held;
    private final Timeline waiting = new Timeline();
    private final Timeline repeating = new Timeline();
    private boolean acted;

    private Hold(Runnable held, boolean repeats) {
        this.held = held;
        repeating.setCycleCount(Animation.INDEFINITE);
        repeating.getKeyFrames().add(new KeyFrame(AGAIN, _ -> held.run()));
        waiting.getKeyFrames().add(new KeyFrame(STAYS, _ -> act(repeats)));
    }

    /// @param held called once when the finger has stayed
    /// @param lifted where the finger left after that
    static void once(Tap tap, Runnable held, Consumer<MouseEvent> lifted) {
        new Hold(held, false).on(tap, lifted);
    }

    /// @param held called again and again while the finger stays
    static void repeating(Tap tap, Runnable held) {
        new Hold(held, true).on(tap, _ -> {});
    }

    private void on(Tap tap, Consumer<MouseEvent> lifted) {
        tap.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> {
            acted = false;
            waiting.playFromStart();
        });
        tap.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            stop();
            if (acted) {
                event.consume();
                lifted.accept(event);
            }
        });
        tap.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                stop();
            }
        });
    }

    private void act(boolean repeats) {
        acted = true;
        held.run();
        if (repeats) {
            repeating.playFromStart();
        }
    }

    private void stop() {
        waiting.stop();
        repeating.stop();
    }
}
