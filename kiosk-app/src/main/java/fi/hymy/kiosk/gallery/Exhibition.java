package fi.hymy.kiosk.gallery;

import fi.hymy.kiosk.screen.ScreenPicture;
import fi.hymy.kiosk.screen.Shot;
import fi.hymy.kiosk.screen.Studio;
import fi.hymy.kiosk.screen.SurveyPictures;
import fi.hymy.kiosk.screen.SurveyViews;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.survey.LanguageTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Draws what was asked for and writes it. One picture is written while the next is drawn; no more than a few wait.
public final class Exhibition {
    private static final int WAITING = 3;

    private final Studio studio;
    private final Path out;
    private final Choice choice;
    private final List<Exhibit> exhibits = new ArrayList<>();
    private final Deque<Future<?>> writing = new ArrayDeque<>();

    /// What to draw.
    ///
    /// @param language which of a survey's languages
    public record Choice(List<Panels.Size> panels, Predicate<LanguageTag> language) {}

    public Exhibition(Studio studio, Path out, Choice choice) {
        this.studio = studio;
        this.out = out;
        this.choice = choice;
    }

    /// Writes every picture, and the page that shows them.
    ///
    /// @return how many pictures, and how many of them somebody should look at
    public Result hang(List<SurveyFolder> folders) throws IOException {
        try (ExecutorService writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("gallery-writer").factory())) {
            for (SurveyFolder folder : folders) {
                hang(folder, writer);
            }
            while (!writing.isEmpty()) {
                await();
            }
        }
        Files.writeString(out.resolve("index.html"), new IndexPage(exhibits).html());
        return new Result(exhibits.size(), (int)
                exhibits.stream().filter(each -> !each.findings().isEmpty()).count());
    }

    /// @param faulty pictures with at least one finding
    public record Result(int pictures, int faulty) {}

    private void hang(SurveyFolder folder, ExecutorService writer) throws IOException {
        for (Panels.Size panel : choice.panels()) {
            var camera =
                    new SurveyPictures(panel.width(), panel.height(), panel.pixelsPerMillimetre(), folder.pictures());
            for (LanguageTag language : folder.survey().languages()) {
                if (choice.language().test(language)) {
                    Files.createDirectories(out.resolve(new Place(folder, panel, language).path()));
                    var slides = studio.on(() -> camera.slides(folder.survey(), language));
                    for (Map.Entry<String, Shot> slide : slides.entrySet()) {
                        keep(new Place(folder, panel, language), slide.getKey(), slide.getValue(), writer);
                    }
                    for (Map.Entry<String, VisitView> view :
                            SurveyViews.every(folder.survey(), language).entrySet()) {
                        Shot shot = studio.shoot(camera, view.getValue());
                        keep(new Place(folder, panel, language), view.getKey(), shot, writer);
                    }
                }
            }
        }
    }

    /// Where a picture belongs.
    private record Place(SurveyFolder folder, Panels.Size panel, LanguageTag language) {
        String path() {
            return folder.name() + "/" + panel.name() + "/" + language;
        }
    }

    private void keep(Place place, String screen, Shot shot, ExecutorService writer) {
        String file = place.path() + "/" + screen + ".png";
        write(shot.picture(), out.resolve(file), writer);
        exhibits.add(new Exhibit(
                file, place.folder().name(), place.panel(), place.language().tag(), screen, shot.findings()));
    }

    private void write(ScreenPicture picture, Path file, ExecutorService writer) {
        while (writing.size() >= WAITING) {
            await();
        }
        writing.add(writer.submit(() -> {
            picture.write(file);
            return file;
        }));
    }

    private void await() {
        try {
            writing.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing pictures", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new UncheckedIOException(new IOException("a picture could not be written", e.getCause()));
        }
    }
}
