package fi.hymy.fleet.sketch;

import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Attract.Slide;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Draws the screens of a survey as SVG: its words in its first language, its colours, logo and pictures, and what
/// there is to tap. Where letters lie and how large they are is the kiosk's own affair, and may differ.
///
/// @param width of the kiosk's panel in pixels; only its shape counts
/// @param pictures as `data:` addresses; empty for those that cannot be shown
public record SurveySketch(Survey survey, int width, int height, Function<ContentHash, Optional<String>> pictures) {
    private static final int LONG_EDGE = 800;
    private static final int SHORT_EDGE = 480;
    private static final int MARGIN = 28;
    private static final int LOGO = 40;
    private static final int COLUMNS = 3;
    private static final int GAP = 24;
    private static final int MOST = 24;

    /// What stands while nobody is here: the first question. A kiosk with slides shows them in turn with it.
    public String first() {
        Svg svg = new Svg();
        question(svg, survey.questions().findFirst().orElseThrow());
        return svg.whole(wide(), high(), language());
    }

    /// All screens beside one another, small: slides, questions and endings.
    public String all() {
        List<Svg> screens = screens();
        int columns = wide() > high() ? COLUMNS : COLUMNS + 1;
        int lines = (screens.size() + columns - 1) / columns;
        int width = columns * wide() + (columns - 1) * GAP;
        int height = lines * high() + (lines - 1) * GAP;
        var sheet = new Svg();
        List<Area> areas = new Area(0, 0, width, height).grid(screens.size(), columns, GAP);
        for (int i = 0; i < screens.size(); i++) {
            sheet.part(screens.get(i), areas.get(i), wide(), high());
        }
        return sheet.whole(width, height, language());
    }

    private List<Svg> screens() {
        var screens = new ArrayList<Svg>();
        survey.settings().attract().slides().forEach(slide -> slide(next(screens), slide));
        survey.questions().forEach(question -> question(next(screens), question));
        survey.endings().forEach(ending -> ending(next(screens), ending));
        return screens.subList(0, Math.min(MOST, screens.size()));
    }

    private static Svg next(List<Svg> screens) {
        var svg = new Svg();
        screens.add(svg);
        return svg;
    }

    private void question(Svg svg, Question question) {
        frame(svg);
        boolean broad = wide() > high();
        Area room = inner().from(MARGIN + LOGO + 16);
        String words = paint().say(question.prompt().text());
        int size = words.length() > 60 ? 28 : 35;
        int end = svg.words(words, room, broad ? 3 : 4, paint().letters(size, true, "middle"));
        String help = paint().say(question.prompt().help());
        if (!help.isEmpty()) {
            end = svg.words(help, room.from(end + 4), 2, paint().letters(18, false, "middle"));
        }
        Area below = room.from(end + 20);
        int most = broad ? below.height() : below.height() * 3 / 5;
        new Body(paint(), svg, below.high(most)).draw(question);
    }

    private void ending(Svg svg, Ending ending) {
        frame(svg);
        Area room = inner().from(high() / 4);
        Mood.VERY_HAPPY.draw(svg, room.high(high() / 4));
        int end = svg.words(
                paint().say(ending.title()), room.from(high() / 2 + 20), 3, paint().letters(30, true, "middle"));
        svg.words(paint().say(ending.body()), room.from(end + 8), 3, paint().letters(20, false, "middle"));
    }

    private void slide(Svg svg, Slide slide) {
        svg.box(screen(), 0, "#000000", "none");
        pictures.apply(slide.asset()).ifPresent(data -> svg.image(data, screen(), "slice"));
        String words = paint().say(slide.text());
        if (!words.isEmpty()) {
            svg.box(screen().from(high() - 110), 0, paint().background(), "none");
            svg.words(words, inner().from(high() - 96), 2, paint().letters(28, true, "middle"));
        }
    }

    /// What is around every screen: background, logo, and the languages when there are several.
    private void frame(Svg svg) {
        svg.box(screen(), 0, paint().background(), "none");
        survey.theme().background().flatMap(pictures).ifPresent(data -> svg.image(data, screen(), "slice"));
        survey.theme()
                .logo()
                .flatMap(pictures)
                .ifPresent(data -> svg.image(data, new Area(MARGIN, MARGIN / 2, wide() / 3, LOGO), "start"));
        if (survey.languages().size() > 1) {
            var pill = new Area(wide() - MARGIN - 130, MARGIN / 2, 130, LOGO);
            svg.box(pill, LOGO / 2, paint().surface(), paint().line());
            svg.words(nativeName(), pill.from(pill.y() + 8), 1, paint().letters(18, true, "middle"));
        }
    }

    private String nativeName() {
        Locale locale = Locale.forLanguageTag(language());
        String name = locale.getDisplayLanguage(locale);
        return name.isEmpty() ? language() : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private Paint paint() {
        return new Paint(survey, survey.baseLanguage(), pictures);
    }

    private String language() {
        return survey.baseLanguage().tag();
    }

    private Area screen() {
        return new Area(0, 0, wide(), high());
    }

    private Area inner() {
        return screen().inside(MARGIN);
    }

    private int wide() {
        return width >= height ? LONG_EDGE : SHORT_EDGE;
    }

    private int high() {
        return wide() * height / width;
    }
}
