package fi.hymy.kiosk.device.watch;

import java.time.Duration;
import java.util.Optional;

/// Whoever started the program and wants to know how it goes. Calls return at once and never fail.
public interface Notifier {
    /// The first picture is on the screen.
    void ready();

    /// All is well.
    void alive();

    /// The program is ending in order.
    void stopping();

    /// How long it waits for the next [#alive()] before it ends the program; empty when it does not watch.
    Optional<Duration> patience();

    /// Nobody watches.
    Notifier NONE = new Notifier() {
        @Override
        public void ready() {}

        @Override
        public void alive() {}

        @Override
        public void stopping() {}

        @Override
        public Optional<Duration> patience() {
            return Optional.empty();
        }
    };
}
