package fi.hymy.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.kiosk.config.KioskSettings;
import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.kiosk.content.LastGood;
import fi.hymy.kiosk.outbox.SqliteOutbox;
import fi.hymy.kiosk.twin.TwinMemory;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Response.Status;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveyRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole kiosk without a display and without a server.
final class KioskAppIT {
    private static final KioskApp.Seams AT_ONCE = new KioskApp.Seams(UnaryOperator.identity(), Duration.ZERO);

    @TempDir
    Path data;

    @Test
    void keepsTheAnswerOfATapThoughThereIsNoServer() throws IOException {
        Survey survey = SampleSurveys.smileyWhy();
        SurveyRef ref = lay(survey);
        try (KioskApp app = KioskApp.start(settings(), AT_ONCE, () -> {})) {
            assertThat(app).isNotNull();
            tap("screen-attract", "choice-5");
            tap("screen-question", "choice-service");
            tap("screen-question", "skip");
            await().until(() -> present("screen-thanks"));
        }

        Response kept = onlyKeptResponse();
        assertThat(kept.survey()).isEqualTo(ref);
        assertThat(kept.status()).isEqualTo(Status.COMPLETE);
        assertThat(kept.answers()).hasSize(2);
    }

    @Test
    void waitsForASurveyAndKeepsThePartOfWhoeverIsThereWhenItStops() throws IOException {
        try (KioskApp app = KioskApp.start(settings(), AT_ONCE, () -> {})) {
            assertThat(app).isNotNull();
            await().until(() -> present("screen-waiting"));
        }
        lay(SampleSurveys.smileyWhy());
        try (KioskApp app = KioskApp.start(settings(), AT_ONCE, () -> {})) {
            assertThat(app).isNotNull();
            tap("screen-attract", "choice-1");
            await().until(() -> present("screen-question"));
        }
        assertThat(onlyKeptResponse().status()).isEqualTo(Status.TIMED_OUT);
    }

    private KioskSettings settings() {
        return KioskSettings.read(List.of(
                "--kiosk.id=kiosk-under-test",
                "--kiosk.secret=nobody-asks",
                "--broker.port=1",
                "--server.url=http://127.0.0.1:1",
                "--data=" + data,
                "--clock.trust-system",
                "--headless"));
    }

    /// Puts a survey where the kiosk keeps the one that it showed last.
    private SurveyRef lay(Survey survey) throws IOException {
        SurveyRef ref = SurveyCodec.ref(survey);
        Path content = Files.createDirectories(data.resolve("content"));
        Files.write(content.resolve(ref.hash().hex()), SurveyCodec.encode(survey));
        new LastGood(ref, null).write(TwinMemory.under(data).lastGood());
        return ref;
    }

    private Response onlyKeptResponse() {
        try (SqliteOutbox outbox =
                SqliteOutbox.open(data.resolve("outbox"), OutboxSettings.USUAL, InstantSource.system())) {
            var rows = outbox.unsent(10, 64 * 1024, Set.of());
            assertThat(rows).hasSize(1);
            return rows.getFirst().response();
        }
    }

    private static void tap(String screen, String id) {
        await().until(() -> present(screen) && present(id));
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

    private static boolean present(String id) {
        return onFx(() -> find(id).isPresent());
    }

    private static Optional<Node> find(String id) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot())
                .flatMap(root -> root.lookupAll("*").stream())
                .filter(node -> id.equals(node.getId()))
                .findFirst();
    }

    private static <T> T onFx(Callable<T> question) {
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        try {
            return task.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
