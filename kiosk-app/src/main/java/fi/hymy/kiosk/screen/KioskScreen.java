package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.Taps;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.NotSaved;
import fi.hymy.kiosk.visit.VisitView.Saving;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.kiosk.visit.VisitView.Waiting;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.Theme;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The one scene of the kiosk: shows each state of a visit and passes taps on. Lives on the JavaFX thread.
public final class KioskScreen {
    private final Panel panel;
    private final Pictures pictures;
    private final Taps taps;
    private final String kiosk;
    private final boolean motion;
    private final Stack stack = new Stack();

    private LinkWords link = LinkWords.DOWN;
    private @Nullable Theme theme;
    private @Nullable Object shown;
    private Pages.@Nullable Answerable answerable;
    private @Nullable WaitingPage waiting;
    private @Nullable IdleCard idle;

    /// What makes two views the same page: the same question, for the same language and survey.
    private record Key(
            String page,
            Survey survey,
            LanguageTag language,
            @Nullable QuestionId question) {}

    /// @param width of the scene in pixels
    /// @param pixelsPerMillimetre of the panel
    /// @param kiosk its id, for the waiting screen
    /// @param motion whether things may move
    public KioskScreen(
            double width,
            double height,
            double pixelsPerMillimetre,
            Pictures pictures,
            Taps taps,
            String kiosk,
            boolean motion) {
        this.panel = new Panel(width, height, pixelsPerMillimetre);
        this.pictures = pictures;
        this.taps = taps;
        this.kiosk = kiosk;
        this.motion = motion;
        stack.setPrefSize(width, height);
        stack.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> touched());
        wear(Theme.PLAIN);
    }

    /// To be made the root of a scene.
    public Parent root() {
        return stack;
    }

    /// Shows how the connection stands, where that is of interest.
    public void link(LinkWords state) {
        link = state;
        if (waiting != null) {
            waiting.show(state);
        }
    }

    public void show(VisitView view) {
        if (!(view instanceof IdleWarning) && idle != null) {
            idle = null;
            stack.above(null);
        }
        switch (view) {
            case Waiting _ -> showWaiting();
            case Attract attract -> showAttract(attract);
            case Asking asking -> showQuestion(asking);
            case IdleWarning warning -> warn(warning);
            case Saving(Asking behind) -> {
                showSame(behind);
                stack.locked(true);
            }
            case Thanking thanking -> {
                var key = new Key("thanks", thanking.survey(), thanking.language(), null);
                page(key, new Pages(brush(thanking.survey(), thanking.language())).thanks(thanking));
            }
            case NotSaved notSaved -> {
                var key = new Key("not-saved", notSaved.survey(), notSaved.language(), null);
                page(key, new Pages(brush(notSaved.survey(), notSaved.language())).notSaved(notSaved));
            }
        }
    }

    /// A tap on the thank-you screen makes room for the next visitor.
    private void touched() {
        taps.touch();
        if (shown instanceof Key key && "thanks".equals(key.page())) {
            taps.start();
        }
    }

    private void showWaiting() {
        if (waiting == null) {
            wear(Theme.PLAIN);
            var english = new LanguageTag("en");
            var page = new WaitingPage(brush(Theme.PLAIN, english, english), kiosk, link);
            page("waiting", page);
            waiting = page;
        }
    }

    private void showAttract(Attract attract) {
        var key = new Key(
                "attract",
                attract.survey(),
                attract.language(),
                attract.first().question().id());
        var pages = new Pages(brush(attract.survey(), attract.language()));
        if (attract.first().oneTap()) {
            // Made anew for each visitor, since the choices may stand in another order.
            Pages.Answerable made = pages.attract(attract);
            page(key, made.page());
            answerable = made;
            made.pane().show(attract.first());
        } else if (!key.equals(shown)) {
            page(key, pages.invite(attract));
        }
    }

    private void showQuestion(Asking asking) {
        var key = new Key(
                "question",
                asking.survey(),
                asking.language(),
                asking.question().id());
        if (!key.equals(shown)) {
            Pages.Answerable made = new Pages(brush(asking.survey(), asking.language())).question(asking);
            page(key, made.page());
            answerable = made;
        }
        showSame(asking);
        stack.locked(false);
    }

    private void showSame(Asking asking) {
        if (answerable != null) {
            answerable.pane().show(asking);
            Optional.ofNullable(answerable.nav()).ifPresent(nav -> nav.show(asking));
        }
    }

    private void warn(IdleWarning warning) {
        if (idle == null) {
            Asking behind = warning.behind();
            idle = new IdleCard(brush(behind.survey(), behind.language()), warning);
            stack.above(idle);
        } else {
            idle.show(warning);
        }
    }

    private void page(Object key, Region page) {
        boolean first = shown == null;
        shown = key;
        answerable = null;
        waiting = null;
        stack.page(page);
        if (!first) {
            Motion.enter(page, panel.mm(3), motion);
        }
    }

    private Brush brush(Survey survey, LanguageTag language) {
        wear(survey.theme());
        stack.setNodeOrientation(LanguageSwitch.orientation(language));
        return brush(survey.theme(), language, survey.baseLanguage());
    }

    private Brush brush(Theme worn, LanguageTag language, LanguageTag base) {
        return new Brush(
                panel,
                Look.of(worn),
                Typeface.of(worn.font()),
                new Words(language),
                base,
                pictures,
                taps,
                stack,
                motion);
    }

    private void wear(Theme worn) {
        if (worn.equals(theme)) {
            return;
        }
        theme = worn;
        Look look = Look.of(worn);
        stack.getStylesheets().setAll(Sheet.of(look, panel));
        Optional<ContentHash> background = worn.background();
        stack.background(background.flatMap(pictures::find), look, panel);
    }
}
