package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.kiosk.visit.Edition;
import fi.hymy.kiosk.visit.Visit;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.Survey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// A real window with a real visit, touched by JavaFX's robot: what it presses is whatever lies at that place, with all
/// that moves.
final class RobotGlass implements AutoCloseable {
    /// The headless platform's screen is a thousand pixels wide.
    static final int WIDTH = 960;

    static final int HEIGHT = 600;
    static final double PIXELS_PER_MILLIMETRE = 4.4;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<Response> responses = new CopyOnWriteArrayList<>();
    private final AtomicLong time = new AtomicLong(1);
    private final KioskScreen[] screen = new KioskScreen[1];
    private final Stage stage;
    private final Robot robot;
    private final Visit visit;
    private volatile VisitView view = new VisitView.Waiting();

    /// @param motion whether pages slide in while they are tapped
    RobotGlass(Survey survey, Pictures pictures, boolean motion) {
        visit = new Visit(
                new OnFx(),
                () -> new Stamp(1, time.getAndIncrement(), 1_767_225_600_000L, TimeQuality.CONFIRMED),
                new SplittableRandom(1),
                response -> {
                    responses.add(response);
                    return CompletableFuture.completedFuture(1L);
                },
                Duration.ZERO,
                this::look);
        stage = Fx.ask(() -> open(pictures, motion));
        robot = Fx.ask(Robot::new);
        Fx.run(() -> visit.swap(new Edition(SurveyCodec.ref(survey), survey)));
    }

    private Stage open(Pictures pictures, boolean motion) {
        var made = new KioskScreen(WIDTH, HEIGHT, PIXELS_PER_MILLIMETRE, pictures, visit, "kiosk-0001", motion);
        screen[0] = made;
        var window = new Stage(StageStyle.UNDECORATED);
        window.setScene(new Scene(made.root(), WIDTH, HEIGHT));
        window.setX(0);
        window.setY(0);
        window.show();
        return window;
    }

    private void look(VisitView changed) {
        view = changed;
        screen[0].show(changed);
    }

    VisitView view() {
        return view;
    }

    List<Response> responses() {
        return responses;
    }

    KioskScreen screen() {
        return screen[0];
    }

    /// Waits until there is such a thing at rest, and taps the middle of it.
    void tap(String id) {
        var before = new Bounds[1];
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Fx.ask(() -> {
                    Bounds here = bounds(id).orElse(null);
                    boolean rests = here != null && here.equals(before[0]);
                    before[0] = here;
                    return rests;
                }));
        tap(before[0].getCenterX(), before[0].getCenterY());
    }

    /// Taps a place on the glass, whatever lies there.
    void tap(double x, double y) {
        Fx.run(() -> {
            robot.mouseMove(stage.getX() + x, stage.getY() + y);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        Fx.run(() -> {});
    }

    /// Presses and holds.
    void press(String id) {
        Bounds place = Fx.ask(() -> bounds(id).orElseThrow());
        Fx.run(() -> {
            robot.mouseMove(stage.getX() + place.getCenterX(), stage.getY() + place.getCenterY());
            robot.mousePress(MouseButton.PRIMARY);
        });
    }

    void release() {
        Fx.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    boolean has(String id) {
        return Fx.ask(() -> bounds(id).isPresent());
    }

    void awaitScreen(String id) {
        await("the screen " + id).atMost(LIMIT).until(() -> has(id));
    }

    /// The one response, once the thanks are shown.
    Response thanked() {
        awaitScreen("screen-thanks");
        assertThat(responses).hasSize(1);
        return responses.getFirst();
    }

    <T extends Node> T node(String id, Class<T> type) {
        return Fx.ask(() -> type.cast(find(id).orElseThrow(() -> new AssertionError("there is no " + id))));
    }

    private Optional<Bounds> bounds(String id) {
        return find(id).filter(node -> !node.isDisabled() && shown(node))
                .map(node -> node.localToScene(node.getLayoutBounds()));
    }

    private Optional<Node> find(String id) {
        return stage.getScene().getRoot().lookupAll("*").stream()
                .filter(node -> id.equals(node.getId()))
                .reduce((_, last) -> last);
    }

    private static boolean shown(Node node) {
        return node.isVisible() && (node.getParent() == null || shown(node.getParent()));
    }

    @Override
    public void close() {
        Fx.run(stage::hide);
    }

    /// On the JavaFX thread; what is timed never comes.
    private static final class OnFx implements EventLoop {
        @Override
        public void execute(Runnable task) {
            Platform.runLater(task);
        }

        @Override
        public Pending after(Duration delay, Runnable task) {
            return () -> {};
        }

        @Override
        public long millis() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
