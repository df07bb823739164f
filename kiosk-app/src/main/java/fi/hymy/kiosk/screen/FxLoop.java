package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.clock.EventLoop;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The JavaFX thread as an event loop. Waiting is left to another loop, since a JavaFX animation would keep drawing.
public final class FxLoop implements EventLoop {
    private final EventLoop timer;

    /// @param timer waits; closed with this one
    public FxLoop(EventLoop timer) {
        this.timer = timer;
        wake();
    }

    /// JavaFX, of which there is one in a program.
    private static final class Started {
        private static final CompletableFuture<@Nullable Void> RUNNING = start();

        private static CompletableFuture<@Nullable Void> start() {
            var running = new CompletableFuture<@Nullable Void>();
            // No daemon, or the JavaFX thread would be one too, and the program would end as soon as it has begun.
            Thread.ofPlatform().name("screen-start").daemon(false).start(() -> startUp(running));
            return running;
        }
    }

    /// Starts JavaFX where it does not run yet, and returns at once: that takes most of the time until something is on
    /// the glass, and needs none of what else there is to be made. Whoever gives it something to do before it runs,
    /// waits for it. Does nothing the second time.
    public static void wake() {
        Objects.requireNonNull(Started.RUNNING, "JavaFX starts");
    }

    private static void startUp(CompletableFuture<@Nullable Void> running) {
        try {
            Platform.startup(Typeface::load);
            running.complete(null);
        } catch (IllegalStateException alreadyRunning) {
            running.complete(null);
        } catch (RuntimeException | LinkageError e) {
            running.completeExceptionally(e);
        }
    }

    /// @throws java.util.concurrent.CompletionException when JavaFX cannot start, as without a display
    @Override
    public void execute(Runnable task) {
        Started.RUNNING.join();
        Platform.runLater(task);
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        return timer.after(delay, () -> execute(task));
    }

    @Override
    public long millis() {
        return timer.millis();
    }

    @Override
    public void close() {
        timer.close();
    }
}
