package fi.hymy.kiosk.speech;

import fi.hymy.kiosk.config.SpeechSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds the voice that this kiosk has.
public final class Voices {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final String ESPEAK = "espeak-ng";
    private static final String PIPER = "piper";

    private Voices() {}

    /// Returns at once: an engine is looked for in the background, and until one is found nothing is spoken.
    public static Voice start(SpeechSettings settings) {
        if (settings.engine() == SpeechSettings.Engine.NONE) {
            return Voice.SILENT;
        }
        var voice = new CommandVoice(
                () -> find(settings),
                settings.volume(),
                settings.headset().map(Headset::new).orElse(null),
                LOOK_EVERY);
        voice.start();
        return voice;
    }

    private static Optional<Engine> find(SpeechSettings settings) {
        Supplier<Optional<Engine>> piper = () -> Piper.find(PIPER, settings.piperVoices(), settings.wordsPerMinute());
        Supplier<Optional<Engine>> espeak = () -> Espeak.find(ESPEAK, settings.wordsPerMinute(), List.of());
        return switch (settings.engine()) {
            case AUTO -> piper.get().map(first -> both(first, espeak.get())).or(espeak);
            case PIPER -> piper.get();
            case ESPEAK -> espeak.get();
            case NONE -> Optional.empty();
        };
    }

    private static Engine both(Engine first, Optional<Engine> second) {
        return second.<Engine>map(other -> new Either(first, other)).orElse(first);
    }
}
