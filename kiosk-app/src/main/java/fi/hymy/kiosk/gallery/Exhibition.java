package fi.hymy.kiosk.gallery;

import fi.hymy.kiosk.screen.BoxPictures;
import fi.hymy.kiosk.screen.Liking;
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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Draws what was asked for and writes it. One picture is written while the next is drawn; no more than a few wait.
public final class Exhibition {
    /// The walls of what belongs to no survey.
    public static final String BOX = "no-survey";

    private static final String STAFF = "staff";
    private static final String JOINING = "joining";
    private static final int WAITING = 3;

    private final Studio studio;
    private final Path out;
    private final Choice choice;
    private final List<Exhibit> exhibits = new ArrayList<>();
    private final Deque<Future<?>> writing = new ArrayDeque<>();

    /// What to draw.
    ///
    /// @param language which of a survey's languages
    /// @param likings how visitors have set the screen; each but the usual has walls of its own
    /// @param box whether also what belongs to no survey: waiting, asleep, the staff's pages
    public record Choice(List<Panels.Size> panels, Predicate<String> language, List<Liking> likings, boolean box) {}

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
                for (Liking liking : choice.likings()) {
                    hang(folder, liking, writer);
                }
            }
            if (choice.box()) {
                hangTheBox(writer);
            }
            while (!writing.isEmpty()) {
                await();
            }
        }
        Files.writeString(out.resolve("index.html"), new IndexPage(exhibits).html());
        return new Result(exhibits.size(), (int)
                exhibits.stream().filter(each -> !each.findings().isEmpty()).count());
    }

    /// Every finding, a line each: where, and what.
    public List<String> findings() {
        return exhibits.stream()
                .flatMap(exhibit -> exhibit.findings().stream().map(finding -> exhibit.file() + "  " + finding))
                .toList();
    }

    /// @param faulty pictures with at least one finding
    public record Result(int pictures, int faulty) {}

    private void hang(SurveyFolder folder, Liking liking, ExecutorService writer) throws IOException {
        String wall = liking == Liking.USUAL
                ? folder.name()
                : folder.name() + "-" + liking.name().toLowerCase(Locale.ROOT);
        for (Panels.Size panel : choice.panels()) {
            var camera = new SurveyPictures(
                    panel.width(), panel.height(), panel.pixelsPerMillimetre(), folder.pictures(), liking);
            for (LanguageTag language : folder.survey().languages()) {
                if (choice.language().test(language.tag())) {
                    var place = new Place(wall, panel, language.tag());
                    Files.createDirectories(out.resolve(place.path()));
                    keep(place, studio.on(() -> camera.slides(folder.survey(), language)), writer);
                    for (Map.Entry<String, VisitView> view :
                            SurveyViews.every(folder.survey(), language).entrySet()) {
                        keepLeaves(place, view.getKey(), studio.on(() -> camera.shots(view.getValue())), writer);
                    }
                    keep(place, studio.on(() -> camera.sheets(folder.survey(), language)), writer);
                }
            }
        }
    }

    /// What belongs to no survey.
    private void hangTheBox(ExecutorService writer) throws IOException {
        for (Panels.Size panel : choice.panels()) {
            var camera = new BoxPictures(panel.width(), panel.height(), panel.pixelsPerMillimetre());
            for (String language : BoxPictures.LANGUAGES) {
                if (choice.language().test(language)) {
                    var place = new Place(STAFF, panel, language);
                    Files.createDirectories(out.resolve(place.path()));
                    keep(place, studio.on(() -> camera.staff(language)), writer);
                }
            }
            for (String language : BoxPictures.JOINING) {
                if (choice.language().test(language)) {
                    var place = new Place(JOINING, panel, language);
                    Files.createDirectories(out.resolve(place.path()));
                    keep(place, studio.on(() -> camera.joining(language)), writer);
                }
            }
            var place = new Place(BOX, panel, "en");
            Files.createDirectories(out.resolve(place.path()));
            keep(place, studio.on(camera::waiting), writer);
        }
    }

    /// Where a picture belongs.
    ///
    /// @param wall the survey's name, or what the pictures show instead
    private record Place(String wall, Panels.Size panel, String language) {
        String path() {
            return wall + "/" + panel.name() + "/" + language;
        }
    }

    private void keepLeaves(Place place, String screen, List<Shot> leaves, ExecutorService writer) {
        for (int i = 0; i < leaves.size(); i++) {
            keep(place, i == 0 ? screen : screen + "-leaf" + (i + 1), leaves.get(i), writer);
        }
    }

    private void keep(Place place, Map<String, Shot> shots, ExecutorService writer) {
        shots.forEach((screen, shot) -> keep(place, screen, shot, writer));
    }

    private void keep(Place place, String screen, Shot shot, ExecutorService writer) {
        String file = place.path() + "/" + screen + ".png";
        write(shot.picture(), out.resolve(file), writer);
        exhibits.add(new Exhibit(file, place.wall(), place.panel(), place.language(), screen, shot.findings()));
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
