package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.speech.Voice;
import fi.hymy.kiosk.visit.Edition;
import fi.hymy.kiosk.visit.Visit;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;

/// A kiosk with its visit, whose time stands still until it is told to pass. Lives on the JavaFX thread.
final class KeyedKiosk {
    private static final int MOST_STEPS = 120;

    final List<Response> responses = new ArrayList<>();
    final KioskScreen screen;
    final Visit visit;
    final Scene scene;

    private final SteppedLoop time = new SteppedLoop();

    KeyedKiosk(Survey survey, Voice voice) {
        this(survey, voice, new Panel(1280, 800, 5.9));
    }

    KeyedKiosk(Survey survey, Voice voice, Panel panel) {
        this(survey, voice, panel, Pictures.NONE, false);
    }

    /// @param motion whether pictures move
    KeyedKiosk(Survey survey, Voice voice, Panel panel, Pictures pictures, boolean motion) {
        var screens = new ArrayList<KioskScreen>();
        visit = new Visit(
                time,
                () -> new Stamp(1, 1 + time.millis(), 1_767_225_600_000L, TimeQuality.CONFIRMED),
                new SplittableRandom(1),
                response -> {
                    responses.add(response);
                    return CompletableFuture.completedFuture(1L);
                },
                Duration.ZERO,
                view -> screens.getFirst().show(view));
        screen = new KioskScreen(
                panel.width(), panel.height(), panel.perMillimetre(), pictures, visit, "kiosk-0001", motion);
        screen.turnSlides(time);
        screen.voice(voice);
        screens.add(screen);
        scene = new Scene(screen.root(), panel.width(), panel.height());
        visit.swap(new Edition(SurveyCodec.ref(survey), survey));
    }

    void speak(String language) {
        visit.speak(new LanguageTag(language));
    }

    /// Lets time pass, in steps of a second.
    void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            time.pass(1000);
        }
    }

    /// Steps on until the ring is around this, and taps it.
    void go(String id) {
        walk(id);
        screen.focus(FocusMove.ACTIVATE);
    }

    void walk(String id) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (ring().map(Tap::getId).filter(id::equals).isPresent()) {
                return;
            }
            screen.focus(FocusMove.NEXT);
        }
        throw new AssertionError("no way to " + id + " among "
                + new Focus((Stack) screen.root(), _ -> {})
                        .targets().stream().map(Tap::getId).toList());
    }

    /// What has the ring.
    Optional<Tap> ring() {
        layout();
        List<Tap> keyed = screen.root().lookupAll(".focus-ring").stream()
                .map(Node::getParent)
                .map(Tap.class::cast)
                .toList();
        assertThat(keyed).as("rings on the glass").hasSizeLessThan(2);
        return keyed.stream().findFirst();
    }

    String ringId() {
        return ring().map(Tap::getId).orElse("nowhere");
    }

    void key(KeyCode code) {
        key(code, false);
    }

    void key(KeyCode code, boolean shift) {
        String typed = code == KeyCode.SPACE ? " " : code == KeyCode.ENTER ? "\r" : code == KeyCode.TAB ? "\t" : "";
        layout();
        fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
        if (!typed.isEmpty()) {
            fire(new KeyEvent(KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, shift, false, false, false));
        }
        fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, false, false, false));
    }

    void type(String words) {
        layout();
        for (String letter : words.split("")) {
            fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UNDEFINED, false, false, false, false));
            fire(new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
        }
    }

    private void fire(KeyEvent event) {
        Node owner = scene.getFocusOwner();
        Event.fireEvent(owner == null ? screen.root() : owner, event);
    }

    void tap(String id) {
        press(id);
        release(id);
    }

    /// As whoever hears the screen rather than sees it.
    void tapTwice(String id) {
        tap(id);
        tap(id);
    }

    void press(String id) {
        mouse(MouseEvent.MOUSE_PRESSED, find(id), find(id));
    }

    void release(String id) {
        mouse(MouseEvent.MOUSE_RELEASED, find(id), find(id));
    }

    /// The finger that pressed one thing leaves over another.
    void slide(String from, String to) {
        mouse(MouseEvent.MOUSE_RELEASED, find(from), find(to));
    }

    /// The finger that pressed one thing slides over another, and stays on the glass.
    void drag(String from, String to) {
        mouse(MouseEvent.MOUSE_DRAGGED, find(from), find(to));
    }

    /// A tap where there is nothing but the page.
    void tapBeside() {
        layout();
        Node page = ((Stack) screen.root()).bottom();
        mouse(MouseEvent.MOUSE_PRESSED, page, page);
        mouse(MouseEvent.MOUSE_RELEASED, page, page);
    }

    private static void mouse(EventType<MouseEvent> type, Node node, Node over) {
        var bounds = over.getLayoutBounds();
        Point2D at = over.localToScene(bounds.getCenterX(), bounds.getCenterY());
        var pick = new PickResult(node, at.getX(), at.getY());
        double x = at.getX();
        double y = at.getY();
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        pick));
    }

    boolean has(String id) {
        layout();
        return scene.getRoot().lookupAll("*").stream().anyMatch(node -> id.equals(node.getId()) && node.isVisible());
    }

    Tap find(String id) {
        layout();
        return scene.getRoot().lookupAll(".tap").stream()
                .filter(node -> id.equals(node.getId()))
                .map(Tap.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("there is no " + id));
    }

    TextInputControl input() {
        layout();
        return (TextInputControl) scene.getRoot().lookup("#text-input");
    }

    List<Text> texts() {
        layout();
        return scene.getRoot().lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> !text.getText().isEmpty() && shown(text))
                .toList();
    }

    static boolean shown(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }

    void layout() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /// Posted tasks are done at once, timed ones when time passes.
    private static final class SteppedLoop implements EventLoop {
        private final List<Timed> timed = new ArrayList<>();
        private long now;

        private record Timed(long at, Runnable task) {}

        void pass(long millis) {
            now += millis;
            List<Timed> due = timed.stream().filter(each -> each.at() <= now).toList();
            timed.removeAll(due);
            due.forEach(each -> each.task().run());
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public Pending after(Duration delay, Runnable task) {
            var entry = new Timed(now + delay.toMillis(), task);
            timed.add(entry);
            return () -> timed.remove(entry);
        }

        @Override
        public long millis() {
            return now;
        }

        @Override
        public void close() {}
    }
}
