package fi.hymy.protocol.survey;

/// How a clause compares an answer with its values.
public enum Operator {
    /// The question was answered; takes no value.
    ANSWERED("answered", 0, 0),
    /// The question was not answered; takes no value.
    NOT_ANSWERED("notAnswered", 0, 0),
    EQ("eq", 1, 1),
    NE("ne", 1, 1),
    /// Numbers only, as the next three.
    LT("lt", 1, 1),
    LE("le", 1, 1),
    GT("gt", 1, 1),
    GE("ge", 1, 1),
    /// The answer is one of the values.
    IN("in", 1, 50),
    /// The answer is none of the values.
    NOT_IN("notIn", 1, 50),
    /// The chosen set has the value.
    CONTAINS("contains", 1, 1);

    private final String word;
    private final int minValues;
    private final int maxValues;

    Operator(String word, int minValues, int maxValues) {
        this.word = word;
        this.minValues = minValues;
        this.maxValues = maxValues;
    }

    /// As written in a survey.
    public String word() {
        return word;
    }

    public int minValues() {
        return minValues;
    }

    public int maxValues() {
        return maxValues;
    }

    /// Whether it orders numbers.
    public boolean ordersNumbers() {
        return switch (this) {
            case LT, LE, GT, GE -> true;
            case ANSWERED, NOT_ANSWERED, EQ, NE, IN, NOT_IN, CONTAINS -> false;
        };
    }
}
