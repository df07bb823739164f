package fi.hymy.kiosk.input;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.InputSettings;
import fi.hymy.kiosk.config.InputSettings.Backlight;
import fi.hymy.kiosk.config.InputSettings.PanelKey;
import fi.hymy.kiosk.visit.Taps;
import fi.hymy.kiosk.visit.VisitView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Buttons, lights, buzzer, presence sensor and backlight as one thing: presses act on the visit, and what the visit
/// shows lights the buttons.
///
/// Two threads meet here. The pins have a loop of their own, so that no press is lost while a page is being drawn;
/// presses are acted upon on the visit's thread, where [#show], [#watch] and [#leaveToStaff] are called too. Everything
/// else may be called from any thread.
public final class ButtonPanel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ButtonPanel.class);
    private static final long CLOSE_SECONDS = 2;

    private final EventLoop pins;
    private final EventLoop visitThread;
    private final Gpio gpio;
    private final Presses presses;
    private final Consumer<PanelKey> moves;
    private final Lights lights;
    private final Buzzer buzzer;
    private final Glow glow;
    private final int places;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private boolean staff;

    /// Somebody who wants to know of every press, whatever it does.
    @FunctionalInterface
    public interface Watcher {
        /// Called on the visit's thread.
        void changed(Input input, boolean active);
    }

    /// @param pins its own loop
    /// @param taps what a respondent can do by buttons
    /// @param moves is given the navigation keys, on the visit's thread
    public ButtonPanel(
            InputSettings settings,
            Gpio gpio,
            EventLoop pins,
            EventLoop visitThread,
            Taps taps,
            Consumer<PanelKey> moves) {
        this.pins = pins;
        this.visitThread = visitThread;
        this.gpio = gpio;
        this.moves = moves;
        this.places = settings.places();
        presses = new Presses(visitThread, taps, places, this::counted);
        lights = new Lights(pins, gpio, places);
        buzzer = new Buzzer(pins, gpio, settings.beep());
        glow = new Glow(pins, screenLight(settings.backlight(), gpio), settings.sleepAfter());
        pins.execute(() -> new Contacts(pins, gpio, settings, this::changed));
    }

    /// The pins as the settings say: of the machine, or drawn, or none.
    public static Gpio pins(InputSettings settings) {
        return settings.emulated() > 0 || !settings.wired() ? new SimulatedGpio() : Pi4jGpio.open(settings);
    }

    /// Drawn pins get it too, and are no backlight.
    private static IntPredicate screenLight(Backlight wired, Gpio gpio) {
        return switch (wired) {
            case Backlight.Folder(var path) -> new BacklightFolder(path)::set;
            case Backlight.Pwm _, Backlight.None _ ->
                percent -> {
                    gpio.backlight(percent);
                    return wired instanceof Backlight.Pwm && !gpio.simulated();
                };
        };
    }

    /// Follows the visit.
    public void show(VisitView view) {
        presses.show(view);
        pins.execute(() -> {
            lights.show(view);
            glow.open(!(view instanceof VisitView.Asleep));
            if (view instanceof VisitView.NotSaved) {
                buzzer.failed();
            }
        });
    }

    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /// While the staff is at it, presses and keys only tell the watchers.
    public void leaveToStaff(boolean staffIsHere) {
        staff = staffIsHere;
        VisitView view = presses.view();
        pins.execute(() -> {
            if (staffIsHere) {
                lights.off();
            } else {
                lights.show(view);
            }
        });
    }

    /// How many smiley buttons there are.
    public int places() {
        return places;
    }

    /// Whether nothing of it is real.
    public boolean simulated() {
        return gpio.simulated();
    }

    /// Lights one button for a test, or puts it out.
    public void light(int place, boolean lit) {
        pins.execute(() -> gpio.light(place, lit));
    }

    /// Tells the staff by the lights how it stands, for a few seconds.
    ///
    /// @param well by place of the button: still where it is well, blinking where it is not
    public void tell(List<Boolean> well) {
        pins.execute(() -> lights.tell(well));
    }

    public void testBuzzer() {
        pins.execute(buzzer::test);
    }

    /// @param percent of the screen's brightness, 0 to 100
    /// @return complete, on the pins' loop, with whether there is a backlight that can be set
    public CompletionStage<Boolean> brightness(int percent) {
        return CompletableFuture.supplyAsync(() -> glow.brightness(percent), pins);
    }

    /// Somebody touched the glass.
    public void seen() {
        pins.execute(glow::seen);
    }

    /// Puts everything out and gives the pins back; waits for it a second or two at most.
    @Override
    public void close() {
        var done = new CountDownLatch(1);
        pins.execute(() -> {
            lights.off();
            buzzer.off();
            gpio.close();
            done.countDown();
        });
        try {
            if (!done.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the pins were not given back within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void counted(int place) {
        pins.execute(() -> lights.chosen(place));
    }

    /// On the loop of the pins.
    private void changed(Input input, boolean active, Duration held) {
        switch (input) {
            case Input.Presence _ -> glow.present(active);
            case Input.Button _, Input.Navigation _ -> glow.seen();
        }
        visitThread.execute(() -> act(input, active, held));
    }

    private void act(Input input, boolean active, Duration held) {
        watchers.forEach(watcher -> watcher.changed(input, active));
        if (staff) {
            return;
        }
        switch (input) {
            case Input.Button(int place) when active -> press(place);
            case Input.Button(int place) -> release(place, held);
            case Input.Navigation(PanelKey key)
            when active -> {
                pins.execute(buzzer::press);
                moves.accept(key);
            }
            case Input.Navigation _, Input.Presence _ -> {}
        }
    }

    private void press(int place) {
        presses.pressed();
        pins.execute(() -> {
            lights.pressed(place);
            buzzer.press();
        });
    }

    private void release(int place, Duration held) {
        VisitView before = presses.view();
        boolean meant = presses.released(place, held);
        VisitView after = presses.view();
        pins.execute(() -> {
            if (before.equals(after)) {
                lights.show(after);
            }
            if (!meant) {
                buzzer.nothing();
            }
        });
    }
}
