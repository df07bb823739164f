package fi.hymy.kiosk.screen;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;

/// Takes pictures of screens from any thread. JavaFX runs from the first one made until it is closed.
public final class Studio implements AutoCloseable {
    private Studio() {}

    /// Starts JavaFX; on which platform is for the caller to choose before.
    public static Studio open() {
        Platform.startup(() -> Platform.setImplicitExit(false));
        return new Studio();
    }

    /// Does something on the JavaFX thread and waits for it.
    ///
    /// @throws java.util.concurrent.CompletionException when it failed
    public <T> T on(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Platform::runLater).join();
    }

    @Override
    public void close() {
        Platform.exit();
    }
}
