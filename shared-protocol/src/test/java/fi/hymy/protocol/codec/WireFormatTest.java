package fi.hymy.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Message;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.Question;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes over the wire, letter by letter.
final class WireFormatTest {
    static Stream<Message> messages() {
        return Stream.concat(SampleMessages.uplinks().stream(), SampleMessages.downlinks().stream());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void writesEveryMessageAsItsGoldenFile(Message message) {
        assertThat(text(WireCodec.encode(SampleMessages.enveloped(message))))
                .isEqualTo(text(Golden.compact(Golden.message(message.getClass()))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsEveryMessageFromItsGoldenFile(Message message) {
        byte[] golden = Golden.message(message.getClass());
        Envelope<Message> expected = SampleMessages.enveloped(message);

        Decoded<?> decoded =
                switch (message) {
                    case Uplink _ -> WireCodec.decodeUplink(golden);
                    case Downlink _ -> WireCodec.decodeDownlink(golden);
                };

        assertThat(decoded).isEqualTo(new Decoded.Readable<>(expected));
    }

    @Test
    void hasASampleAndAGoldenFileForEveryTypeOfMessage() {
        List<Class<?>> types = Stream.of(Uplink.class, Downlink.class)
                .flatMap(direction -> Arrays.stream(direction.getPermittedSubclasses()))
                .toList();

        assertThat(messages().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(types);
        assertThat(Message.class.getPermittedSubclasses()).containsExactlyInAnyOrder(Uplink.class, Downlink.class);
    }

    @Test
    void writesAResponseAsItsGoldenFileAndReadsItBack() {
        assertThat(text(ResponseCodec.encode(SampleResponses.everyKind())))
                .isEqualTo(text(Golden.compact(Golden.response())));
        assertThat(ResponseCodec.decode(Golden.response())).isEqualTo(SampleResponses.everyKind());
    }

    @Test
    void writesTheLanguageOfAConsentAsItsGoldenFileAndReadsItBack() {
        Response contact = SampleResponses.contact("maija.meikalainen@example.fi");

        assertThat(text(ResponseCodec.encode(contact))).isEqualTo(text(Golden.compact(Golden.contact())));
        assertThat(ResponseCodec.decode(Golden.contact())).isEqualTo(contact);
    }

    @Test
    void writesASealedResponseAsItsGoldenFileAndReadsItBack() {
        Response sealed = SampleResponses.sealed();

        assertThat(text(ResponseCodec.encode(sealed)))
                .isEqualTo(text(Golden.compact(Golden.sealed())))
                .doesNotContain("Häät", "Löylyt", "maija");
        assertThat(ResponseCodec.decode(Golden.sealed())).isEqualTo(sealed);
    }

    @Test
    void writesWhatIsSealedAsItsGoldenFileAndReadsItBack() {
        Response plain = SampleResponses.everyKind();

        assertThat(text(SealCodec.contents(plain))).isEqualTo(text(Golden.compact(Golden.sealedContents())));
        assertThat(SampleResponses.sealed().opened(SealCodec.answers(Golden.sealedContents())))
                .isEqualTo(plain);
    }

    @Test
    void bindsASealToItsKeyItsResponseAndItsQuestionsForEver() {
        Response sealed = SampleResponses.sealed();
        var key = new SealingKeyId("5ea1ed0000000001");

        assertThat(text(SealCodec.place(key, sealed)))
                .isEqualTo(text(SealCodec.place(key, SampleResponses.everyKind())))
                .isEqualTo("""
                        hymy answers 1
                        5ea1ed0000000001
                        01a10ac1-4241-7001-8000-000000000001
                        visit
                        words
                        contact""");
    }

    @Test
    void keepsOfContactDetailsThatAreApartOnlyThatTheyWereGiven() {
        Response apart = SampleResponses.everyKind().withoutDetails();

        assertThat(text(ResponseCodec.encode(apart)))
                .contains("{\"question\":\"contact\",\"kind\":\"details\",\"fields\":{}}")
                .doesNotContain("maija");
        assertThat(ResponseCodec.decode(ResponseCodec.encode(apart))).isEqualTo(apart);
        assertThat(apart.details()).isEmpty();
    }

    @Test
    void writesASurveyAsItsGoldenFileAndReadsItBack() {
        assertThat(text(SurveyCodec.encode(SampleSurveys.everyKind())))
                .isEqualTo(text(Golden.compact(Golden.survey())));
        assertThat(SurveyCodec.read(Golden.survey())).isEqualTo(new SurveyReading.Good(SampleSurveys.everyKind()));
    }

    @Test
    void writesEveryPartOfALookAsItsGoldenFileAndReadsItBack() {
        assertThat(text(SurveyCodec.encode(SampleSurveys.everyLook())))
                .isEqualTo(text(Golden.compact(Golden.surveyLook())));
        assertThat(SurveyCodec.read(Golden.surveyLook())).isEqualTo(new SurveyReading.Good(SampleSurveys.everyLook()));
    }

    @Test
    void hasEveryKindOfAnswerQuestionAndOutcomeInTheGoldenFiles() {
        assertThat(Stream.of(SampleResponses.everyKind(), SampleResponses.sealed())
                        .flatMap(response -> response.answers().stream())
                        .map(Object::getClass))
                .contains(Answer.class.getPermittedSubclasses());
        assertThat(SampleSurveys.everyKind().questions().map(Object::getClass))
                .contains(Question.class.getPermittedSubclasses());
        assertThat(outcomes()).contains(Receipt.Outcome.class.getPermittedSubclasses());
    }

    private static List<Class<?>> outcomes() {
        return SampleMessages.downlinks().stream()
                .filter(Downlink.Receipts.class::isInstance)
                .map(Downlink.Receipts.class::cast)
                .flatMap(receipts -> receipts.receipts().stream())
                .<Class<?>>map(receipt -> receipt.outcome().getClass())
                .toList();
    }

    @Test
    void namesASurveyByTheHashOfItsBytesForEver() {
        assertThat(SurveyCodec.ref(SampleSurveys.everyKind()).hash().hex())
                .isEqualTo("185aef1c39922b8c42c2fd393d714502a8e854788247ced3060a0049fda76873");
        assertThat(SurveyCodec.hash("abc".getBytes(StandardCharsets.UTF_8)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
