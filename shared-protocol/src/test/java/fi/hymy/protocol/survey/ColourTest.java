package fi.hymy.protocol.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ColourTest {
    /// Well-known ratios: the extremes, the grey that just passes 4.5 on white, and the primaries on white.
    @ParameterizedTest
    @CsvSource({
        "#000000, #FFFFFF, 21.00",
        "#FFFFFF, #FFFFFF, 1.00",
        "#767676, #FFFFFF, 4.54",
        "#777777, #FFFFFF, 4.48",
        "#FF0000, #FFFFFF, 4.00",
        "#00FF00, #FFFFFF, 1.37",
        "#0000FF, #FFFFFF, 8.59",
        "#FFFF00, #0000FF, 8.00"
    })
    void measuresContrastAsWcagDoes(String one, String other, double ratio) {
        assertThat(Colour.parse(one).contrast(Colour.parse(other))).isCloseTo(ratio, within(0.006));
        assertThat(Colour.parse(other).contrast(Colour.parse(one))).isCloseTo(ratio, within(0.006));
    }

    @Property
    void readsWhatItWrites(@ForAll @IntRange(max = 0xFFFFFF) int rgb) {
        assertThat(Colour.parse(new Colour(rgb).toString())).isEqualTo(new Colour(rgb));
        assertThat(new Colour(rgb).luminance()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#FFF", "FFFFFF", "#GGGGGG", "#FFFFFF00", "red", "#+12345"})
    void refusesOtherForms(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Colour.parse(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1000000})
    void refusesNumbersOutOfRange(int rgb) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Colour(rgb));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/background", "text/surface", "onPrimary/primary"})
    void wearsAPlainThemeThatCanBeRead(String pair) {
        Theme.Colours colours = Theme.PLAIN.colours();

        double contrast =
                switch (pair) {
                    case "text/background" -> colours.text().contrast(colours.background());
                    case "text/surface" -> colours.text().contrast(colours.surface());
                    default -> colours.onPrimary().contrast(colours.primary());
                };

        assertThat(contrast).isGreaterThanOrEqualTo(4.5);
    }
}
