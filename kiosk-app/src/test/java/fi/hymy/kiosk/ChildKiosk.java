package fi.hymy.kiosk;

import fi.hymy.kiosk.input.Input;
import fi.hymy.kiosk.input.SimulatedGpio;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javafx.animation.AnimationTimer;

/// A whole kiosk in a program of its own, for tests that put something between it and the system. It does what each
/// line of its input says and answers with a line: `tap SCREEN ID`, `await SCREEN`, `sees ID`, `near` and `far` for
/// somebody before its presence sensor, and `stillness` for the longest time in milliseconds between two pulses of the
/// screen since it was asked last.
final class ChildKiosk {
    private static final AtomicLong LONGEST = new AtomicLong();

    private ChildKiosk() {}

    public static void main(String[] arguments) throws IOException {
        var gpio = new SimulatedGpio();
        var seams = new KioskApp.Seams(UnaryOperator.identity(), Duration.ZERO, gpio);
        try (KioskRig kiosk = KioskRig.start(Path.of(arguments[0]), seams, "--input.presence=25");
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            watchPulse();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("answer " + answer(kiosk, gpio, line.split(" ")));
            }
        }
        System.exit(0);
    }

    private static String answer(KioskRig kiosk, SimulatedGpio gpio, String[] words) {
        return switch (words[0]) {
            case "tap" -> {
                kiosk.tap(words[1], words[2]);
                yield "tapped";
            }
            case "await" -> {
                kiosk.awaitScreen(words[1]);
                yield "there";
            }
            case "near", "far" -> {
                gpio.set(new Input.Presence(), words[0].equals("near"));
                yield "seen";
            }
            case "sees" -> String.valueOf(kiosk.present(words[1]));
            case "stillness" -> String.valueOf(LONGEST.getAndSet(0));
            default -> "not understood";
        };
    }

    private static void watchPulse() {
        KioskRig.onFx(() -> {
            var timer = new AnimationTimer() {
                private long before;

                @Override
                public void handle(long now) {
                    if (before > 0) {
                        LONGEST.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(now - before), Math::max);
                    }
                    before = now;
                }
            };
            timer.start();
            return timer;
        });
    }
}
