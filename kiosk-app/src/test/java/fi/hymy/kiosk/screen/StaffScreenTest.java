package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.clock.ManualLoop;
import fi.hymy.kiosk.input.Input;
import fi.hymy.kiosk.input.SimulatedGpio;
import fi.hymy.kiosk.staff.Fact;
import fi.hymy.kiosk.staff.Fact.Mood;
import fi.hymy.kiosk.staff.Knock;
import fi.hymy.kiosk.staff.PinHash;
import fi.hymy.kiosk.staff.StaffDesk;
import fi.hymy.kiosk.staff.StaffFacts;
import fi.hymy.kiosk.staff.StaffTools;
import fi.hymy.kiosk.staff.StaffView;
import fi.hymy.kiosk.visit.Edition;
import fi.hymy.kiosk.visit.Visit;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The staff's way in and out, by a robot's finger on a real window, with a clock of the test's own.
final class StaffScreenTest {
    private static final String PIN = "135790";
    private static final Optional<PinHash> HASH = PinHash.parse(PinHash.of(PIN, 1000, new SecureRandom()));

    @TempDir
    Path directory;

    private final ManualLoop loop = new ManualLoop();
    private final Tools tools = new Tools();
    private final List<Response> kept = new ArrayList<>();
    private KioskScreen visitors;
    private StaffScreen staff;
    private StaffDesk desk;
    private KioskWindow window;
    private Robot robot;
    private StaffView view = new StaffView.Away();

    @AfterEach
    void close() {
        if (window != null) {
            Fx.run(window::close);
        }
    }

    @Test
    void opensByGestureAndPinShowsItsPagesAndLeavesAfterAMinute() {
        open(800, 480, 5.2);
        holdAt(20, 20, 3100);
        holdAt(780, 460, 3100);
        assertThat(present("staff-pin")).isTrue();

        type(PIN);
        assertThat(present("staff-home")).isTrue();
        for (StaffTopic topic : StaffTopic.values()) {
            visit(topic);
        }

        advance(Duration.ofSeconds(59));
        assertThat(present("staff-home")).isTrue();
        advance(Duration.ofSeconds(2));
        assertThat(present("staff-home")).isFalse();
        assertThat(present("screen-attract")).isTrue();
        assertThat(kept).isEmpty();
    }

    private void visit(StaffTopic topic) {
        tap("staff-" + topic.key());
        switch (topic) {
            case LANGUAGE -> assertThat(texts()).contains("Henkilökunta");
            case COLOURS -> {
                for (int i = 0; i < 7; i++) {
                    assertThat(present("staff-colour")).isTrue();
                    tap("staff-colour");
                }
            }
            case TESTING -> {
                tap("staff-test-on");
                assertThat(tools.testing).isTrue();
                tap("staff-test-off");
                assertThat(tools.testing).isFalse();
                tap("staff-back");
            }
            case BRIGHTNESS -> {
                tap("staff-level-40");
                assertThat(tools.brightness).isEqualTo(40);
                tap("staff-back");
            }
            case SOUND -> {
                tap("staff-buzzer");
                tap("staff-speaker");
                assertThat(tools.heard).containsExactly("buzzer", "speaker");
                tap("staff-back");
            }
            case BUTTONS -> {
                tap("staff-button-2");
                assertThat(tools.lit).containsEntry(2, true);
                Fx.run(() -> staff.changed(new Input.Button(3), true));
                assertThat(Fx.ask(() -> ((Tap) find("staff-button-3").orElseThrow()).selected()))
                        .isTrue();
                tap("staff-back");
            }
            case RESTART -> {
                tap("staff-restart-now");
                assertThat(tools.restarted).isTrue();
                tap("staff-join");
                assertThat(tools.joinedAnew).as("asked first").isFalse();
                tap("staff-join-now");
                assertThat(tools.joinedAnew).isTrue();
                tap("staff-back");
            }
            case CONNECTION, ANSWERS, ABOUT, LOG, TOUCH -> {
                assertThat(present("staff-page-" + topic.key())).isTrue();
                tap("staff-back");
            }
        }
        assertThat(present("staff-home")).as("back from " + topic).isTrue();
    }

    @Test
    void showsFactsAsTheyChange() {
        open(800, 480, 5.2);
        enter();
        tap("staff-connection");
        assertThat(texts()).contains("offline");
        tools.facts = new StaffFacts(
                List.of(Fact.word("link", "link.connected", Mood.GOOD)), List.of(), List.of(), List.of());
        advance(Duration.ofSeconds(3));
        assertThat(texts()).contains("connected").doesNotContain("offline");
    }

    @Test
    void aVisitorsFingersNeverOpenIt() {
        open(800, 480, 5.2);
        var chance = new Random(4711);
        for (int i = 0; i < 12; i++) {
            int x = chance.nextBoolean() ? chance.nextInt(60) : 740 + chance.nextInt(60);
            int y = chance.nextBoolean() ? chance.nextInt(60) : 420 + chance.nextInt(60);
            holdAt(x, y, chance.nextInt(2900));
            assertThat(view).isInstanceOf(StaffView.Away.class);
        }
    }

    @Test
    void locksOnTheGlassToo() {
        open(1280, 800, 5.9);
        Fx.run(desk::knock);
        for (int i = 0; i < 3; i++) {
            type("999999");
        }
        assertThat(present("staff-locked")).isTrue();
        assertThat(texts()).contains("Try again in 0:30");
    }

    /// Every page on three panels, for somebody to look at: `-Dhymy.staff.pictures=DIRECTORY`.
    @Test
    @EnabledIfSystemProperty(named = "hymy.staff.pictures", matches = ".+")
    void drawsEveryPage() throws IOException {
        Path out = Files.createDirectories(Path.of(System.getProperty("hymy.staff.pictures")));
        Map<String, double[]> panels = Map.of(
                "7", new double[] {800, 480, 5.2},
                "10", new double[] {1280, 800, 5.9},
                "portrait", new double[] {1080, 1920, 5.57});
        for (var panel : panels.entrySet()) {
            for (var picture : draw(panel.getValue()).entrySet()) {
                picture.getValue().write(out.resolve(panel.getKey() + "-" + picture.getKey() + ".png"));
            }
        }
        ScreenPicture emulator = Fx.ask(() -> {
            var gpio = new SimulatedGpio();
            gpio.light(2, true);
            gpio.light(3, true);
            return ScreenPicture.of(new Scene(EmulatorWindow.of(gpio, 4).root()));
        });
        emulator.write(out.resolve("emulator.png"));
    }

    private Map<String, ScreenPicture> draw(double[] size) {
        make(size[0], size[1], size[2]);
        Scene scene = Fx.ask(() -> new Scene(staff.root(), size[0], size[1]));
        var pictures = new TreeMap<String, ScreenPicture>();
        Fx.run(() -> staff.show(new StaffView.PinPad(4, true, false)));
        pictures.put("pin", shot(scene));
        Fx.run(() -> staff.show(new StaffView.Locked(Duration.ofSeconds(118))));
        pictures.put("locked", shot(scene));
        Fx.run(() -> staff.show(new StaffView.NoPin()));
        pictures.put("no-pin", shot(scene));
        Fx.run(() -> staff.show(new StaffView.Open()));
        advance(Duration.ofSeconds(1));
        for (String language : List.of("en", "fi")) {
            pictures.put("home-" + language, shot(scene));
            for (StaffTopic topic : StaffTopic.values()) {
                if (topic != StaffTopic.LANGUAGE && topic != StaffTopic.COLOURS) {
                    Fx.run(() -> fire(scene, "staff-" + topic.key()));
                    pictures.put(topic.key() + "-" + language, shot(scene));
                    Fx.run(() -> fire(scene, "staff-back"));
                }
            }
            Fx.run(() -> fire(scene, "staff-language"));
        }
        return pictures;
    }

    private static ScreenPicture shot(Scene scene) {
        return Fx.ask(() -> ScreenPicture.of(scene));
    }

    private static void fire(Scene scene, String id) {
        scene.getRoot().lookupAll(".tap").stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .map(Tap.class::cast)
                .orElseThrow()
                .fire();
    }

    private void make(double width, double height, double density) {
        desk = new StaffDesk(loop, loop, directory, HASH, this::show);
        staff = Fx.ask(() -> new StaffScreen(width, height, density, "en", loop, loop, desk, tools, () -> tools.facts));
    }

    private void open(double width, double height, double density) {
        make(width, height, density);
        Fx.run(() -> {
            Survey survey = SampleSurveys.smileyWhy();
            var visit = new Visit(
                    loop,
                    () -> new Stamp(1, loop.millis(), 1_767_225_600_000L, TimeQuality.CONFIRMED),
                    new SplittableRandom(1),
                    response -> {
                        kept.add(response);
                        return CompletableFuture.completedFuture(1L);
                    },
                    Visit.TAP_GUARD,
                    changed -> visitors.show(changed));
            visitors = new KioskScreen(width, height, density, Pictures.NONE, visit, "kiosk-0001", false);
            visit.swap(new Edition(SurveyCodec.ref(survey), survey));
            window = KioskWindow.bare(width, height);
            window.open(visitors.root(), () -> {});
            var knock = new Knock(loop, Duration.ofSeconds(3), desk::knock);
            StaffCorners.watch(visitors.root(), width, height, density, knock);
        });
    }

    private void show(StaffView changed) {
        view = changed;
        staff.show(changed);
        if (window != null) {
            window.show(changed instanceof StaffView.Away ? visitors.root() : staff.root());
        }
    }

    private void enter() {
        Fx.run(desk::knock);
        type(PIN);
    }

    private void type(String pin) {
        pin.chars().forEach(digit -> tap("staff-digit-" + (char) digit));
        tap("staff-enter");
        advance(Duration.ofMillis(1));
    }

    private void advance(Duration time) {
        Fx.run(() -> loop.advance(time));
    }

    private void tap(String id) {
        Point2D at = Fx.ask(() -> {
            Node node = find(id).orElseThrow(() -> new AssertionError("there is no " + id));
            node.getScene().getRoot().applyCss();
            node.getScene().getRoot().layout();
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
        press(at);
        release();
    }

    private void holdAt(double x, double y, int millis) {
        press(Fx.ask(() -> {
            Window shown = Window.getWindows().getFirst();
            return new Point2D(shown.getX() + x, shown.getY() + y);
        }));
        advance(Duration.ofMillis(millis));
        release();
    }

    private void press(Point2D at) {
        Fx.run(() -> {
            if (robot == null) {
                robot = new Robot();
            }
            robot.mouseMove(at);
            robot.mousePress(MouseButton.PRIMARY);
        });
    }

    private void release() {
        Fx.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private static boolean present(String id) {
        return Fx.ask(() -> find(id).isPresent());
    }

    private static Optional<Node> find(String id) {
        return nodes("*").filter(node -> id.equals(node.getId())).findFirst();
    }

    private static List<String> texts() {
        return Fx.ask(() -> nodes(".text")
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText())
                .toList());
    }

    private static Stream<Node> nodes(String selector) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(shown -> shown.getScene().getRoot())
                .flatMap(root -> {
                    root.applyCss();
                    root.layout();
                    return root.lookupAll(selector).stream();
                });
    }

    /// A box that remembers what was asked of it.
    private static final class Tools implements StaffTools {
        final Map<Integer, Boolean> lit = new TreeMap<>();
        final List<String> heard = new ArrayList<>();
        int brightness = 80;
        boolean testing;
        boolean restarted;
        boolean joinedAnew;
        StaffFacts facts = BoxPictures.facts();

        @Override
        public int brightness() {
            return brightness;
        }

        @Override
        public void brightness(int percent) {
            brightness = percent;
        }

        @Override
        public int buttons() {
            return 5;
        }

        @Override
        public void light(int place, boolean on) {
            lit.put(place, on);
        }

        @Override
        public void buzz() {
            heard.add("buzzer");
        }

        @Override
        public void tone() {
            heard.add("speaker");
        }

        @Override
        public boolean testing() {
            return testing;
        }

        @Override
        public void testing(boolean on) {
            testing = on;
        }

        @Override
        public void restart() {
            restarted = true;
        }

        @Override
        public void joinAnew() {
            joinedAnew = true;
        }
    }
}
