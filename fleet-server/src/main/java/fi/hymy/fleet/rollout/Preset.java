package fi.hymy.fleet.rollout;

import fi.hymy.fleet.web.Tongue;
import java.time.Duration;
import java.util.List;

/// Ways to roll out that are right most of the time.
///
/// @param key as it stands in forms and in the API
/// @param words what it means, for whoever chooses
record Preset(String key, String name, String words, Waves waves, Thresholds thresholds) {
    static final Preset CAREFUL = new Preset(
            "careful",
            Tongue.key("Careful"),
            Tongue.key(
                    "Three kiosks first, then 1 %, 10 %, half, all; an hour to see what happens after each. Two failures stop it."),
            Waves.parse("3, 1 %, 10 %, 50 %"),
            new Thresholds(95, Duration.ofHours(1), 2, 2, Duration.ofHours(4)));

    static final Preset USUAL = new Preset(
            "usual",
            Tongue.key("Usual"),
            Tongue.key(
                    "A tenth first, then half, then all; a quarter of an hour in between. One failure in twenty stops it."),
            Waves.parse("10 %, 50 %"),
            new Thresholds(90, Duration.ofMinutes(15), 0, 5, Duration.ofHours(1)));

    static final Preset AT_ONCE = new Preset(
            "at-once",
            Tongue.key("At once"),
            Tongue.key("All kiosks as fast as they can be told. One failure in ten stops what is left."),
            Waves.AT_ONCE,
            new Thresholds(0, Duration.ZERO, 0, 10, Duration.ofHours(1)));

    static final List<Preset> ALL = List.of(CAREFUL, USUAL, AT_ONCE);

    /// The usual one for a name that is none.
    static Preset of(String key) {
        return ALL.stream().filter(each -> each.key().equals(key)).findFirst().orElse(USUAL);
    }
}
