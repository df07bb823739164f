package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.QuestionId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks conditions: they look back only, and ask of an answer what such an answer can have.
///
/// @param earlier the questions that come before the place of the rule
/// @param all every question id of the survey, to tell "later" from "missing"
/// @param unclear questions of which more is not known than that they are there
record RuleCheck(
        Map<QuestionId, Question> earlier,
        Set<QuestionId> all,
        Set<QuestionId> unclear,
        List<Fault> faults,
        Gaps gaps) {
    private static final int MAX_CLAUSES = 20;

    void check(String path, Condition condition) {
        if (condition.clauses().size() > MAX_CLAUSES) {
            faults.add(new Fault(
                    path,
                    "may have at most 20 clauses, it has " + condition.clauses().size()));
        }
        for (int i = 0; i < condition.clauses().size(); i++) {
            clause(
                    path + "." + (condition.combine() == Condition.Combine.ALL ? "all" : "any") + "[" + i + "]",
                    condition.clauses().get(i));
        }
    }

    private void clause(String path, Condition.Clause clause) {
        Question question = earlier.get(clause.question());
        if (question == null) {
            notEarlier(path + ".question", clause.question());
            return;
        }
        Operator operator = clause.operator();
        int count = clause.values().size();
        if (count < operator.minValues() || count > operator.maxValues()) {
            faults.add(new Fault(
                    path + ".value",
                    "'%s' takes %d to %d values, it has %d"
                            .formatted(operator.word(), operator.minValues(), operator.maxValues(), count)));
        } else if (!unclear.contains(clause.question())) {
            comparison(path, question, clause);
        }
    }

    private void comparison(String path, Question question, Condition.Clause clause) {
        if (!Comparison.allows(question, clause.operator())) {
            String word = clause.operator().word();
            faults.add(new Fault(
                    path + ".operator", "'%s' cannot be asked of the question '%s'".formatted(word, question.id())));
            return;
        }
        for (String value : clause.values()) {
            if (!Comparison.hasValue(question, value)) {
                faults.add(new Fault(
                        path + ".value",
                        "'%s' is no possible answer to the question '%s'".formatted(shown(value), question.id())));
            }
        }
    }

    private static String shown(String value) {
        return value.length() <= 64 ? value : value.substring(0, 64) + "…";
    }

    private void notEarlier(String path, QuestionId question) {
        if (all.contains(question)) {
            faults.add(new Fault(
                    path, "the question '" + question + "' does not come earlier; a rule may look back only"));
        } else if (!gaps.hideQuestions()) {
            faults.add(new Fault(path, "the question '" + question + "' does not exist"));
        }
    }

    /// What each kind of answer can be compared with.
    private static final class Comparison {
        private Comparison() {}

        static boolean allows(Question question, Operator operator) {
            if (operator == Operator.ANSWERED || operator == Operator.NOT_ANSWERED) {
                return true;
            }
            return switch (question) {
                case Question.Smiley _, Question.Nps _, Question.Rating _, Question.Effort _ ->
                    operator != Operator.CONTAINS;
                case Question.YesNo _, Question.SingleChoice _ ->
                    !operator.ordersNumbers() && operator != Operator.CONTAINS;
                case Question.MultiChoice _ -> operator == Operator.CONTAINS;
                case Question.Ranking _, Question.Battery _, Question.OpenText _, Question.Contact _ -> false;
            };
        }

        static boolean hasValue(Question question, String value) {
            return switch (question) {
                case Question.Smiley smiley -> number(value, 1, smiley.faces());
                case Question.Nps _ -> number(value, 0, 10);
                case Question.Rating rating -> number(value, 1, rating.points());
                case Question.Effort effort -> number(value, 1, effort.points());
                case Question.YesNo yesNo ->
                    value.equals("yes") || value.equals("no") || (yesNo.notApplicable() && value.equals("na"));
                case Question.SingleChoice single -> choice(single.choices(), value);
                case Question.MultiChoice multi -> choice(multi.choices(), value);
                case Question.Ranking _, Question.Battery _, Question.OpenText _, Question.Contact _ -> false;
            };
        }

        private static boolean number(String value, int min, int max) {
            return value.matches("[0-9]{1,2}") && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max;
        }

        private static boolean choice(List<Choice> choices, String value) {
            return choices.stream().anyMatch(choice -> choice.id().value().equals(value));
        }
    }
}
