package fi.hymy.kiosk.input;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.clock.EventLoop.Pending;
import java.time.Duration;
import java.util.List;

/// What is heard. Lives on the loop of the pins.
final class Buzzer {
    private static final List<Integer> PRESS = List.of(40);
    private static final List<Integer> NOTHING = List.of(25, 60, 25);
    private static final List<Integer> FAILED = List.of(400);

    private final EventLoop loop;
    private final Gpio gpio;
    private final boolean beep;
    private Pending next = () -> {};

    /// @param beep whether a press that counts is heard; that something went wrong always is
    Buzzer(EventLoop loop, Gpio gpio, boolean beep) {
        this.loop = loop;
        this.gpio = gpio;
        this.beep = beep;
    }

    void press() {
        if (beep) {
            play(PRESS);
        }
    }

    /// Twice and very short: this button means nothing now.
    void nothing() {
        play(NOTHING);
    }

    /// Long: an answer could not be kept.
    void failed() {
        play(FAILED);
    }

    void test() {
        play(List.of(80, 80, 80, 80, 300));
    }

    void off() {
        next.cancel();
        gpio.buzzer(false);
    }

    /// @param millis on, off, on, and so on
    private void play(List<Integer> millis) {
        off();
        step(millis, true);
    }

    private void step(List<Integer> millis, boolean sounding) {
        gpio.buzzer(sounding);
        List<Integer> rest = millis.subList(1, millis.size());
        next = loop.after(
                Duration.ofMillis(millis.getFirst()), rest.isEmpty() ? this::off : () -> step(rest, !sounding));
    }
}
