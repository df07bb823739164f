package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.kiosk.content.LastGood;
import fi.hymy.kiosk.enrolment.IdentityFolder;
import fi.hymy.kiosk.enrolment.TestCa;
import fi.hymy.kiosk.enrolment.TestTls;
import fi.hymy.kiosk.outbox.SqliteOutbox;
import fi.hymy.kiosk.twin.TwinMemory;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

/// A whole kiosk without a display and without a server, a finger for its glass, and its data folder.
final class KioskRig implements AutoCloseable {
    static final KioskApp.Seams AT_ONCE = new KioskApp.Seams(UnaryOperator.identity(), Duration.ZERO);
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final Path data;
    private final KioskApp app;

    private KioskRig(Path data, KioskApp app) {
        this.data = data;
        this.app = app;
    }

    static KioskRig start(Path data, String... more) {
        return start(data, AT_ONCE, more);
    }

    static KioskRig start(Path data, KioskApp.Seams seams, String... more) {
        join(data);
        return new KioskRig(data, KioskApp.start(settings(data, more), seams, () -> {}));
    }

    static KioskSettings settings(Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--data=" + data, "--clock.trust-system", "--headless"));
        arguments.addAll(List.of(more));
        return KioskSettings.read(arguments);
    }

    /// Makes it one of a fleet whose server is never there, unless it is already.
    static void join(Path data) {
        IdentityFolder folder = IdentityFolder.under(data);
        if (folder.membership().isEmpty()) {
            try {
                folder.keep(TestTls.identity(
                        new TestCa(), new KioskId("kiosk-under-test"), URI.create("https://127.0.0.1:1"), 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Puts a survey where the kiosk keeps the one that it showed last.
    static SurveyRef lay(Path data, Survey survey) throws IOException {
        join(data);
        SurveyRef ref = SurveyCodec.ref(survey);
        Path content = Files.createDirectories(data.resolve("content"));
        Files.write(content.resolve(ref.hash().hex()), SurveyCodec.encode(survey));
        new LastGood(ref, null).write(TwinMemory.under(data).lastGood());
        return ref;
    }

    /// What waits in the outbox of a kiosk that has ended.
    static List<Response> kept(Path data) {
        try (SqliteOutbox outbox =
                SqliteOutbox.open(data.resolve("outbox"), OutboxSettings.USUAL, InstantSource.system())) {
            return outbox.unsent(1000, 1 << 20, Set.of()).stream()
                    .map(Uplink.Row::response)
                    .toList();
        }
    }

    /// Answers the survey of one smiley, a reason and a comment, up to the end; what comes then is the test's.
    void answer() {
        tap("screen-attract", "choice-5");
        tap("screen-question", "choice-service");
        tap("screen-question", "skip");
    }

    void tap(String screen, String id) {
        await().atMost(PATIENT).until(() -> present(screen) && present(id));
        onFx(() -> {
            Bounds bounds = find(id).map(node -> node.localToScreen(node.getBoundsInLocal()))
                    .orElseThrow();
            var robot = new Robot();
            robot.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
            return id;
        });
    }

    void awaitScreen(String screen) {
        await(screen).atMost(PATIENT).until(() -> present(screen));
    }

    boolean present(String id) {
        return onFx(() -> find(id).isPresent());
    }

    Path data() {
        return data;
    }

    private static Optional<Node> find(String id) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot())
                .flatMap(root -> root.lookupAll("*").stream())
                .filter(node -> id.equals(node.getId()))
                .findFirst();
    }

    static <T> T onFx(Callable<T> question) {
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        try {
            return task.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        app.close();
        await().atMost(PATIENT)
                .until(() -> onFx(() -> Window.getWindows().stream().noneMatch(Window::isShowing)));
        assertThat(Window.getWindows()).isEmpty();
    }
}
