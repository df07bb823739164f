package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.survey.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

/// Fourteen choices in long Finnish words on a 7" panel.
final class LeavesTest {
    private static final Panel SEVEN = new Panel(800, 480, 5.25);
    private static final int CHOICES = 14;

    private final VisitView invite = SurveyViews.of(GallerySurveys.read("long-words.json"), new LanguageTag("fi"))
            .get("invite");

    @Test
    void everyChoiceIsOnOneLeafAndLargeEnoughForAFinger() {
        Scene scene = Fx.ask(this::scene);
        var seen = new ArrayList<String>();
        int leaves = 0;
        do {
            for (Tap tap : visible(scene)) {
                seen.add(tap.getId());
                assertThat(Math.min(tap.getWidth(), tap.getHeight()))
                        .as(tap.getId())
                        .isGreaterThan(SEVEN.target() - 1);
            }
            leaves++;
        } while (turn(scene, "more"));

        assertThat(leaves).isGreaterThan(1);
        assertThat(seen).hasSize(CHOICES).doesNotHaveDuplicates();
    }

    @Test
    void theArrowTellsHowManyAreStillToComeAndTheOtherLeadsBack() {
        Scene scene = Fx.ask(this::scene);
        var first = new TreeSet<>(ids(scene));
        assertThat(turn(scene, "less"))
                .as("there is nothing before the first leaf")
                .isFalse();
        assertThat(words(scene)).contains("Lisää +" + (CHOICES - first.size()));

        assertThat(turn(scene, "more")).isTrue();
        assertThat(ids(scene)).doesNotContainAnyElementsOf(first);
        assertThat(turn(scene, "less")).isTrue();
        assertThat(new TreeSet<>(ids(scene))).isEqualTo(first);
    }

    private Scene scene() {
        KioskScreen screen = Fx.screen(SEVEN, GallerySurveys.pictures());
        screen.show(invite);
        Scene scene = screen.root().getScene();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }

    private static boolean turn(Scene scene, String id) {
        return Fx.ask(() -> {
            boolean turned = SurveyPictures.tap(scene, id);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return turned;
        });
    }

    private static List<Tap> visible(Scene scene) {
        return Fx.ask(() -> scene.getRoot().lookupAll(".tile").stream()
                .filter(Tap.class::isInstance)
                .map(Tap.class::cast)
                .filter(Tap::isVisible)
                .toList());
    }

    private static List<String> ids(Scene scene) {
        return visible(scene).stream().map(Tap::getId).toList();
    }

    private static List<String> words(Scene scene) {
        return Fx.ask(() -> scene.getRoot().lookup("#more").lookupAll(".text").stream()
                .map(text -> ((FitText) text.getParent()).words())
                .toList());
    }
}
