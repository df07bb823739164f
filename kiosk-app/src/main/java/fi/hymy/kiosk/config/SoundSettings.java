package fi.hymy.kiosk.config;

import java.util.List;

/// How loud the box is.
///
/// @param mixer which mixer turns the box up and down
/// @param command of a mixer of one's own, with `{percent}` where the volume belongs; empty for the others
public record SoundSettings(Mixer mixer, List<String> command) {
    public static final SoundSettings USUAL = new SoundSettings(Mixer.AUTO, List.of());
    public static final String PERCENT = "{percent}";

    public SoundSettings {
        command = List.copyOf(command);
    }

    /// Which mixer.
    public enum Mixer {
        /// PipeWire's or ALSA's, whichever is there.
        AUTO,
        /// None: what this program plays is made louder and softer by itself.
        NONE,
        OWN
    }

    static SoundSettings read(SettingsReader reader) {
        return reader.given("sound.mixer", SoundSettings::parse, USUAL);
    }

    private static SoundSettings parse(String text) {
        return switch (text) {
            case "auto" -> USUAL;
            case "none" -> new SoundSettings(Mixer.NONE, List.of());
            default -> {
                if (!text.contains(PERCENT)) {
                    throw new IllegalArgumentException(
                            "must be auto, none, or a command with {percent} in it, as: amixer -q sset PCM {percent}%");
                }
                yield new SoundSettings(Mixer.OWN, List.of(text.strip().split(" +")));
            }
        };
    }
}
