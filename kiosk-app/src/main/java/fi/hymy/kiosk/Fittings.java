package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.device.sound.Loudness;
import fi.hymy.kiosk.input.ButtonPanel;
import fi.hymy.protocol.message.ReportedState.SetUp;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How the box is set up: does what the server, a command or the staff wishes, and says what became of it, so
/// that what should be and what is can be told apart. Lives on its loop.
final class Fittings {
    private static final int FULL = 100;

    private final EventLoop loop;
    private final ButtonPanel panel;
    private final Loudness loudness;
    private final Consumer<SetUp> told;
    private int brightness = FULL;
    private @Nullable Integer shining;
    private @Nullable Integer volume;
    private boolean staffPin;
    private boolean staffTest;

    /// @param loop the storefront's
    /// @param told hears, on the loop, how the box is set up now
    Fittings(EventLoop loop, ButtonPanel panel, Loudness loudness, Consumer<SetUp> told) {
        this.loop = loop;
        this.panel = panel;
        this.loudness = loudness;
        this.told = told;
    }

    /// Looks whether there is a backlight at all.
    void begin() {
        loop.execute(() -> brightness(brightness));
    }

    /// As it was wished last, in percent.
    int brightness() {
        return brightness;
    }

    /// @return complete with whether there is a backlight that took it
    CompletionStage<Boolean> brightness(int percent) {
        brightness = percent;
        return panel.brightness(percent)
                .thenApplyAsync(
                        taken -> {
                            shining = taken ? (Integer) percent : null;
                            tell();
                            return taken;
                        },
                        loop);
    }

    /// The same from any thread.
    CompletionStage<Boolean> shine(int percent) {
        return CompletableFuture.supplyAsync(() -> brightness(percent), loop).thenCompose(taken -> taken);
    }

    void volume(int percent) {
        loudness.set(percent)
                .thenAcceptAsync(
                        _ -> {
                            volume = percent;
                            tell();
                        },
                        loop);
    }

    void staffPin(boolean isSet) {
        staffPin = isSet;
        tell();
    }

    void staffTest(boolean on) {
        staffTest = on;
        tell();
    }

    private void tell() {
        told.accept(new SetUp(shining, volume, staffPin, staffTest, true));
    }
}
