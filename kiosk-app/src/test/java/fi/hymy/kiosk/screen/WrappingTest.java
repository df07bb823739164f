package fi.hymy.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.survey.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Words that their author says where to part, and others.
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

    @Test
    void aShortPartOfAWordIsNotLeftAloneWhereTheWholeFitsALine() {
        assertThat(broken("like one grown-up", "like one grown-")).containsExactly("like one", "grown-up");
    }

    @Test
    void aWordOfOneLetterDoesNotStandAtALinesEnd() {
        assertThat(broken("like a good seat", "like a good")).containsExactly("like a good", "seat");
        assertThat(broken("not like a seat", "not like a")).containsExactly("not like", "a seat");
    }

    @Test
    void aLongWordIsBrokenAfterItsHyphen() {
        assertThat(broken("meidän asiakaspalvelu-kyselymme", "meidän asiakaspalvelu-"))
                .containsExactly("meidän asiakaspalvelu-", "kyselymme");
    }

    @Test
    void sentencesCanBeginOnLinesOfTheirOwn() {
        String text = "Thank you. We take this seriously, e.g. now.";
        assertThat(Fx.ask(() -> of(text).lines(32, 2000, true)))
                .containsExactly("Thank you.", "We take this seriously, e.g. now.");
        assertThat(Fx.ask(() -> of(text).lines(32, 2000, false))).containsExactly(text);
    }

    /// On lines that are just long enough for the first words.
    private static List<String> broken(String words, String first) {
        double width = Fx.ask(() -> of(first).width(32)) + 1;
        return Fx.ask(() -> of(words).lines(32, width));
    }

    private static Wrapping of(String words) {
        return new Wrapping(words, Typeface.of(Theme.PLAIN.font())::regular);
    }

    private static List<String> lines(double width) {
        return Fx.ask(() -> of(WORD).lines(32, width));
    }
}
