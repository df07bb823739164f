package fi.hymy.protocol.flow;

import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Operator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of the answers at one point of a visit.
///
/// @param answers those given
/// @param open questions that may still be answered; every other question without an answer stays without one
record Known(Map<QuestionId, Answer> answers, Set<QuestionId> open) {
    static Known allOf(Map<QuestionId, Answer> answers) {
        return new Known(answers, Set.of());
    }

    boolean holds(Condition condition) {
        return truth(condition) == Truth.YES;
    }

    /// Never turns from yes to no or back as more becomes known.
    Truth truth(Condition condition) {
        if (condition.isAlways()) {
            return Truth.YES;
        }
        Truth decisive = condition.combine() == Condition.Combine.ALL ? Truth.NO : Truth.YES;
        boolean open = false;
        for (Condition.Clause clause : condition.clauses()) {
            Truth truth = truth(clause);
            if (truth == decisive) {
                return decisive;
            }
            open |= truth == Truth.OPEN;
        }
        if (open) {
            return Truth.OPEN;
        }
        return decisive == Truth.NO ? Truth.YES : Truth.NO;
    }

    private Truth truth(Condition.Clause clause) {
        if (open.contains(clause.question())) {
            return Truth.OPEN;
        }
        return Truth.of(holds(clause.operator(), answers.get(clause.question()), clause.values()));
    }

    private static boolean holds(Operator operator, @Nullable Answer answer, List<String> values) {
        if (answer == null) {
            return operator == Operator.NOT_ANSWERED || operator == Operator.NE || operator == Operator.NOT_IN;
        }
        return switch (operator) {
            case ANSWERED -> true;
            case NOT_ANSWERED -> false;
            case EQ -> isOneOf(answer, values);
            case NE -> !isOneOf(answer, values);
            case IN -> isOneOf(answer, values);
            case NOT_IN -> !isOneOf(answer, values);
            case CONTAINS -> words(answer).contains(values.getFirst());
            case LT, LE, GT, GE -> answer instanceof Answer.Scale scale && ordered(operator, scale, values);
        };
    }

    private static boolean isOneOf(Answer answer, List<String> values) {
        if (answer instanceof Answer.Scale scale) {
            return values.stream().anyMatch(value -> Integer.parseInt(value) == scale.value());
        }
        Set<String> words = words(answer);
        return words.size() == 1 && values.containsAll(words);
    }

    private static boolean ordered(Operator operator, Answer.Scale scale, List<String> values) {
        int difference = Integer.compare(scale.value(), Integer.parseInt(values.getFirst()));
        return switch (operator) {
            case LT -> difference < 0;
            case LE -> difference <= 0;
            case GT -> difference > 0;
            case GE -> difference >= 0;
            case ANSWERED, NOT_ANSWERED, EQ, NE, IN, NOT_IN, CONTAINS -> false;
        };
    }

    /// The answer in the words that conditions use; empty for kinds that conditions do not compare.
    private static Set<String> words(Answer answer) {
        return switch (answer) {
            case Answer.Scale scale -> Set.of(Integer.toString(scale.value()));
            case Answer.YesNo yesNo ->
                Set.of(
                        switch (yesNo.verdict()) {
                            case YES -> "yes";
                            case NO -> "no";
                            case NOT_APPLICABLE -> "na";
                        });
            case Answer.Chosen chosen ->
                chosen.chosen().stream().map(choice -> choice.value()).collect(Collectors.toSet());
            case Answer.Ranked _, Answer.Rated _, Answer.Words _, Answer.Details _, Answer.Sealed _ -> Set.of();
        };
    }
}
