package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.Move;
import fi.hymy.kiosk.visit.VisitView.NotSaved;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Makes the pages of a survey.
record Pages(Brush brush) {
    /// Of the room below the strip, what answers may need before their letters are as small as usual.
    private static final double ANSWERS_SHARE = 0.8;

    /// A page with a question that can be answered.
    record Answerable(Page page, AnswerPane pane, @Nullable NavBar nav) {}

    /// The attract screen whose first question can be answered right there.
    Answerable attract(Attract attract) {
        Asking first = attract.first();
        AnswerPane pane = pane(first);
        NavBar reserved = filling(first) ? null : NavBar.reserved(brush.modest(), first);
        var page = new Page(
                "screen-attract",
                brush.panel(),
                new Page.Parts(
                        bar(first.survey(), null),
                        null,
                        brush.headline(brush.say(first.question().prompt().text())),
                        help(first),
                        pane,
                        reserved,
                        foot(first.survey())));
        return new Answerable(page, pane, reserved);
    }

    /// The attract screen that only invites.
    Page invite(Attract attract) {
        Panel panel = brush.panel();
        FitText word = FitText.centred(brush.words().of("start"), brush.type()::strong, panel.title() * 0.8);
        var start = new Tap("start", word.words(), "primary", brush.taps()::start, word);
        return new Page(
                "screen-attract",
                panel,
                new Page.Parts(
                        bar(attract.survey(), null),
                        null,
                        brush.headline(
                                brush.say(attract.first().question().prompt().text())),
                        help(attract.first()),
                        new Single(start, panel.mm(110), panel.target() * 1.4),
                        null,
                        foot(attract.survey())));
    }

    Answerable question(Asking asking) {
        AnswerPane pane = pane(asking);
        var nav = new NavBar(brush.modest(), asking);
        boolean alone = filling(asking) && !asking.moves().contains(Move.NEXT);
        Steps steps = children(asking) ? new Steps(brush.panel(), asking.ask()) : null;
        FitText help = help(asking);
        if (help != null && pane instanceof TextPane text) {
            text.remind(help);
        }
        var page = new Page(
                "screen-question",
                brush.panel(),
                new Page.Parts(
                        bar(asking.survey(), steps),
                        steps == null ? new Progress(asking.ask()) : null,
                        brush.title(brush.say(asking.question().prompt().text())),
                        help,
                        pane,
                        alone ? null : nav,
                        foot(asking.survey())));
        return new Answerable(page, pane, nav);
    }

    /// Whether faces fill a small panel: there room for what comes later is better spent on them.
    private boolean filling(Asking asking) {
        return brush.panel().compact()
                && asking.question() instanceof Question.Smiley
                && asking.oneTap()
                && asking.moves().stream().allMatch(Move.NEXT::equals);
    }

    ClosingPage thanks(Thanking thanking) {
        String body = brush.say(thanking.ending().body());
        boolean usual = thanking.ending().showIf().isAlways();
        return new ClosingPage(
                "screen-thanks",
                brush.panel(),
                bare(thanking.survey()),
                usual ? new Celebration(brush) : new Heard(brush),
                brush.headline(brush.say(thanking.ending().title())),
                body.isEmpty()
                        ? null
                        : FitText.centred(
                                body, brush.type()::regular, brush.panel().label()),
                null);
    }

    ClosingPage notSaved(NotSaved notSaved) {
        Panel panel = brush.panel();
        FitText word = FitText.centred(brush.words().of("tryAgain"), brush.type()::strong, panel.label() * 1.1);
        var again = new Tap("next", word.words(), "primary", brush.taps()::next, word);
        return new ClosingPage(
                "screen-not-saved",
                panel,
                bare(notSaved.survey()),
                new Face(2),
                brush.title(brush.words().of("notSaved")),
                FitText.centred(brush.words().of("notSavedHelp"), brush.type()::regular, panel.label()),
                new Single(again, panel.mm(panel.compact() ? 110 : 160), panel.target() * 1.2));
    }

    private Region bare(Survey survey) {
        return new TopBar(brush.modest(), survey, List.of(), null);
    }

    private Region bar(Survey survey, @Nullable Steps steps) {
        return new TopBar(brush.modest(), survey, brush.panel().tall() ? List.of() : survey.languages(), steps);
    }

    /// On a tall panel not everyone reaches its upper edge, so the languages are at the lower one.
    private @Nullable Region foot(Survey survey) {
        if (!brush.panel().tall() || survey.languages().size() < 2) {
            return null;
        }
        var choice = new LanguageSwitch(brush.modest(), survey.languages(), LanguageSwitch.MOST_WIDTH);
        return new Foot(brush.panel(), choice);
    }

    /// For children: big faces, few words.
    private static boolean children(Asking asking) {
        return asking.survey().settings().children();
    }

    private @Nullable FitText help(Asking asking) {
        if (brush.access().explores()) {
            return muted(asking, brush.words().of("explore"));
        }
        if (children(asking)) {
            return limited(asking.question()) ? muted(asking, hint(asking.question())) : null;
        }
        String help = brush.say(asking.question().prompt().help());
        String hint = help.isEmpty() ? hint(asking.question()) : help;
        return hint.isEmpty() ? null : muted(asking, hint);
    }

    /// Whether taps stop doing anything at some point, which must be said to children too.
    private static boolean limited(Question question) {
        return question instanceof Question.MultiChoice multi
                && multi.maxChosen() > 1
                && multi.maxChosen() < multi.choices().size();
    }

    private FitText muted(Asking asking, String words) {
        double size = brush.panel().withLetters(letters(asking)).small() * 1.12;
        return new FitText(words, brush.type()::regular, size, Pos.TOP_CENTER).styled("muted");
    }

    /// How to answer, where it does not show by itself.
    String hint(Question question) {
        return switch (question) {
            case Question.MultiChoice multi
            when multi.maxChosen() == 1 -> brush.words().of("choose.one");
            case Question.MultiChoice multi ->
                multi.maxChosen() < multi.choices().size()
                        ? brush.words().of("choose.upTo", multi.maxChosen())
                        : brush.words().of("choose.any");
            case Question.Ranking ranking -> brush.words().of("rank", ranking.places());
            case Question.Smiley _,
                    Question.Nps _,
                    Question.Rating _,
                    Question.YesNo _,
                    Question.Effort _,
                    Question.SingleChoice _,
                    Question.Battery _,
                    Question.OpenText _,
                    Question.Contact _ -> "";
        };
    }

    /// With larger letters where a visitor wants them, as far as what is tapped keeps its room beside the question.
    private AnswerPane pane(Asking asking) {
        return pane(asking, brush.lettered(letters(asking)));
    }

    /// How many times as large as usual the letters of answers and of help are.
    private double letters(Asking asking) {
        Panel panel = brush.panel();
        if (panel.letters() == 1) {
            return 1;
        }
        boolean tiles = asking.question() instanceof Question.SingleChoice
                || asking.question() instanceof Question.MultiChoice
                || asking.question() instanceof Question.Ranking;
        Panel wanted = tiles ? panel : panel.modest();
        double room = panel.height() - panel.strip() - panel.target() - panel.margin() - 2 * panel.gap();
        double least = pane(asking, brush.lettered(wanted.letters())).minHeight(panel.width() - 2 * panel.margin());
        return least <= room * ANSWERS_SHARE ? wanted.letters() : 1;
    }

    private static AnswerPane pane(Asking asking, Brush brush) {
        return switch (asking.question()) {
            case Question.Smiley smiley -> new FacesPane(brush, smiley, children(asking));
            case Question.Nps nps -> NumbersPane.nps(brush, nps);
            case Question.Rating rating ->
                rating.style() == Question.RatingStyle.STARS
                        ? new StarsPane(brush, rating)
                        : NumbersPane.rating(brush, rating);
            case Question.YesNo yesNo -> new YesNoPane(brush, yesNo);
            case Question.Effort effort -> NumbersPane.effort(brush, effort);
            case Question.SingleChoice single -> new ChoicePane(brush, asking, single.choices(), 1);
            case Question.MultiChoice multi -> new ChoicePane(brush, asking, multi.choices(), multi.maxChosen());
            case Question.Battery battery ->
                BatteryGrid.fits(brush, battery)
                        ? new BatteryGrid(brush, battery)
                        : new BatteryPane(brush, battery, asking);
            case Question.Ranking ranking -> new RankingPane(brush, ranking);
            case Question.OpenText text -> new TextPane(brush, text, asking);
            case Question.Contact contact -> new ContactPane(brush, contact, asking);
        };
    }
}
