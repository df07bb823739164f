package fi.hymy.fleet.response;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import org.junit.jupiter.api.Test;

/// What of a response is counted and shown in results.
final class AnswerRowTest {
    private static final Response EVERY_KIND = SampleResponses.everyKind();

    @Test
    void keepsContactDetailsOutOfTheAnswers() {
        Answer.Details details = EVERY_KIND.answers().stream()
                .filter(Answer.Details.class::isInstance)
                .map(Answer.Details.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(AnswerRow.of(EVERY_KIND))
                .extracting(AnswerRow::question)
                .doesNotContain(details.question().value());
        details.fields()
                .values()
                .forEach(given -> assertThat(AnswerRow.of(EVERY_KIND))
                        .noneMatch(row -> row.toString().contains(given)));
    }

    @Test
    void hasARowForEveryOtherAnswer() {
        var answered = EVERY_KIND.answers().stream()
                .filter(answer -> !(answer instanceof Answer.Details))
                .map(answer -> answer.question().value())
                .toList();

        assertThat(AnswerRow.of(EVERY_KIND)).extracting(AnswerRow::question).containsAll(answered);
    }
}
