package fi.hymy.protocol.survey;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.Decoded;
import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.codec.WireCodec;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Answer.Verdict;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.Question.ContactField;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A response that could not be sent must not be asked for.
final class AnswerSizeTest {
    /// Three bytes in UTF-8, the most that a UTF-16 unit can take.
    private static final String WIDE = "€";

    static Stream<Question> questions() {
        return Stream.concat(
                SampleSurveys.everyKind().questions(),
                SampleSurveys.twentyQuestions().questions());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isNeverLessThanTheLongestAnswer(Question question) {
        Answer other = new Answer.Scale(new QuestionId("other"), 1);
        int without = size(List.of(other));
        int with = size(List.of(other, longest(question)));

        assertThat(AnswerSize.most(question)).isGreaterThanOrEqualTo(with - without);
    }

    @Test
    void leavesRoomForAResponseThatFillsIt() {
        List<Question> open = IntStream.range(0, 10)
                .mapToObj(i -> Prompt.of("%064d".formatted(i), SampleSurveys.text("Kerro", "Berätta", "Tell us")))
                .<Question>map(prompt -> new Question.OpenText(prompt, 1990))
                .toList();
        Survey survey = new Survey(
                SampleSurveys.nps().id(),
                Integer.MAX_VALUE,
                "Paljon sanoja",
                SampleSurveys.nps().languages(),
                List.of(Page.of("p", open.toArray(Question[]::new))),
                SampleSurveys.nps().endings(),
                Theme.PLAIN,
                SurveySettings.DEFAULT,
                List.of());
        Response response = SampleResponses.response(
                survey, 1, open.stream().map(AnswerSizeTest::longest).toList());
        var message = SampleMessages.enveloped((Uplink)
                Uplink.Responses.of(new OutboxId("o".repeat(64)), List.of(new Uplink.Row(Long.MAX_VALUE, response))));

        byte[] bytes = WireCodec.encode(message);

        assertThat(bytes).hasSizeBetween(60_000, WireCodec.MAX_MESSAGE);
        assertThat(WireCodec.decodeUplink(bytes)).isEqualTo(new Decoded.Readable<>(message));
    }

    private static int size(List<Answer> answers) {
        return ResponseCodec.encode(SampleResponses.response(SampleSurveys.everyKind(), 1, answers)).length;
    }

    private static Answer longest(Question question) {
        QuestionId id = question.id();
        return switch (question) {
            case Question.Smiley _, Question.Nps _, Question.Rating _, Question.Effort _ -> new Answer.Scale(id, 10);
            case Question.YesNo _ -> new Answer.YesNo(id, Verdict.YES);
            case Question.SingleChoice single -> chosen(id, single.choices(), 1);
            case Question.MultiChoice multi ->
                chosen(id, multi.choices(), multi.choices().size());
            case Question.Battery battery -> {
                var ratings = new LinkedHashMap<StatementId, Integer>();
                battery.statements().forEach(statement -> ratings.put(statement.id(), 7));
                yield new Answer.Rated(id, ratings);
            }
            case Question.Ranking ranking -> new Answer.Ranked(id, ids(ranking.choices()));
            case Question.OpenText text -> new Answer.Words(id, WIDE.repeat(text.maxLength()));
            case Question.Contact contact -> {
                var fields = new EnumMap<ContactField, String>(ContactField.class);
                contact.fields().forEach(field -> fields.put(field, WIDE.repeat(254)));
                yield new Answer.Details(id, fields);
            }
        };
    }

    private static Answer chosen(QuestionId id, List<Choice> choices, int count) {
        String other = choices.stream().anyMatch(Choice::freeText) ? WIDE.repeat(Answer.MAX_TEXT) : "";
        return new Answer.Chosen(id, ids(choices).reversed().subList(0, count), other, ids(choices));
    }

    private static List<ChoiceId> ids(List<Choice> choices) {
        return choices.stream().map(Choice::id).toList();
    }
}
