package fi.hymy.fleet.response;

import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of the table that reports count.
///
/// @param kind scale, yesNo, chosen, other, ranked, rated or words
/// @param value short: a point, a choice, a statement; empty for words
/// @param number a point, place or rating, or null
/// @param words the text of an open answer, or null
record AnswerRow(
        String question,
        String kind,
        String value,
        @Nullable Integer number,
        @Nullable String words) {
    /// Contact details give no row.
    static List<AnswerRow> of(Response response) {
        List<AnswerRow> rows = new ArrayList<>(response.answers().size());
        response.answers().forEach(answer -> add(rows, answer));
        return rows;
    }

    private static void add(List<AnswerRow> rows, Answer answer) {
        String question = answer.question().value();
        switch (answer) {
            case Answer.Scale scale ->
                rows.add(new AnswerRow(question, "scale", Integer.toString(scale.value()), scale.value(), null));
            case Answer.YesNo yesNo ->
                rows.add(new AnswerRow(question, "yesNo", yesNo.verdict().name(), null, null));
            case Answer.Chosen chosen -> {
                chosen.chosen()
                        .forEach(choice -> rows.add(new AnswerRow(question, "chosen", choice.value(), null, null)));
                if (!chosen.otherText().isEmpty()) {
                    rows.add(new AnswerRow(question, "other", "", null, chosen.otherText()));
                }
            }
            case Answer.Ranked ranked -> {
                for (int i = 0; i < ranked.order().size(); i++) {
                    rows.add(new AnswerRow(
                            question, "ranked", ranked.order().get(i).value(), i + 1, null));
                }
            }
            case Answer.Rated rated ->
                rated.ratings()
                        .forEach((statement, rating) ->
                                rows.add(new AnswerRow(question, "rated", statement.value(), rating, null)));
            case Answer.Words words -> rows.add(new AnswerRow(question, "words", "", null, words.text()));
            case Answer.Details _ -> {}
            case Answer.Sealed _ -> throw new IllegalStateException("a sealed answer is opened before it is stored");
        }
    }
}
