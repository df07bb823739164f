package fi.hymy.kiosk.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How questions are read aloud.
///
/// @param engine which program reads, if it is installed
/// @param piperVoices directory of piper's voices (`fi_FI-….onnx`, each with its `.onnx.json`)
/// @param wordsPerMinute 80 to 300
/// @param volume 0 to 100
/// @param headsetFile tells whether a headset is plugged in: it is when this file is there and says neither
///     nothing, `0` nor `off`, or when this directory is there (such as that of a USB sound card under
///     `/proc/asound`). Then, and only then, there is speech. Null where the kiosk cannot tell, or speaks to all
public record SpeechSettings(
        Engine engine,
        Path piperVoices,
        int wordsPerMinute,
        int volume,
        @Nullable Path headsetFile) {
    public static final SpeechSettings USUAL =
            new SpeechSettings(Engine.AUTO, Path.of("/usr/share/piper-voices"), 150, 80, null);

    public Optional<Path> headset() {
        return Optional.ofNullable(headsetFile);
    }

    public enum Engine {
        /// Piper where it has a voice, else espeak-ng.
        AUTO,
        ESPEAK,
        PIPER,
        NONE
    }
}
