package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.speech.Voice;
import fi.hymy.kiosk.visit.Taps;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Asleep;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.NotSaved;
import fi.hymy.kiosk.visit.VisitView.Saving;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.kiosk.visit.VisitView.Waiting;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The one scene of the kiosk: shows each state of a visit and passes taps on. Lives on the JavaFX thread.
public final class KioskScreen {
    /// How long an answer may take to be stored before the page says that it is being stored.
    private static final Duration PATIENCE = Duration.millis(350);

    private final Panel panel;
    private final Taps taps;
    private final String kiosk;
    private final boolean motion;
    private final Stack stack = new Stack();
    private final Focus focus = new Focus(stack, tap -> reading().focused(tap));
    private final Comfort comfort = new Comfort(
            this::showAnew, () -> reading().again(view()), () -> reading().volume());
    private final Reading reading = new Reading(comfort, focus);
    private final Explore explore;
    private final Wardrobe wardrobe;

    private VisitView view = new Waiting();
    private LongSupplier millis = () -> System.nanoTime() / 1_000_000;
    private LinkWords link = LinkWords.DOWN;
    private @Nullable Object shown;
    private @Nullable Object lastPage;
    private Pages.@Nullable Answerable answerable;
    private @Nullable WaitingPage waiting;
    private @Nullable IdleCard idle;
    private final Slides slides;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private int step;
    private int stepBefore;

    /// What makes two views the same page: the same question, for the same language and survey.
    private record Key(
            String page,
            Survey survey,
            LanguageTag language,
            @Nullable QuestionId question) {
        /// Whether nothing but the language changed: then nothing moves.
        boolean samePage(@Nullable Object other) {
            return other instanceof Key key && key.page.equals(page) && Objects.equals(key.question, question);
        }
    }

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
        this.taps = taps;
        this.kiosk = kiosk;
        this.motion = motion;
        this.slides = new Slides(stack);
        patience.setOnFinished(_ -> busy());
        this.explore = new Explore(focus, panel, () -> millis.getAsLong());
        stack.setPrefSize(width, height);
        stack.addEventFilter(MouseEvent.ANY, this::finger);
        var keys = new Keys(this, focus);
        stack.addEventFilter(KeyEvent.ANY, keys::handle);
        stack.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, ContextMenuEvent::consume);
        this.wardrobe = new Wardrobe(panel, new WatchedPictures(pictures), taps, stack, comfort, motion);
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

    /// Gives the screen a voice, which reads what it shows to whoever asks for it.
    public void voice(Voice installed) {
        comfort.voice(installed);
        reading.voice(installed);
        installed.headset(plugged -> Platform.runLater(() -> comfort.headset(plugged)));
        showAnew();
    }

    /// Shows everything in this way until the visit ends.
    void prefer(Preferences wanted) {
        comfort.prefer(wanted);
    }

    /// A step by buttons or keys instead of a touch. While the screen asks whether somebody is here, any step answers.
    public void focus(FocusMove move) {
        boolean asked = view instanceof IdleWarning;
        touched();
        if (!asked) {
            focus.move(move);
        }
    }

    /// Lets the pictures of a survey take turns with its question while nobody is here.
    ///
    /// @param turning of the JavaFX thread
    public void turnSlides(EventLoop turning) {
        millis = turning::millis;
        slides.on(turning);
    }

    /// A slide at once, for a picture of it.
    boolean showSlide(int index) {
        return slides.show(index);
    }

    public void show(VisitView changed) {
        comfort.follow(changed);
        VisitView before = view;
        Object page = shown;
        view = changed;
        draw(changed);
        focus.renew();
        reading.read(changed, before, !Objects.equals(shown, page));
    }

    private VisitView view() {
        return view;
    }

    private Reading reading() {
        return reading;
    }

    /// Somebody has come near, as a sensor tells: children are asked aloud.
    public void approached() {
        comfort.near(view);
        reading.greet(view, millis.getAsLong());
    }

    /// What a finger does, before the page hears of it.
    private void finger(MouseEvent event) {
        VisitView before = view;
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            if (!comfort.explores()) {
                focus.rest();
            }
            touched();
            if (!before.equals(view)) {
                explore.forget();
            } else if (!comfort.explores() && !onTap(event)) {
                approached();
            }
        }
        if (comfort.explores() && before.equals(view)) {
            explore.feel(event);
        }
    }

    private static boolean onTap(MouseEvent event) {
        for (Node node = event.getTarget() instanceof Node at ? at : null; node != null; node = node.getParent()) {
            if (node instanceof Tap) {
                return true;
            }
        }
        return false;
    }

    private void draw(VisitView view) {
        if (!(view instanceof IdleWarning) && idle != null) {
            idle = null;
            stack.above(null);
        }
        if (!(view instanceof Attract)) {
            slides.end();
        }
        patience.stop();
        switch (view) {
            case Waiting _ -> showWaiting();
            case Asleep _ -> page("asleep", new SleepPage());
            case Attract attract -> showAttract(attract);
            case Asking asking -> showQuestion(asking);
            case IdleWarning warning -> warn(warning);
            case Saving(Asking behind) -> {
                showSame(behind);
                stack.locked(true);
                patience.playFromStart();
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

    /// The same view with other preferences; the switches stay open.
    private void showAnew() {
        boolean switches = stack.over().filter(AccessSheet.class::isInstance).isPresent();
        shown = null;
        idle = null;
        stack.above(null);
        if (view instanceof IdleWarning(Asking behind, var _, var _)) {
            draw(behind);
        }
        draw(view);
        if (switches) {
            wardrobe.painted().ifPresent(brush -> stack.open(new AccessSheet(brush)));
        }
        focus.renew();
        reading.read(view, view, true);
    }

    /// A tap on the thank-you screen makes room for the next visitor.
    void touched() {
        comfort.touched();
        slides.rest();
        taps.touch();
        if (shown instanceof Key key && "thanks".equals(key.page())) {
            taps.start();
        }
    }

    private void showWaiting() {
        if (waiting == null) {
            var english = new LanguageTag(Words.ENGLISH);
            var page = new WaitingPage(painted(wardrobe.plain(english)), kiosk, link);
            page("waiting", page);
            waiting = page;
        }
    }

    private void showAttract(Attract attract) {
        step = 0;
        var key = new Key(
                "attract",
                attract.survey(),
                attract.language(),
                attract.first().question().id());
        Brush brush = brush(attract.survey(), attract.language());
        if (comfort.chosen() || comfort.heard()) {
            slides.end();
        } else {
            slides.begin(attract, brush);
        }
        var pages = new Pages(brush);
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
        stepBefore = step;
        step = asking.ask().position();
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

    /// Says that the answer is being stored.
    void busy() {
        if (answerable != null && view instanceof Saving) {
            Optional.ofNullable(answerable.nav()).ifPresent(NavBar::busy);
        }
    }

    private void warn(IdleWarning warning) {
        if (idle == null) {
            Asking behind = warning.behind();
            idle = new IdleCard(brush(behind.survey(), behind.language()).modest(), warning);
            stack.above(idle);
        } else {
            idle.show(warning);
        }
    }

    private void page(Object key, Region page) {
        boolean first = shown == null;
        boolean same = key instanceof Key next && next.samePage(shown);
        shown = key;
        if (!key.equals(lastPage)) {
            focus.restart();
            lastPage = key;
        }
        answerable = null;
        waiting = null;
        stack.page(page);
        if (!first && !same) {
            Motion.enter(page, way(key), panel.width() * 0.07, motion);
        }
    }

    private Motion.Way way(Object key) {
        if (key instanceof Key next && "question".equals(next.page())) {
            return step < stepBefore ? Motion.Way.BACK : Motion.Way.FORWARD;
        }
        return Motion.Way.UP;
    }

    private Brush brush(Survey survey, LanguageTag language) {
        return painted(wardrobe.brush(survey, language));
    }

    private Brush painted(Brush brush) {
        reading.painted(brush);
        return brush;
    }
}
