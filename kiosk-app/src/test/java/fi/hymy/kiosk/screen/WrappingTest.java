package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.survey.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Words that their author says where to part.
final class WrappingTest {
    private static final String WORD = "jatkohoito\u00ADsuunnitelma";

    @Test
    void aSoftHyphenIsUnseenWhereTheWordFits() {
        assertThat(lines(2000)).containsExactly("jatkohoitosuunnitelma");
    }

    @Test
    void aSoftHyphenBecomesAHyphenWhereTheLineEnds() {
        assertThat(lines(220)).containsExactly("jatkohoito-", "suunnitelma");
    }

    private static List<String> lines(double width) {
        return Fx.ask(() -> new Wrapping(WORD, Typeface.of(Theme.PLAIN.font())::regular).lines(32, width));
    }
}
