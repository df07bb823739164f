package fi.hymy.protocol.message;

import java.time.Duration;

/// What a kiosk can be told to do.
public sealed interface Action {
    /// A picture of what is on the glass, sent up as PNG.
    ///
    /// @param maxWidth in pixels, 64 to 3840; a wider picture is made smaller
    record Screenshot(int maxWidth) implements Action {
        public static final int USUAL_WIDTH = 1280;

        public Screenshot {
            between("maxWidth", maxWidth, 64, 3840);
        }
    }

    /// Shows on the glass which kiosk this is.
    ///
    /// @param duration 1 s to 5 min
    record Identify(Duration duration) implements Action {
        public static final Duration USUAL = Duration.ofSeconds(10);

        public Identify {
            between("seconds", duration.toSeconds(), 1, 300);
        }
    }

    /// The newest logs, sent up as a zip file.
    record Logs() implements Action {}

    /// How bright the screen shines until it is told otherwise.
    ///
    /// @param percent 0 to 100
    record Brightness(int percent) implements Action {
        public Brightness {
            between("percent", percent, 0, 100);
        }
    }

    /// Ends the program in order, so that it starts anew.
    record Restart() implements Action {}

    /// Starts the whole machine anew.
    record Reboot() implements Action {}

    /// Looks at everything now and says what was found.
    record Diagnose() implements Action {}

    /// Fetches a new certificate now, with a new key, and goes on with it.
    record Renew() implements Action {}

    /// Something that the receiver does not know; a sender has none.
    ///
    /// @param kind as it came, at most 40 letters
    record Unknown(String kind) implements Action {}

    private static void between(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "%s must lie between %d and %d, it is %d".formatted(what, min, max, value));
        }
    }
}
