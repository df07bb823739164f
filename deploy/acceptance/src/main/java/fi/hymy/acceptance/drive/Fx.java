package fi.hymy.acceptance.drive;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// Asks the FX thread something and waits for the answer.
final class Fx {
    private static final long LIMIT_SECONDS = 20;

    private Fx() {}

    /// @throws IllegalStateException when it fails, or the FX thread does not come to it within 20 s
    static <T> T ask(Callable<T> question) {
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        try {
            return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the FX thread did not come to it within 20 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
