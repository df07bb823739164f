package fi.hymy.kiosk.screen;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;

/// The JavaFX thread, for tests.
final class Fx {
    private static final long SECONDS = 30;

    private Fx() {}

    /// Does it on the JavaFX thread, which is started where it does not run yet, and waits.
    static <T> T ask(Callable<T> question) {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException running) {
            Platform.setImplicitExit(false);
        }
        Platform.setImplicitExit(false);
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// A screen on a panel, in a scene but in no window, on which nobody's taps do anything. On the JavaFX thread.
    static KioskScreen screen(Panel panel, Pictures pictures) {
        var screen = new KioskScreen(
                panel.width(),
                panel.height(),
                panel.perMillimetre(),
                pictures,
                new SurveyPictures.NoTaps(),
                "kiosk-0001",
                false);
        new Scene(screen.root(), panel.width(), panel.height());
        return screen;
    }

    static void run(Runnable task) {
        ask(() -> {
            task.run();
            return true;
        });
    }
}
