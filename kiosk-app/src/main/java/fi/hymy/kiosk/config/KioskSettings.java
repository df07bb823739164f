package fi.hymy.kiosk.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Everything that can be set on a kiosk. What exists has been checked.
///
/// @param data where the kiosk keeps what must last; made when it is missing
/// @param join to which server the kiosk belongs
/// @param broker how to talk to the broker
/// @param outbox how much is kept after it was receipted
/// @param screen what to draw on
/// @param input what is wired to the box's pins
/// @param speech how questions are read aloud
/// @param sound how loud the box is
/// @param staff who may look inside
/// @param heartbeat a sign of life and the outbox's facts go to the server this often
/// @param trustSystemClock whether the system's clock is on time without asking, as on a development machine
/// @param watchdog when a program that stands still is ended
/// @param update how new software comes to the box
public record KioskSettings(
        Path data,
        JoinSettings join,
        BrokerSettings broker,
        OutboxSettings outbox,
        ScreenSettings screen,
        InputSettings input,
        SpeechSettings speech,
        SoundSettings sound,
        StaffSettings staff,
        Duration heartbeat,
        boolean trustSystemClock,
        WatchdogSettings watchdog,
        UpdateSettings update) {

    /// Reads `--config FILE` and the other arguments, which win over the file: `--KEY VALUE`,
    /// `--KEY=VALUE`, and plain `--KEY` for what is either on or off.
    ///
    /// @throws InvalidSettingsException with every fault at once
    public static KioskSettings read(List<String> arguments) {
        return new SettingsReader(SettingsText.of(arguments)).read();
    }

    /// How long released rows are kept, so that a server restored from a backup can ask for them again.
    ///
    /// @param keepFor since the receipt
    /// @param keepBytes of their bodies in all; the oldest go first
    public record OutboxSettings(Duration keepFor, long keepBytes) {
        public static final OutboxSettings USUAL = new OutboxSettings(Duration.ofDays(30), 64L * 1024 * 1024);
    }

    /// @param surface where to draw
    /// @param pixelsPerMillimetre of the panel, so that targets are as large as fingers
    /// @param reduceMotion whether nothing moves by itself: for those whom motion makes unwell, and for slow panels
    public record ScreenSettings(Surface surface, double pixelsPerMillimetre, boolean reduceMotion) {
        /// With motion.
        public ScreenSettings(Surface surface, double pixelsPerMillimetre) {
            this(surface, pixelsPerMillimetre, false);
        }
    }

    /// Where to draw.
    public sealed interface Surface {
        /// The whole screen, with no way out and no cursor: a kiosk.
        record FullScreen() implements Surface {}

        /// A window of this size in pixels, for development.
        record Window(int width, int height) implements Surface {}

        /// No display at all, of this size in pixels: for tests and demonstrations.
        record Headless(int width, int height) implements Surface {}

        /// A panel that has buttons and lights alone; JavaFX is not even started.
        record None() implements Surface {}
    }
}
