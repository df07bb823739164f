package fi.hymy.protocol.codec;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Attract;
import fi.hymy.protocol.survey.Colour;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.SurveySettings.PartialPolicy;
import fi.hymy.protocol.survey.Theme;
import fi.hymy.protocol.survey.Theme.ButtonShape;
import fi.hymy.protocol.survey.Theme.Colours;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads theme and settings; every part may be left out and is then as in [Theme#PLAIN] and
/// [SurveySettings#DEFAULT].
record LookReader(Faults faults, TextReader texts) {
    private static final Theme PLAIN = Theme.PLAIN;
    private static final SurveySettings DEFAULT = SurveySettings.DEFAULT;

    private static final Words<PartialPolicy> PARTIAL = Words.of(PartialPolicy.class);
    private static final Words<ButtonShape> BUTTONS = Words.of(ButtonShape.class);
    private static final Attract.Slide NO_SLIDE =
            new Attract.Slide(new ContentHash("0".repeat(64)), Duration.ofSeconds(8), LocalizedText.NONE);

    Theme theme(Place place) {
        Colours colours = faults.optional(place, "colours", PLAIN.colours(), this::colours);
        Theme named = faults.optional(
                place,
                "font",
                PLAIN,
                at -> at.parse(font -> new Theme(colours, font, PLAIN.cornerRadius(), null, null)));
        Theme rounded = faults.optional(place, "cornerRadius", PLAIN, at -> {
            int radius = at.integer(0, Integer.MAX_VALUE);
            return at.build(() -> new Theme(colours, PLAIN.font(), radius, null, null));
        });
        return new Theme(
                colours,
                named.font(),
                rounded.cornerRadius(),
                hash(place, "logo"),
                hash(place, "background"),
                hash(place, "motion"),
                faults.optional(place, "buttons", PLAIN.buttons(), BUTTONS::read));
    }

    private Colours colours(Place place) {
        Colours plain = PLAIN.colours();
        return new Colours(
                colour(place, "background", plain.background()),
                colour(place, "surface", plain.surface()),
                colour(place, "text", plain.text()),
                colour(place, "primary", plain.primary()),
                colour(place, "onPrimary", plain.onPrimary()));
    }

    private Colour colour(Place place, String name, Colour left) {
        return faults.optional(place, name, left, at -> at.parse(Colour::parse));
    }

    private @Nullable ContentHash hash(Place place, String name) {
        Optional<ContentHash> hash =
                faults.or(Optional.empty(), () -> place.maybe(name).map(at -> at.parse(ContentHash::new)));
        return hash.orElse(null);
    }

    SurveySettings settings(Place place) {
        SurveySettings idle = seconds(
                place,
                "idleSeconds",
                time -> settings(time, DEFAULT.warning(), DEFAULT.thankYou(), DEFAULT.repeatInterval()));
        SurveySettings warning = seconds(
                place,
                "warningSeconds",
                time -> settings(DEFAULT.idle(), time, DEFAULT.thankYou(), DEFAULT.repeatInterval()));
        SurveySettings thankYou = seconds(
                place,
                "thankYouSeconds",
                time -> settings(DEFAULT.idle(), DEFAULT.warning(), time, DEFAULT.repeatInterval()));
        SurveySettings repeat = seconds(
                place,
                "repeatIntervalSeconds",
                time -> settings(DEFAULT.idle(), DEFAULT.warning(), DEFAULT.thankYou(), time));
        return new SurveySettings(
                idle.idle(),
                warning.warning(),
                thankYou.thankYou(),
                faults.optional(place, "partial", DEFAULT.partial(), PARTIAL::read),
                repeat.repeatInterval(),
                faults.optional(place, "backAllowed", DEFAULT.backAllowed(), Place::flag),
                faults.optional(place, "attract", DEFAULT.attract(), this::attract),
                faults.optional(place, "children", DEFAULT.children(), Place::flag));
    }

    private Attract attract(Place place) {
        Attract timed = faults.optional(place, "questionSeconds", Attract.NONE, at -> {
            long seconds = at.whole(0, Integer.MAX_VALUE);
            return at.build(() -> new Attract(Duration.ofSeconds(seconds), List.of()));
        });
        List<Attract.Slide> slides = faults.optional(
                place, "slides", List.of(), at -> faults.entries(at, SurveyReader.MAX_ENTRIES, NO_SLIDE, this::slide));
        return new Attract(timed.question(), slides);
    }

    private Attract.Slide slide(Place place) {
        LocalizedText text = texts.optional(place, "text");
        Duration shown = faults.optional(place, "seconds", NO_SLIDE, at -> {
                    long seconds = at.whole(0, Integer.MAX_VALUE);
                    return at.build(() -> new Attract.Slide(NO_SLIDE.asset(), Duration.ofSeconds(seconds), text));
                })
                .shown();
        return new Attract.Slide(place.field("asset").parse(ContentHash::new), shown, text);
    }

    /// The defaults with one time of their own, so that the settings check each by itself.
    private SurveySettings seconds(Place place, String name, Function<Duration, SurveySettings> with) {
        return faults.optional(place, name, DEFAULT, at -> {
            long seconds = at.whole(0, Integer.MAX_VALUE);
            return at.build(() -> with.apply(Duration.ofSeconds(seconds)));
        });
    }

    private static SurveySettings settings(Duration idle, Duration warning, Duration thankYou, Duration repeat) {
        return new SurveySettings(idle, warning, thankYou, DEFAULT.partial(), repeat, DEFAULT.backAllowed());
    }
}
