package fi.hymy.kiosk.device.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// What the kiosk can do when it is told to. Called on the commands' thread; must not wait.
public interface Hands {
    /// A picture of what is on the glass, as PNG.
    ///
    /// @param maxWidth in pixels; a wider picture is made smaller
    CompletionStage<byte[]> screenshot(int maxWidth);

    /// Shows on the glass which kiosk this is, for so long.
    CompletionStage<?> identify(Duration duration);

    /// @param percent 0 to 100
    /// @return complete with whether there is a backlight that took it
    CompletionStage<Boolean> brightness(int percent);

    /// Ends the program in order, soon; whoever started it starts it again.
    void restart();

    /// Starts the whole machine anew, soon.
    ///
    /// @return complete with why it cannot, empty when it is about to
    CompletionStage<Optional<String>> reboot();

    /// Looks at everything now. Complete with what was found, in words.
    CompletionStage<String> diagnose();

    /// Fetches a new certificate. Complete, once it is used, with until when it is good, in words.
    CompletionStage<String> renew();
}
