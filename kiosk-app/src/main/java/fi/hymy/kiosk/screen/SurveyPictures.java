package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.Taps;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.Saving;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;

/// Pictures of every screen of a survey, as a kiosk with this panel would show it. Lives on the JavaFX
/// thread.
///
/// @param pixelsPerMillimetre of the panel
/// @param liking how a visitor has set the screen
public record SurveyPictures(int width, int height, double pixelsPerMillimetre, Pictures pictures, Liking liking) {
    private static final int MOST_LEAVES = 20;
    /// What opens a sheet.
    private static final List<String> SHEETS = List.of("access", "languages", "choice-other", "contact-email");

    /// As a visitor meets it.
    public SurveyPictures(int width, int height, double pixelsPerMillimetre, Pictures pictures) {
        this(width, height, pixelsPerMillimetre, pictures, Liking.USUAL);
    }

    /// By a name that tells the place in the survey, in its order: `01-attract`, `02-mood`, …
    public Map<String, ScreenPicture> of(Survey survey, LanguageTag language) {
        var shots = new LinkedHashMap<String, ScreenPicture>();
        SurveyViews.of(survey, language)
                .forEach((name, view) -> shots.put(
                        "%02d-%s".formatted(shots.size() + 1, name), shot(view).picture()));
        return shots;
    }

    /// One view, with nothing moving, and what is wrong with it.
    public Shot shot(VisitView view) {
        return shot(scene(view));
    }

    /// The same, and after it the further leaves of its choices, if they do not find room at once.
    public List<Shot> shots(VisitView view) {
        Scene scene = scene(view);
        var shots = new ArrayList<Shot>();
        do {
            shots.add(shot(scene));
        } while (shots.size() < MOST_LEAVES && tap(scene, "more"));
        return shots;
    }

    /// What is laid over the screens of a survey, by name: the switches, the languages, and a sheet to write on.
    public Map<String, Shot> sheets(Survey survey, LanguageTag language) {
        var shots = new LinkedHashMap<String, Shot>();
        Map<String, VisitView> views = SurveyViews.of(survey, language);
        views.forEach((name, view) -> {
            for (String id : SHEETS) {
                Scene scene = scene(view);
                if (!shots.containsKey(id) && tap(scene, id)) {
                    shots.put(id, shot(scene));
                }
            }
        });
        return shots;
    }

    /// As if a finger had tapped, where there is such a thing on the uppermost layer.
    static boolean tap(Scene scene, String id) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Optional<Tap> found = scene.getRoot().lookupAll(".tap").stream()
                .map(Tap.class::cast)
                .filter(tap -> id.equals(tap.getId()) && tap.isVisible() && !tap.isDisabled())
                .findFirst();
        found.ifPresent(Tap::fire);
        return found.isPresent();
    }

    Shot shot(Scene scene) {
        ScreenPicture picture = ScreenPicture.of(scene);
        var findings = new ArrayList<>(ScreenCheck.of(scene.getRoot(), panel()));
        findings.addAll(ContrastCheck.of(scene.getRoot(), panel(), picture));
        return new Shot(picture, findings);
    }

    /// The slides that take turns with the first question, by their place: `slide-1`, …
    public Map<String, Shot> slides(Survey survey, LanguageTag language) {
        var shots = new LinkedHashMap<String, Shot>();
        int count = survey.settings().attract().slides().size();
        for (int i = 0; i < count; i++) {
            KioskScreen screen = screen();
            screen.show(SurveyViews.attract(survey, language));
            if (screen.showSlide(i)) {
                shots.put("slide-" + (i + 1), shot(new Scene(screen.root(), width, height)));
            }
        }
        return shots;
    }

    /// What is wrong with a view and its leaves, but for its colours, without the cost of a picture.
    List<Finding> check(VisitView view) {
        Scene scene = scene(view);
        var found = new ArrayList<Finding>();
        int leaves = 0;
        do {
            found.addAll(check(scene));
            leaves++;
        } while (leaves < MOST_LEAVES && tap(scene, "more"));
        return found;
    }

    List<Finding> check(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return ScreenCheck.of(scene.getRoot(), panel());
    }

    private Panel panel() {
        return new Panel(width, height, pixelsPerMillimetre);
    }

    private KioskScreen screen() {
        var screen = new KioskScreen(width, height, pixelsPerMillimetre, pictures, new NoTaps(), "preview", false);
        screen.prefer(liking.preferences());
        return screen;
    }

    private Scene scene(VisitView view) {
        KioskScreen screen = screen();
        if (view instanceof IdleWarning warning) {
            screen.show(warning.behind());
        } else if (view instanceof Saving saving) {
            screen.show(saving.behind());
        }
        screen.show(view);
        screen.busy();
        return new Scene(screen.root(), width, height);
    }

    /// Nobody taps on a picture.
    record NoTaps() implements Taps {
        @Override
        public void touch() {}

        @Override
        public void start() {}

        @Override
        public void select(Answer answer) {}

        @Override
        public void clear() {}

        @Override
        public void next() {}

        @Override
        public void skip() {}

        @Override
        public void back() {}

        @Override
        public void speak(LanguageTag language) {}

        @Override
        public Taps by(Channel channel) {
            return this;
        }
    }
}
