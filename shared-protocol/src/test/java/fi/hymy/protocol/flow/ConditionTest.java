package fi.hymy.protocol.flow;

import static fi.hymy.protocol.flow.Surveys.all;
import static fi.hymy.protocol.flow.Surveys.any;
import static fi.hymy.protocol.flow.Surveys.clause;
import static fi.hymy.protocol.flow.Surveys.when;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Operator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a condition says of the answers.
final class ConditionTest {
    private static final QuestionId Q = new QuestionId("q");

    @ParameterizedTest
    @CsvSource({
        "EQ, 7, true",
        "EQ, 07, true",
        "EQ, 8, false",
        "NE, 7, false",
        "NE, 8, true",
        "LT, 7, false",
        "LT, 8, true",
        "LE, 7, true",
        "LE, 6, false",
        "GT, 7, false",
        "GT, 6, true",
        "GE, 7, true",
        "GE, 8, false",
        "IN, 7, true",
        "IN, 8, false",
        "NOT_IN, 7, false",
        "NOT_IN, 8, true"
    })
    void comparesASeven(Operator operator, String value, boolean holds) {
        assertThat(given(new Answer.Scale(Q, 7)).holds(when("q", operator, value)))
                .isEqualTo(holds);
    }

    @Test
    void ordersNumbersAsNumbers() {
        assertThat(given(new Answer.Scale(Q, 10)).holds(when("q", Operator.GT, "9")))
                .isTrue();
    }

    @Test
    void looksForOneOfSeveralValues() {
        Known known = given(new Answer.Scale(Q, 7));

        assertThat(known.holds(when("q", Operator.IN, "6", "7", "8"))).isTrue();
        assertThat(known.holds(when("q", Operator.NOT_IN, "6", "7", "8"))).isFalse();
        assertThat(known.holds(when("q", Operator.NOT_IN, "0", "1"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"YES, yes", "NO, no", "NOT_APPLICABLE, na"})
    void knowsYesAndNoByTheirWords(Answer.Verdict verdict, String word) {
        Known known = given(new Answer.YesNo(Q, verdict));

        assertThat(Stream.of("yes", "no", "na").filter(value -> known.holds(when("q", Operator.EQ, value))))
                .containsExactly(word);
        assertThat(known.holds(when("q", Operator.NE, word))).isFalse();
    }

    @Test
    void knowsChoicesByTheirIds() {
        Known one = given(chosen("a"));
        Known two = given(chosen("a", "b"));

        assertThat(one.holds(when("q", Operator.EQ, "a"))).isTrue();
        assertThat(one.holds(when("q", Operator.IN, "b", "a"))).isTrue();
        assertThat(one.holds(when("q", Operator.NOT_IN, "b"))).isTrue();
        assertThat(two.holds(when("q", Operator.CONTAINS, "b"))).isTrue();
        assertThat(two.holds(when("q", Operator.CONTAINS, "c"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void ofAnUnansweredQuestionOnlyDenialsHold(Operator operator) {
        Condition condition = operator.minValues() == 0 ? when("q", operator) : when("q", operator, "1");

        assertThat(Known.allOf(Map.of()).holds(condition))
                .isEqualTo(Set.of(Operator.NOT_ANSWERED, Operator.NE, Operator.NOT_IN)
                        .contains(operator));
    }

    @Test
    void tellsAnsweredFromUnanswered() {
        Known words = given(new Answer.Words(Q, "fine"));

        assertThat(words.holds(when("q", Operator.ANSWERED))).isTrue();
        assertThat(words.holds(when("q", Operator.NOT_ANSWERED))).isFalse();
    }

    @Test
    void combinesClauses() {
        Known seven = given(new Answer.Scale(Q, 7));
        Condition.Clause holds = clause("q", Operator.EQ, "7");
        Condition.Clause fails = clause("q", Operator.EQ, "1");

        assertThat(seven.holds(all(holds, holds))).isTrue();
        assertThat(seven.holds(all(holds, fails))).isFalse();
        assertThat(seven.holds(any(fails, holds))).isTrue();
        assertThat(seven.holds(any(fails, fails))).isFalse();
        assertThat(seven.holds(all())).isTrue();
        assertThat(seven.holds(any())).isTrue();
    }

    @Test
    void leavesOpenWhatAnOpenQuestionDecides() {
        Known known = new Known(Map.of(Q, new Answer.Scale(Q, 7)), Set.of(new QuestionId("later")));
        Condition.Clause holds = clause("q", Operator.EQ, "7");
        Condition.Clause fails = clause("q", Operator.EQ, "1");
        Condition.Clause open = clause("later", Operator.NE, "1");

        assertThat(known.truth(all(holds, open))).isEqualTo(Truth.OPEN);
        assertThat(known.truth(all(open, fails))).isEqualTo(Truth.NO);
        assertThat(known.truth(any(fails, open))).isEqualTo(Truth.OPEN);
        assertThat(known.truth(any(open, holds))).isEqualTo(Truth.YES);
    }

    private static Known given(Answer answer) {
        return Known.allOf(Map.of(Q, answer));
    }

    private static Answer chosen(String... ids) {
        List<ChoiceId> chosen = Stream.of(ids).map(ChoiceId::new).toList();
        return new Answer.Chosen(Q, chosen, "", chosen);
    }
}
