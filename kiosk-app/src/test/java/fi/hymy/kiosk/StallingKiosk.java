package fi.hymy.kiosk;

import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.outbox.Outbox;
import fi.hymy.protocol.id.ResponseId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// A kiosk as a program of its own that can be told, line by line, to let its screen or its outbox stand
/// still, and to go on.
final class StallingKiosk {
    private static final long LONGEST_SECONDS = 60;
    private static volatile CountDownLatch held = new CountDownLatch(0);

    private StallingKiosk() {}

    public static void main(String[] arguments) throws IOException {
        KioskApp app =
                KioskApp.start(KioskSettings.read(List.of(arguments)), KioskApp.Seams.USUAL, () -> System.exit(0));
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            switch (line) {
                case "hold screen" -> {
                    held = new CountDownLatch(1);
                    Platform.runLater(StallingKiosk::stand);
                }
                case "hold outbox" -> {
                    held = new CountDownLatch(1);
                    holdWriter(app.outbox());
                }
                case "go on" -> held.countDown();
                default -> throw new IllegalArgumentException(line);
            }
        }
        app.end();
    }

    /// What follows a stage is done on the writer's thread, unless the writer was quicker. Then as much waits as
    /// may: that more is refused at once does not pass for a sign of life.
    private static void holdWriter(Outbox outbox) {
        var holding = new CountDownLatch(1);
        while (holding.getCount() > 0) {
            var _ = outbox.forget(ResponseId.of(0, 1, 2)).whenComplete((_, _) -> {
                if (Thread.currentThread().getName().equals("outbox-writer")) {
                    holding.countDown();
                    stand();
                }
            });
        }
        while (!outbox.forget(ResponseId.of(0, 1, 2)).toCompletableFuture().isCompletedExceptionally()) {
            Thread.onSpinWait();
        }
    }

    private static void stand() {
        try {
            var _ = held.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
