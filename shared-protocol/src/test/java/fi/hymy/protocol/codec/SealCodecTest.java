package fi.hymy.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.SealingKeyId;
import fi.hymy.protocol.message.SealingKey;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a program makes of sealed responses that it did not write itself.
final class SealCodecTest {
    private static final SealingKey KEY = SealingKey.of(new SealingKeyId("5ea1ed0000000001"), new byte[32]);

    @Test
    void keepsAPartBesideItsResponseAndReadsBothBackTogether() {
        Response sealed = SampleResponses.sealed();
        byte[] apart = ResponseCodec.encodeApart(sealed);

        byte[] part = sealed.sealed().orElseThrow().bytes();

        assertThat(ResponseCodec.decode(apart, "5ea1ed0000000001", part)).isEqualTo(sealed);
        assertThatThrownBy(() -> ResponseCodec.decode(apart)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> ResponseCodec.decode(apart, "5ea1ed0000000001", new byte[3]))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> ResponseCodec.decode(apart, "?", part)).isInstanceOf(CodecException.class);
    }

    @Test
    void defersAnAnswerOfAKindThatItDoesNotKnowWithinASeal() {
        byte[] later = "{\"answers\":[{\"question\":\"voice\",\"kind\":\"spoken\",\"text\":\"x\"}]}".getBytes(UTF_8);

        assertThatThrownBy(() -> SealCodec.answers(later))
                .isInstanceOfSatisfying(
                        CodecException.class, e -> assertThat(e.newer()).isTrue());
    }

    @Test
    void aProgramThatDoesNotKnowSealedAnswersDefersThemAllTheSame() {
        String batch = new String(
                WireCodec.encode(SampleMessages.enveloped(Uplink.Responses.of(
                        new OutboxId("outbox-7f3a"), List.of(new Uplink.Row(1, SampleResponses.sealed()))))),
                UTF_8);

        byte[] asAnOlderProgramSeesIt =
                batch.replace("\"kind\":\"sealed\"", "\"kind\":\"unheard-of\"").getBytes(UTF_8);

        assertThat(WireCodec.decodeUplink(asAnOlderProgramSeesIt))
                .isInstanceOfSatisfying(
                        Decoded.Readable.class,
                        read -> assertThat(((Uplink.Responses) read.envelope().message()).unreadable())
                                .singleElement()
                                .satisfies(row -> assertThat(row.newer()).isTrue()));
    }

    @Test
    void passesOverAKeyOfAnotherSuite() {
        String key = new String(SealCodec.encode(KEY), UTF_8);

        assertThat(SealCodec.decode(key.getBytes(UTF_8))).contains(KEY);
        assertThat(SealCodec.decode(key.replace("x25519", "x448").getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void putsBackOnlyWhatWasTakenOut() {
        Response sealed = SampleResponses.sealed();
        List<Answer> said = SampleResponses.everyKind().personal();

        assertThat(sealed.opened(said)).isEqualTo(SampleResponses.everyKind());
        assertThatThrownBy(() -> sealed.opened(said.subList(1, said.size())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sealed.opened(List.of(
                        said.get(0), said.get(1), said.get(2), new Answer.Words(new QuestionId("other"), "more"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasNoSealedAnswerWithoutAPartAndNoPartWithoutOne() {
        Response sealed = SampleResponses.sealed();

        assertThatThrownBy(() -> sealed.withAnswers(sealed.answers())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        SampleResponses.nps(1, 10).sealedInto(sealed.sealed().orElseThrow()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
