package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.ContentHash;
import java.time.Duration;
import java.util.List;

/// What a kiosk shows while nobody is here: the first question, then each slide, over and over. A touch on
/// a slide brings the question at once.
///
/// @param question how long the first question stands between two rounds of slides, 5 s to 10 min
/// @param slides none: the question stands all the time
public record Attract(Duration question, List<Slide> slides) {
    /// The question alone.
    public static final Attract NONE = new Attract(Duration.ofSeconds(20), List.of());

    static final int MAX_SLIDES = 20;

    private static final int MAX_SHOWN = 120;

    public Attract {
        slides = List.copyOf(slides);
        SurveySettings.within("question", question, 5, 600);
    }

    /// @param asset a picture or a video; a video plays muted, from its beginning, and is cut or starts
    ///     over
    /// @param shown for how long, 2 s to 2 min
    /// @param text written on it and read aloud, or [LocalizedText#NONE]
    public record Slide(ContentHash asset, Duration shown, LocalizedText text) {
        public Slide {
            SurveySettings.within("shown", shown, 2, MAX_SHOWN);
        }
    }
}
