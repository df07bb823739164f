package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.screen.Finding.Rule;
import fi.hymy.kiosk.screen.Preferences.Letters;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Letters half as large again, and twice as large as usual (WCAG 2.2, 1.4.4).
final class LargeTextTest {
    private static final Panel ON_END = new Panel(1080, 1920, 4.03);
    private static final List<Panel> PANELS = List.of(new Panel(800, 480, 5.2), new Panel(1280, 800, 5.9), ON_END);

    /// What is too small with usual letters already is no fault of larger ones.
    @ParameterizedTest
    @EnumSource(
            value = Letters.class,
            names = {"LARGER", "LARGEST"})
    void cutNothingOffAndLeaveEverythingLargeEnoughToTap(Letters letters) {
        assertThat(findings(letters)).isSubsetOf(findings(Letters.USUAL));
    }

    private static Set<String> findings(Letters letters) {
        var found = new TreeSet<String>();
        Map<String, Survey> surveys = Map.of("fi", SampleSurveys.everyKind(), "ar", GallerySurveys.read("arabic.json"));
        for (Panel panel : PANELS) {
            surveys.forEach((language, survey) -> SurveyViews.of(survey, new LanguageTag(language))
                    .forEach((name, view) -> Fx.run(() -> {
                        var screen = Fx.screen(panel, GallerySurveys.pictures());
                        screen.show(view);
                        screen.prefer(Preferences.USUAL.letters(letters));
                        screen.root().applyCss();
                        screen.root().layout();
                        ScreenCheck.of(screen.root(), panel).stream()
                                // On a small panel help makes way for the question and the answers; it is read aloud.
                                .filter(finding -> finding.rule() != Rule.UNSAID)
                                .forEach(finding -> found.add("%s on %.0f by %.0f: %s"
                                        .formatted(name, panel.width(), panel.height(), finding)));
                    })));
        }
        return found;
    }

    @Test
    void areTwiceAsLargeWhereThereIsRoom() {
        Fx.run(() -> {
            var screen = Fx.screen(ON_END, GallerySurveys.pictures());
            screen.show(SurveyViews.of(SampleSurveys.everyKind(), new LanguageTag("fi"))
                    .get("visit"));
            double usual = largest(screen, "Miksi tulit?");
            screen.prefer(Preferences.USUAL.letters(Letters.LARGEST));
            assertThat(largest(screen, "Miksi tulit?") / usual).isBetween(1.9, 2.1);
        });
    }

    private static double largest(KioskScreen screen, String words) {
        screen.root().applyCss();
        screen.root().layout();
        return screen.root().lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> text.getText().equals(words))
                .mapToDouble(text -> text.getFont().getSize())
                .max()
                .orElseThrow();
    }
}
