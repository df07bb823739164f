package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.survey.LanguageTag;
import java.util.List;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From nought to ten.
final class ScalePaneTest {
    private static final Panel SEVEN = new Panel(800, 480, 5.25);
    private static final Panel FIFTEEN = new Panel(1920, 1080, 5.58);

    /// In two rows they stand below another number than the one they are about.
    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void wordsBelowTwoRowsSayWhichNumberTheyAreAbout(String language) {
        assertThat(ends(SEVEN, language))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("0 – "))
                .anyMatch(text -> text.startsWith("10 – "));
    }

    @Test
    void wordsBelowOneRowStandWhereTheirNumberIs() {
        assertThat(ends(FIFTEEN, "en")).hasSize(2).noneMatch(text -> text.contains("–"));
    }

    private static List<String> ends(Panel panel, String language) {
        return Fx.ask(() -> {
            KioskScreen screen = Fx.screen(panel, Pictures.NONE);
            screen.show(SurveyViews.of(GallerySurveys.read("arabic.json"), new LanguageTag(language))
                    .get("nps"));
            screen.root().applyCss();
            screen.root().layout();
            return screen.root().lookupAll(".muted").stream()
                    .filter(Text.class::isInstance)
                    .map(text -> ((FitText) text.getParent()).words())
                    .filter(words -> !words.isEmpty())
                    .toList();
        });
    }
}
