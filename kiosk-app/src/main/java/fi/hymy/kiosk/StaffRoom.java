package fi.hymy.kiosk;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.device.sound.Loudness;
import fi.hymy.kiosk.disk.Durably;
import fi.hymy.kiosk.input.ButtonPanel;
import fi.hymy.kiosk.input.Input;
import fi.hymy.kiosk.input.Speaker;
import fi.hymy.kiosk.screen.KioskScreen;
import fi.hymy.kiosk.screen.KioskWindow;
import fi.hymy.kiosk.screen.StaffCorners;
import fi.hymy.kiosk.screen.StaffScreen;
import fi.hymy.kiosk.staff.Fact;
import fi.hymy.kiosk.staff.Knock;
import fi.hymy.kiosk.staff.Knock.Spot;
import fi.hymy.kiosk.staff.PinHash;
import fi.hymy.kiosk.staff.StaffDesk;
import fi.hymy.kiosk.staff.StaffFacts;
import fi.hymy.kiosk.staff.StaffTest;
import fi.hymy.kiosk.staff.StaffTools;
import fi.hymy.kiosk.staff.StaffView;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.response.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the staff's desk meets the window, the buttons and the visit. Lives on the storefront's thread.
final class StaffRoom implements StaffTools {
    private static final Logger LOG = LoggerFactory.getLogger(StaffRoom.class);
    private static final Duration CORNER_HOLD = Duration.ofSeconds(3);
    /// As long as a press that answers nothing any more.
    private static final Duration BUTTON_HOLD = Duration.ofSeconds(5);

    private final KioskSettings settings;
    private final Storefront storefront;
    private final ButtonPanel panel;
    private final Fittings fittings;
    private final Loudness loudness;
    private final EventLoop worker;
    private final Runnable restart;
    private final Leaving leaving;
    private final StaffDesk desk;
    private final StaffTest test;

    /// What visitors see and what the staff sees, in one window.
    private record Faces(KioskWindow window, KioskScreen visitors, StaffScreen staff) {}

    private @Nullable Faces faces;

    /// Forgets who the kiosk is.
    interface Leaving {
        void leave() throws IOException;
    }

    /// @param restart ends the program, for whatever watches over it to start it anew
    /// @param leaving waits for the disk
    StaffRoom(
            KioskSettings settings,
            Storefront storefront,
            ButtonPanel panel,
            Fittings fittings,
            Loudness loudness,
            Supplier<Stamp> clock,
            EventLoop worker,
            Runnable restart,
            Leaving leaving) {
        this.settings = settings;
        this.storefront = storefront;
        this.panel = panel;
        this.fittings = fittings;
        this.loudness = loudness;
        this.worker = worker;
        this.restart = restart;
        this.leaving = leaving;
        desk = new StaffDesk(
                storefront.loop(),
                worker,
                settings.data().resolve("staff"),
                remembered().or(settings.staff()::pinHash).flatMap(PinHash::parse),
                this::show);
        test = new StaffTest(storefront.loop(), clock, this::marked);
    }

    /// Puts the staff's pages behind the window, if there is one, and looks out for the gesture.
    void open(StaffFacts.Source facts) {
        var byButtons = new Knock(storefront.loop(), BUTTON_HOLD, () -> knockedByButtons(facts));
        panel.watch((input, active) -> pressed(byButtons, input, active));
        storefront.loop().execute(() -> fittings.staffPin(desk.hasPin()));
        storefront.onScreen((window, screen) -> {
            double density = settings.screen().pixelsPerMillimetre();
            var pages = new StaffScreen(
                    window.width(),
                    window.height(),
                    density,
                    settings.staff().language(),
                    storefront.loop(),
                    worker,
                    desk,
                    this,
                    facts);
            faces = new Faces(window, screen, pages);
            var byGlass = new Knock(storefront.loop(), CORNER_HOLD, desk::knock);
            StaffCorners.watch(screen.root(), window.width(), window.height(), density, byGlass);
        });
    }

    /// What the server wishes; from any thread.
    void settings(DeviceSettings wished) {
        storefront.loop().execute(() -> {
            wished.staffPin().ifPresentOrElse(this::pin, this::forgetPin);
            test.until(wished.staffTestUntilOrNull());
            fittings.brightness(wished.brightness());
            fittings.volume(wished.volume());
        });
    }

    private void pin(String hash) {
        Optional<PinHash> pin = PinHash.parse(hash);
        if (pin.isEmpty()) {
            LOG.warn("the server's staff PIN cannot be understood");
            return;
        }
        desk.pin(pin);
        fittings.staffPin(true);
        worker.execute(() -> remember(hash));
    }

    /// The server has none any more: that of the settings file holds again, if there is one.
    private void forgetPin() {
        desk.pin(settings.staff().pinHash().flatMap(PinHash::parse));
        fittings.staffPin(desk.hasPin());
        worker.execute(this::forgetRemembered);
    }

    private void forgetRemembered() {
        try {
            Files.deleteIfExists(pinFile());
        } catch (IOException e) {
            LOG.warn("the staff PIN that was taken back cannot be removed from the disk: {}", e.toString());
        }
    }

    private void marked(boolean on) {
        LOG.info("staff test is {}", on ? "on" : "off");
        storefront.staffTest(on);
        fittings.staffTest(on);
        if (faces != null) {
            faces.window().mark(on ? faces.staff().markOfTest() : null);
        }
    }

    /// The PIN must be there with no server too.
    private void remember(String hash) {
        try {
            Durably.replace(pinFile(), hash);
        } catch (IOException e) {
            LOG.warn("the server's staff PIN cannot be kept on disk: {}", e.toString());
        }
    }

    private Optional<String> remembered() {
        try {
            return Optional.of(Files.readString(pinFile()).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path pinFile() {
        return settings.data().resolve("staff").resolve("pin-hash");
    }

    private void show(StaffView view) {
        if (faces == null) {
            return;
        }
        boolean here = !(view instanceof StaffView.Away);
        if (here) {
            storefront.sendAway();
        }
        panel.leaveToStaff(here);
        faces.staff().show(view);
        faces.window().show(here ? faces.staff().root() : faces.visitors().root());
    }

    /// Without a screen there are no pages to open and nowhere to type a PIN; the lights tell what matters most.
    private void knockedByButtons(StaffFacts.Source facts) {
        if (faces != null) {
            desk.knock();
        } else {
            worker.execute(() -> panel.tell(signs(facts.look())));
        }
    }

    /// Whether the link stands, no answer waits for long, and answers can be kept.
    private static List<Boolean> signs(StaffFacts facts) {
        return List.of(
                isWell(facts.connection(), "link"),
                isWell(facts.answers(), "unsent"),
                isWell(facts.answers(), "outbox"));
    }

    private static boolean isWell(List<Fact> facts, String key) {
        return facts.stream().anyMatch(fact -> fact.key().equals(key) && fact.mood() == Fact.Mood.GOOD);
    }

    private void pressed(Knock knock, Input input, boolean active) {
        if (faces != null) {
            faces.staff().changed(input, active);
        }
        if (active) {
            knock.down(spot(input));
        } else {
            knock.up();
        }
        desk.stay();
    }

    private Spot spot(Input input) {
        return switch (input) {
            case Input.Button(int place) when place == 1 -> Spot.FIRST;
            case Input.Button(int place) when place == panel.places() -> Spot.SECOND;
            case Input.Button _, Input.Navigation _, Input.Presence _ -> Spot.ELSEWHERE;
        };
    }

    @Override
    public int brightness() {
        return fittings.brightness();
    }

    @Override
    public void brightness(int percent) {
        fittings.brightness(percent);
    }

    @Override
    public int buttons() {
        return panel.places();
    }

    @Override
    public void light(int place, boolean lit) {
        panel.light(place, lit);
    }

    @Override
    public void buzz() {
        panel.testBuzzer();
    }

    @Override
    public void tone() {
        worker.execute(() -> Speaker.tone(loudness.gain()));
    }

    @Override
    public boolean testing() {
        return test.on();
    }

    @Override
    public void testing(boolean on) {
        if (!on) {
            storefront.endStaffTest();
        }
        test.here(on);
    }

    @Override
    public void restart() {
        LOG.info("the staff restarts the kiosk");
        restart.run();
    }

    @Override
    public void joinAnew() {
        LOG.info("the staff lets the kiosk join anew");
        worker.execute(() -> {
            try {
                leaving.leave();
                restart.run();
            } catch (IOException e) {
                LOG.error("the kiosk cannot join anew: {}", e.toString());
            }
        });
    }
}
