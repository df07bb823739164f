package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.QuestionId;
import java.util.List;

/// What must hold for something to be shown or a jump to be taken: all, or any, of its clauses.
///
/// @param combine how the clauses combine; [Combine#ALL] when there are none
/// @param clauses none means: always
public record Condition(Combine combine, List<Clause> clauses) {
    public static final Condition ALWAYS = new Condition(Combine.ALL, List.of());

    public Condition {
        clauses = List.copyOf(clauses);
        combine = clauses.isEmpty() ? Combine.ALL : combine;
    }

    public boolean isAlways() {
        return clauses.isEmpty();
    }

    public enum Combine {
        ALL,
        ANY
    }

    /// One comparison. A clause over a question that has no answer holds only for [Operator#NOT_ANSWERED],
    /// [Operator#NE] and [Operator#NOT_IN].
    ///
    /// @param question an earlier question
    /// @param values numbers in plain decimal digits, `yes`/`no`/`na`, or choice ids
    public record Clause(QuestionId question, Operator operator, List<String> values) {
        public Clause {
            values = List.copyOf(values);
        }
    }
}
