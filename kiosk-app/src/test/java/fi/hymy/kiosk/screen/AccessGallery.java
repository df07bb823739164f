package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Keyboards, preferences and the focus ring on every panel, to be looked at: `AccessGallery DIRECTORY [PANEL…]`.
final class AccessGallery {
    private static final Map<String, Panel> PANELS = new LinkedHashMap<>(Map.of(
            "7", new Panel(800, 480, 5.2),
            "10", new Panel(1280, 800, 5.9),
            "portrait", new Panel(1080, 1920, 4.03)));

    private final Panel panel;
    private final Map<String, ScreenPicture> shots = new LinkedHashMap<>();

    private AccessGallery(Panel panel) {
        this.panel = panel;
    }

    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        List<String> panels =
                arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.copyOf(PANELS.keySet());
        for (String name : panels) {
            var pictures = new CompletableFuture<Map<String, ScreenPicture>>();
            Runnable task =
                    () -> pictures.completeAsync(() -> new AccessGallery(PANELS.get(name)).draw(), Runnable::run);
            try {
                Platform.startup(task);
            } catch (IllegalStateException running) {
                Platform.runLater(task);
            }
            for (var picture : pictures.join().entrySet()) {
                picture.getValue().write(out.resolve(name + "-" + picture.getKey() + ".png"));
            }
        }
        Platform.exit();
    }

    private Map<String, ScreenPicture> draw() {
        Survey every = SampleSurveys.everyKind();
        Survey arabic = GallerySurveys.read("arabic.json");
        for (String language : Words.LANGUAGES) {
            shot("keys-" + language, every, language, "words", _ -> {});
        }
        shot("keys-arabic", arabic, "ar", "words", _ -> {});
        shot("email", every, "fi", "contact", screen -> tap(screen, "contact-email"));
        shot("phone", every, "sv", "contact", screen -> tap(screen, "contact-phone"));
        shot("sheet", every, "fi", "stars", screen -> tap(screen, "access"));
        shot("sheet-ar", arabic, "ar", "mood", screen -> tap(screen, "access"));
        for (String language : List.of("fi", "ar")) {
            Survey survey = language.equals("ar") ? arabic : every;
            shot("heard-sheet-" + language, survey, language, "mood", screen -> {
                listen(screen);
                tap(screen, "access");
            });
            shot("heard-page-" + language, survey, language, "mood", AccessGallery::listen);
        }
        shot("heard-sheet-large", every, "fi", "mood", screen -> {
            listen(screen);
            screen.prefer(Preferences.USUAL.speech(true).letters(Preferences.Letters.LARGEST));
            tap(screen, "access");
        });
        Preferences contrast = Preferences.USUAL.contrast(true);
        Preferences large = Preferences.USUAL.letters(Preferences.Letters.LARGEST);
        for (String question : List.of("mood", "nps", "visit", "services", "words", "contact", "statements")) {
            shot("contrast-" + question, every, "fi", question, screen -> screen.prefer(contrast));
            shot("large-" + question, every, "fi", question, screen -> screen.prefer(large));
            shot("ring-" + question, every, "fi", question, screen -> {
                screen.focus(FocusMove.NEXT);
                screen.focus(FocusMove.NEXT);
            });
            shot("fallback-" + question, every, "ar", question, _ -> {});
        }
        shot(
                "both-idle",
                every,
                "fi",
                "idle-warning",
                screen -> screen.prefer(contrast.letters(Preferences.Letters.LARGEST)));
        return shots;
    }

    private void shot(String name, Survey survey, String language, String place, Consumer<KioskScreen> act) {
        Map<String, VisitView> views = SurveyViews.of(survey, new LanguageTag(language));
        VisitView view = views.get(place);
        if (view == null) {
            throw new IllegalArgumentException(place + " is not among " + views.keySet());
        }
        KioskScreen screen = Fx.screen(panel, GallerySurveys.pictures());
        screen.show(view);
        screen.root().applyCss();
        screen.root().layout();
        act.accept(screen);
        shots.put(name, ScreenPicture.of(screen.root().getScene()));
    }

    private static void listen(KioskScreen screen) {
        screen.voice(new PreferencesTest.RecordingVoice(Set.of("fi", "ar")));
        screen.prefer(Preferences.USUAL.speech(true));
    }

    private static void tap(KioskScreen screen, String id) {
        screen.root().lookupAll(".tap").stream()
                .filter(node -> id.equals(node.getId()))
                .map(Tap.class::cast)
                .findFirst()
                .ifPresent(Tap::fire);
    }
}
