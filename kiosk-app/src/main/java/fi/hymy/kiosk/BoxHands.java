package fi.hymy.kiosk;

import fi.hymy.kiosk.device.command.Hands;
import fi.hymy.kiosk.screen.KioskWindow;
import fi.hymy.kiosk.screen.ScreenPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// What the kiosk does when it is told to, on its own glass and to itself.
final class BoxHands implements Hands {
    /// Making a PNG takes longer than a frame may, and asking the system for a restart longer than a thought.
    private static final Executor ASIDE =
            task -> Thread.ofPlatform().name("command-aside").daemon().start(task);

    private final Storefront storefront;
    private final String kiosk;
    private final IntFunction<CompletionStage<Boolean>> light;
    private final Supplier<CompletionStage<String>> diagnosis;
    private final Supplier<CompletionStage<String>> renewal;
    private final Runnable restart;
    private final AtomicLong shown = new AtomicLong();

    /// @param light sets the backlight, in percent; complete with whether there is one
    BoxHands(
            Box.Parts parts,
            String kiosk,
            IntFunction<CompletionStage<Boolean>> light,
            Supplier<CompletionStage<String>> diagnosis,
            Runnable restart) {
        this.storefront = parts.storefront();
        this.kiosk = kiosk;
        this.light = light;
        this.diagnosis = diagnosis;
        this.renewal = parts.renewal();
        this.restart = restart;
    }

    @Override
    public CompletionStage<byte[]> screenshot(int maxWidth) {
        return storefront
                .window()
                .thenApplyAsync(KioskWindow::picture, storefront.loop())
                .thenApplyAsync(picture -> png(picture, maxWidth), ASIDE);
    }

    private static byte[] png(ScreenPicture picture, int maxWidth) {
        try {
            return picture.png(maxWidth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<?> identify(Duration duration) {
        long number = shown.incrementAndGet();
        return storefront
                .window()
                .thenAcceptAsync(
                        window -> {
                            window.identify(kiosk);
                            storefront.loop().after(duration, () -> hide(window, number));
                        },
                        storefront.loop());
    }

    /// Unless it was asked for once more in the meantime.
    private void hide(KioskWindow window, long number) {
        if (shown.get() == number) {
            window.identify(null);
        }
    }

    @Override
    public CompletionStage<Boolean> brightness(int percent) {
        return light.apply(percent);
    }

    @Override
    public void restart() {
        restart.run();
    }

    @Override
    public CompletionStage<Optional<String>> reboot() {
        return CompletableFuture.supplyAsync(MachineRestart.of(System.getenv())::begin, ASIDE);
    }

    @Override
    public CompletionStage<String> diagnose() {
        return diagnosis.get();
    }

    @Override
    public CompletionStage<String> renew() {
        return renewal.get();
    }
}
