package fi.hymy.protocol.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdsTest {
    static Stream<Function<String, Object>> local() {
        return Stream.of(SurveyId::new, PageId::new, QuestionId::new, ChoiceId::new, StatementId::new, EndingId::new);
    }

    static Stream<Function<String, Object>> topicLevels() {
        return Stream.of(KioskId::new, OutboxId::new, CommandId::new);
    }

    static Stream<Function<String, Object>> all() {
        return Stream.concat(local(), topicLevels());
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesLettersDigitsHyphenAndUnderscore(Function<String, Object> id) {
        assertThat(id.apply("aZ09_-aZ")).hasToString("aZ09_-aZ");
        assertThat(id.apply("x".repeat(64))).hasToString("x".repeat(64));
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesWhatCouldWidenATopicOrIsTooLong(Function<String, Object> id) {
        for (String text : List.of(
                "",
                "x".repeat(65),
                "a/b/c/d/e",
                "a+bcdefgh",
                "a#bcdefgh",
                "$bcdefgh",
                "äbcdefgh",
                "a bcdefgh",
                "a.bcdefgh",
                "abcdefgh\n",
                "\u0000abcdefgh")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> id.apply(text))
                    .withMessageContaining(" id ");
        }
    }

    @ParameterizedTest
    @MethodSource("topicLevels")
    void asksForEightCharactersOfATopicLevel(Function<String, Object> id) {
        assertThatIllegalArgumentException().isThrownBy(() -> id.apply("1234567"));
        assertThat(id.apply("12345678")).hasToString("12345678");
    }

    @ParameterizedTest
    @MethodSource("local")
    void asksForOneCharacterInsideASurvey(Function<String, Object> id) {
        assertThat(id.apply("a")).hasToString("a");
    }

    @Test
    void laysAUuidOutAsTheStandardSays() {
        // The example of RFC 9562, appendix A.6.
        var id = ResponseId.of(0x017F22E279B0L, 0xCC3L, 0x18C4_DC0C_0C07_398FL);

        assertThat(id).hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        assertThat(ResponseId.parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")).isEqualTo(id);
    }

    @Property
    void makesGoodIdsOfAnyTimeAndRandomness(@ForAll long millis, @ForAll long a, @ForAll long b) {
        var id = MessageId.of(millis, a, b);

        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(Math.clamp(millis, 0, (1L << 48) - 1));
        assertThat(MessageId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void ordersByTime() {
        assertThat(List.of(ResponseId.of(1, -1, -1), ResponseId.of(2, 0, 0), ResponseId.of(1L << 40, 0, 0)))
                .extracting(ResponseId::toString)
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
                "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
                "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
                "017f22e279b0-7cc3-98c4-dc0c0c07398f--",
                "017f22e2+79b0-7cc3-98c4-dc0c0c07398f",
                "zzzzzzzz-79b0-7cc3-98c4-dc0c0c07398f",
                "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
                "00000000-0000-0000-0000-000000000000"
            })
    void refusesWhatIsNoUuidOfVersionSeven(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseId.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageId.parse(text));
    }

    @Test
    void takesAHashInLowerCaseOnly() {
        assertThat(new ContentHash("0123456789abcdef".repeat(4)).hex()).hasSize(64);
        for (String text : List.of("", "0".repeat(63), "0".repeat(65), "A".repeat(64), "g".repeat(64))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ContentHash(text));
        }
    }
}
