package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.QuestionId;
import java.util.List;

/// How much the answer to a question can take on the wire at the most: a response that could not be sent must not be
/// asked for.
final class AnswerSize {
    /// In bytes, for all answers of a response together; leaves room for what surrounds them in a message of 64 KiB.
    static final int MAX = 60 * 1024;

    /// Names, quotes and commas around an answer, its kind and its question's id.
    private static final int FRAME = 100;

    /// Of an identifier in its list: 64 characters would be the most, so each is taken as it is.
    private static final int QUOTES = 3;

    /// A UTF-16 unit takes at most three bytes in UTF-8, also where JSON escapes it.
    private static final int BYTES_PER_UNIT = 3;

    private static final int MAX_TEXT = 2000;
    private static final int MAX_CONTACT_FIELD = 254;

    private AnswerSize() {}

    static int most(Question question) {
        QuestionId id = question.id();
        return FRAME
                + id.value().length()
                + switch (question) {
                    case Question.Smiley _, Question.Nps _, Question.Rating _, Question.Effort _, Question.YesNo _ -> 4;
                    case Question.SingleChoice single ->
                        ids(single.choices()) + longest(single.choices()) + words(single.choices());
                    case Question.MultiChoice multi -> 2 * ids(multi.choices()) + words(multi.choices());
                    case Question.Ranking ranking -> ids(ranking.choices());
                    case Question.Battery battery ->
                        battery.statements().stream()
                                .mapToInt(statement -> statement.id().value().length() + QUOTES + 2)
                                .sum();
                    case Question.OpenText text -> text.maxLength() * BYTES_PER_UNIT;
                    case Question.Contact contact ->
                        FRAME + contact.fields().size() * (MAX_CONTACT_FIELD * BYTES_PER_UNIT + FRAME);
                };
    }

    private static int ids(List<Choice> choices) {
        return choices.stream()
                .mapToInt(choice -> choice.id().value().length() + QUOTES)
                .sum();
    }

    private static int longest(List<Choice> choices) {
        return choices.stream()
                .mapToInt(choice -> choice.id().value().length() + QUOTES)
                .max()
                .orElse(0);
    }

    private static int words(List<Choice> choices) {
        return choices.stream().anyMatch(Choice::freeText) ? MAX_TEXT * BYTES_PER_UNIT : 0;
    }
}
