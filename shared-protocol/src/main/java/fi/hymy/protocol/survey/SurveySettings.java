package fi.hymy.protocol.survey;

import java.time.Duration;

/// How a survey behaves, above all in time; all times are whole seconds.
///
/// @param idle without a touch before the warning, 5 s to 10 min
/// @param warning how long the warning counts down, 20 s to 2 min (WCAG 2.2, 2.2.1: at least 20 s)
/// @param thankYou how long the thank-you screen stays, 1 s to 30 s
/// @param partial what becomes of answers when someone walks away
/// @param repeatInterval a visit that begins sooner after another is flagged, 0 to 60 s
/// @param backAllowed whether one may go back a step
/// @param attract what is shown while nobody is here
/// @param children whether it is for children who may not read yet: big faces, few words, everything read
///     aloud
public record SurveySettings(
        Duration idle,
        Duration warning,
        Duration thankYou,
        PartialPolicy partial,
        Duration repeatInterval,
        boolean backAllowed,
        Attract attract,
        boolean children) {
    public static final SurveySettings DEFAULT = new SurveySettings(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(4),
            PartialPolicy.KEEP,
            Duration.ofSeconds(5),
            true);

    /// The question alone attracts, and readers answer.
    public SurveySettings(
            Duration idle,
            Duration warning,
            Duration thankYou,
            PartialPolicy partial,
            Duration repeatInterval,
            boolean backAllowed) {
        this(idle, warning, thankYou, partial, repeatInterval, backAllowed, Attract.NONE, false);
    }

    public SurveySettings {
        within("idle", idle, 5, 600);
        within("warning", warning, 20, 120);
        within("thankYou", thankYou, 1, 30);
        within("repeatInterval", repeatInterval, 0, 60);
    }

    static void within(String name, Duration value, int min, int max) {
        if (value.compareTo(Duration.ofSeconds(min)) < 0 || value.compareTo(Duration.ofSeconds(max)) > 0) {
            throw new IllegalArgumentException(
                    "%s must lie between %d and %d seconds, it is %d".formatted(name, min, max, value.toSeconds()));
        }
        if (!value.equals(Duration.ofSeconds(value.toSeconds()))) {
            throw new IllegalArgumentException(name + " must be whole seconds");
        }
    }

    public enum PartialPolicy {
        KEEP,
        DISCARD
    }
}
