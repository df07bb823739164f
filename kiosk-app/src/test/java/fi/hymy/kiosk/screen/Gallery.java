package fi.hymy.kiosk.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/// Every screen on every panel, to be looked at: `Gallery DIRECTORY [PANEL…]`.
final class Gallery {
    private static final Map<String, Panel> PANELS = new LinkedHashMap<>(Map.of(
            "7", new Panel(800, 480, 5.2),
            "10", new Panel(1280, 800, 5.9),
            "15", new Panel(1920, 1080, 5.57),
            "portrait", new Panel(1080, 1920, 5.57)));

    private Gallery() {}

    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        List<String> panels =
                arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.copyOf(PANELS.keySet());
        var pictures = new CompletableFuture<Map<String, ScreenPicture>>();
        Platform.startup(() -> pictures.completeAsync(() -> draw(panels), Runnable::run));
        for (var picture : pictures.join().entrySet()) {
            picture.getValue().write(out.resolve(picture.getKey() + ".png"));
        }
        Platform.exit();
    }

    private static Map<String, ScreenPicture> draw(List<String> panels) {
        var shots = new LinkedHashMap<String, ScreenPicture>();
        for (String name : panels) {
            Panel panel = PANELS.get(name);
            var camera = new SurveyPictures(
                    (int) panel.width(), (int) panel.height(), panel.perMillimetre(), GallerySurveys.pictures());
            GallerySurveys.shots()
                    .forEach((title, view) ->
                            shots.put(name + "-" + title, camera.shot(view).picture()));
        }
        return shots;
    }
}
