package fi.hymy.kiosk.screen;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

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

    static void run(Runnable task) {
        ask(() -> {
            task.run();
            return true;
        });
    }
}
