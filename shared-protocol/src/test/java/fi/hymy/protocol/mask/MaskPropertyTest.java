package fi.hymy.protocol.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every text whatsoever.
final class MaskPropertyTest {
    private static final int LONGEST = 2000;
    private static final List<String> PIECES = List.of(
            "0401234567",
            "040 123",
            "131052",
            "-308T",
            "640823-3234",
            "a@b.fi",
            "@",
            ".",
            ",",
            " ",
            "-",
            "+",
            "(",
            ")",
            "4111",
            "1111",
            "FI21",
            "FI2112345600000785",
            "0",
            "1",
            "9",
            "tlf",
            "x",
            "ä",
            "😀",
            "\uD83D",
            "\n",
            "/",
            "00358",
            "٠٤٠",
            "–");

    @Property(tries = 3000)
    void changesNothingTheSecondTime(@ForAll("texts") String text) {
        String masked = Mask.of(text);

        assertThat(Mask.of(masked)).isEqualTo(masked);
    }

    @Property(tries = 3000)
    void neverMakesATextLonger(@ForAll("texts") String text) {
        assertThat(Mask.of(text).length()).isLessThanOrEqualTo(text.length());
    }

    @Property(tries = 1000)
    void leavesTextWithoutDigitsAndAtSigns(@ForAll String text) {
        String harmless = text.codePoints()
                .filter(c -> !Character.isDigit(c) && c != '@' && c != '\uFF20' && c != '(' && c != '[')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(Mask.of(harmless)).isEqualTo(harmless);
    }

    @Property(tries = 500)
    void findsACodeAmongWords(@ForAll("words") String before, @ForAll("words") String after) {
        for (String code : List.of("131052-308T", "0401234567", "a@b.fi", "4111111111111111", "FI2112345600000785")) {
            assertThat(Mask.of(before + " " + code + " " + after)).doesNotContain(code);
        }
    }

    /// A regular expression that goes back over its steps takes seconds on one of these.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "1-",
                "12 ",
                "a@",
                "@a",
                "a.",
                "a@a.",
                "+1",
                "(0",
                "00",
                "A1",
                "FI21 ",
                "131052-308",
                "😀"
            })
    void takesTimeInProportionToTheLength(String piece) {
        String text = piece.repeat(LONGEST / piece.length());
        Mask.of(text);
        long best = Stream.generate(() -> nanos(text))
                .limit(5)
                .mapToLong(Long::longValue)
                .min()
                .orElseThrow();

        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void masksALongTextOfRandomPiecesInNoTime() {
        var random = new Random(3);
        String text = Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                .limit(400)
                .collect(Collectors.joining());
        Mask.of(text);

        assertThat(Duration.ofNanos(nanos(text))).isLessThan(Duration.ofMillis(100));
    }

    private static long nanos(String text) {
        long start = System.nanoTime();
        Mask.of(text);
        return System.nanoTime() - start;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(25).map(list -> String.join("", list));
        Arbitrary<String> numbers =
                Arbitraries.strings().withChars("0123456789 -+()./@abFI").ofMaxLength(60);
        return Arbitraries.oneOf(pieces, numbers, Arbitraries.strings().ofMaxLength(60));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .alpha()
                .withChars(' ', 'ä', 'ö')
                .ofMaxLength(30)
                .map(text -> text + "x");
    }
}
