package fi.hymy.kiosk.input;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.config.InputSettings;
import fi.hymy.kiosk.config.InputSettings.PanelKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// All lines of a panel, debounced. Lives on its loop, but for what the lines say.
final class Contacts {
    /// A line that became active, or was left.
    @FunctionalInterface
    interface Listener {
        /// @param held how long it was active; zero when it just became so
        void changed(Input input, boolean active, Duration held);
    }

    private final EventLoop loop;
    private final Map<Input, Debouncer> debouncers = new HashMap<>();
    private final Map<Input, Long> since = new HashMap<>();
    private final Listener listener;

    Contacts(EventLoop loop, Gpio gpio, InputSettings settings, Listener listener) {
        this.loop = loop;
        this.listener = listener;
        for (int place = 1; place <= settings.places(); place++) {
            add(new Input.Button(place), gpio, settings.debounce());
        }
        for (PanelKey key : PanelKey.values()) {
            add(new Input.Navigation(key), gpio, settings.debounce());
        }
        add(new Input.Presence(), gpio, settings.debounce());
        gpio.listen(this::moved);
        // Whatever is active already, as somebody who stands there, is found without an edge.
        debouncers.keySet().forEach(this::moved);
    }

    private void add(Input input, Gpio gpio, Duration window) {
        debouncers.put(input, new Debouncer(loop, window, () -> gpio.active(input), active -> changed(input, active)));
    }

    /// From any thread.
    private void moved(Input input) {
        Debouncer debouncer = debouncers.get(input);
        if (debouncer != null) {
            loop.execute(debouncer::edge);
        }
    }

    private void changed(Input input, boolean active) {
        long now = loop.millis();
        if (active) {
            since.put(input, now);
        }
        listener.changed(input, active, Duration.ofMillis(now - since.getOrDefault(input, now)));
    }
}
