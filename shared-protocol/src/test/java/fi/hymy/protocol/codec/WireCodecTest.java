package fi.hymy.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Message;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.ReportedState;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.message.Uplink.Row;
import fi.hymy.protocol.message.Uplink.UnreadableRow;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireCodecTest {
    private static final MessageId ID =
            SampleMessages.enveloped(SampleMessages.uplinks().getFirst()).id();
    private static final String GONE = json(new Uplink.Gone(9));
    private static final String BATCH = json(Uplink.Responses.of(
            new OutboxId("outbox-1"),
            List.of(
                    new Row(1, SampleResponses.smileyWhy(1)),
                    new Row(2, SampleResponses.smileyWhy(2)),
                    new Row(3, SampleResponses.smileyWhy(3)))));

    @Test
    void saysThatAVersionIsNewerWithoutLookingFurther() {
        assertThat(up("{\"v\":2,\"id\":\"" + ID + "\",\"body\":[1,2.5]}")).isEqualTo(new Decoded.NewerVersion<>(ID, 2));
    }

    @Test
    void saysThatATypeIsUnknownWithoutLookingFurther() {
        assertThat(up("{\"v\":1,\"id\":\"" + ID + "\",\"t\":\"selfie\",\"d\":7}"))
                .isEqualTo(new Decoded.UnknownType<>(ID, "selfie"));
    }

    @Test
    void refusesAMessageInTheWrongDirection() {
        assertThat(WireCodec.decodeDownlink(GONE.getBytes(UTF_8)))
                .isEqualTo(new Decoded.Undecodable<>("t: does not travel in this direction"));
    }

    @Test
    void treatsAWordThatMayBeNewerAsUnknown() {
        String reported = json(new Uplink.Reported(
                new ReportedState(1, null, new ReportedState.Problem(ReportedState.Reason.DISK, "full"))));

        assertThat(up(reported.replace("\"disk\"", "\"tooWarm\"")))
                .isEqualTo(new Decoded.UnknownType<>(ID, "reported"));
        assertThat(up(GONE.replace("\"confirmed\"", "\"atomic\""))).isEqualTo(new Decoded.UnknownType<>(ID, "gone"));
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() {
        String more = GONE.replace("\"d\":{", "\"sealed\":{\"key\":1},\"d\":{\"why\":[null,{}],");

        assertThat(up(more)).isEqualTo(new Decoded.Readable<>(SampleMessages.enveloped(new Uplink.Gone(9))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"v\":1|\"v\":0|v: must lie between 1 and 2147483647",
                "\"v\":1|\"v\":\"1\"|v: must be a whole number",
                "\"v\":1|\"v\":1.0|v: must be a whole number",
                "\"v\":1|\"v\":99999999999|v: must lie between 1 and 2147483647",
                "\"v\":1,||v: is missing",
                "\"boot\":7|\"boot\":0|boot: must lie between 1 and 9223372036854775807",
                "\"seq\":42|\"seq\":-1|seq: must lie between 0 and 9223372036854775807",
                "\"seq\":42|\"seq\":9223372036854775808|seq: must lie between 0 and 9223372036854775807",
                "\"seq\":42|\"seq\":1e3|seq: must be a whole number",
                "\"session\":9|\"session\":null|d.session: is missing",
                "\"t\":\"gone\"|\"t\":\"<b>\"|t: must be 1 to 40 letters",
                "{\"session\":9}|[]|d: must be an object",
                "-75a5-|-45a5-|id: message id must be a UUID of version 7",
                "\"tq\":\"confirmed\"|\"tq\":5|tq: must be a string",
            })
    void namesThePlaceOfAFault(String found, String replacement, String reason) {
        assertThat(GONE).contains(found);

        assertThat(up(GONE.replace(found, replacement == null ? "" : replacement)))
                .isEqualTo(new Decoded.Undecodable<>(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{", "{\"v\":1}{", "NaN", "{'v':1}", "{\"v\":1,\"v\":1}", "{\"v\":01}"})
    void refusesWhatIsNoMessage(String text) {
        assertThat(up(text)).isInstanceOf(Decoded.Undecodable.class);
    }

    @Test
    void refusesNesting() {
        String deep = "[".repeat(100) + "]".repeat(100);

        assertThat(up(GONE.replace("\"d\":{", "\"x\":" + deep + ",\"d\":{"))).isInstanceOf(Decoded.Undecodable.class);
    }

    @Test
    void neverRepeatsWhatItRefuses() {
        String secret = "Salaisuus";
        List<String> hostile = List.of(
                secret,
                "{\"" + secret + "\":}",
                GONE.replace("9", secret),
                GONE.replace("\"gone\"", "\"" + secret + "!\""),
                GONE.replace("\"confirmed\"", "\"" + secret + "\""),
                BATCH.replace("\"seq\":2", "\"seq\":\"" + secret + "\""),
                BATCH.replace("\"kind\":\"words\"", "\"kind\":\"" + secret + "\""),
                BATCH.replace("\"kind\":\"scale\"", "\"kind\":\"rated\",\"ratings\":{\"" + secret + "\":9}"),
                BATCH.replace("\"kind\":\"scale\"", "\"kind\":\"details\",\"fields\":{\"" + secret + "\":\"x\"}"),
                BATCH.replace("\"question\":\"wrong\"", "\"question\":\"" + secret + " \""),
                BATCH.replace("\"question\":\"wrong\"", "\"question\":\"mood\"").replace("mood", secret),
                BATCH.replace("\"language\":\"fi\"", "\"language\":\"" + secret + "?\""));

        for (String message : hostile) {
            assertThat(reasons(up(message)))
                    .allSatisfy(reason -> assertThat(reason).doesNotContain(secret));
        }
        assertThat(hostile.stream().map(message -> reasons(up(message)).size())).contains(1, 3);
    }

    private static List<String> reasons(Decoded<Uplink> decoded) {
        return switch (decoded) {
            case Decoded.Undecodable<Uplink>(String reason) -> List.of(reason);
            case Decoded.Readable<Uplink>(Envelope<Uplink> envelope) ->
                ((Uplink.Responses) envelope.message())
                        .unreadable().stream().map(UnreadableRow::reason).toList();
            case Decoded.NewerVersion<Uplink> _, Decoded.UnknownType<Uplink> _ -> List.of();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\":\"words\"|\"kind\":\"drawing\"|true",
                "\"status\":\"complete\"|\"status\":\"dreamt\"|true",
                "\"channel\":\"touch\"|\"channel\":\"voice\"|true",
                "\"flags\":[]|\"flags\":[\"windy\"]|true",
                "\"value\":2|\"value\":11|false",
                "\"value\":2|\"value\":\"2\"|false",
                "\"text\":\"Jono|\"text\":\"\\u0000Jono|false",
                "\"text\":\"Jono|\"text\":\"\\udc00Jono|false",
                "\"question\":\"wrong\"|\"question\":\"mood\"|false",
                "\"version\":1|\"version\":0|false",
                "\"startedAt\"|\"began\"|false",
            })
    void setsOneUnreadableRowAsideAndReadsTheOthers(String found, String replacement, boolean newer) {
        String start = BATCH.substring(0, BATCH.indexOf("{\"seq\":2"));
        String row = BATCH.substring(start.length(), BATCH.indexOf(",{\"seq\":3"));
        String rest = BATCH.substring(start.length() + row.length());
        assertThat(row).contains(found);
        String broken = row.replace(found, replacement);

        var batch = (Uplink.Responses) readable(up(start + broken + rest)).message();

        assertThat(batch.rows())
                .containsExactly(new Row(1, SampleResponses.smileyWhy(1)), new Row(3, SampleResponses.smileyWhy(3)));
        assertThat(batch.unreadable()).singleElement().satisfies(unreadable -> {
            assertThat(unreadable.sequence()).isEqualTo(2);
            assertThat(unreadable.id()).isEqualTo(SampleResponses.id(2));
            assertThat(unreadable.newer()).isEqualTo(newer);
            assertThat(unreadable.reason()).startsWith("d.rows[1].response");
            assertThat("{\"seq\":2,\"response\":" + unreadable.raw() + "}").isEqualTo(broken);
        });
    }

    @Test
    void cutsTheRawRowOutOfALongMessageLetterByLetter() {
        List<Row> rows = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> new Row(i, SampleResponses.everyKind()))
                .toList();
        String batch = json(Uplink.Responses.of(new OutboxId("outbox-1"), rows));
        int last = batch.lastIndexOf("\"status\":\"complete\"");
        String broken = batch.substring(0, last) + batch.substring(last).replace("\"complete\"", "\"rubbish 🙂\"");

        var unreadable = ((Uplink.Responses) readable(up(broken)).message()).unreadable();

        assertThat(broken).hasSizeGreaterThan(40_000);
        assertThat(unreadable)
                .singleElement()
                .satisfies(row -> assertThat(row.raw())
                        .isEqualTo(broken.substring(broken.lastIndexOf("\"response\":") + 11, broken.length() - 4)));
    }

    @Test
    void refusesABatchWithARowThatCannotBeNamed() {
        assertThat(up(BATCH.replace("\"seq\":2", "\"seq\":0")))
                .isEqualTo(new Decoded.Undecodable<>("d.rows[1].seq: must lie between 1 and 9223372036854775807"));
        assertThat(up(BATCH.replace(SampleResponses.id(2).toString(), "2")))
                .isEqualTo(new Decoded.Undecodable<>(
                        "d.rows[1].response.id: response id must have 36 characters, it has 1"));
    }

    @Test
    void refusesABatchOutOfOrder() {
        assertThat(up(BATCH.replace("\"seq\":3", "\"seq\":1")))
                .isEqualTo(new Decoded.Undecodable<>("d: a batch must ascend in sequence"));
    }

    @Test
    void keepsARowWhoseOutcomeItDoesNotKnow() {
        String receipts = json(new Downlink.Receipts(List.of(
                new Receipt(SampleResponses.id(1), new Receipt.Stored()),
                new Receipt(SampleResponses.id(2), new Receipt.Duplicate()))));

        var decoded = WireCodec.decodeDownlink(
                receipts.replace("\"duplicate\"", "\"framed\"").getBytes(UTF_8));

        assertThat(((Decoded.Readable<Downlink>) decoded).envelope().message())
                .isEqualTo(new Downlink.Receipts(List.of(
                        new Receipt(SampleResponses.id(1), new Receipt.Stored()),
                        new Receipt(
                                SampleResponses.id(2),
                                new Receipt.Deferred("an outcome that this program does not know")))));
    }

    @Test
    void fitsTheReceiptsOfAFullBatchIntoOneMessageWhateverTheReasons() {
        for (String reason : List.of("\"\\".repeat(300), "€".repeat(300), "\u0001".repeat(300), "🙂".repeat(300))) {
            var receipts = new Downlink.Receipts(IntStream.range(0, Uplink.Responses.MAX_ROWS)
                    .mapToObj(i -> new Receipt(SampleResponses.id(i), new Receipt.Rejected(reason)))
                    .toList());
            byte[] bytes = WireCodec.encode(SampleMessages.enveloped(receipts));

            assertThat(bytes).hasSizeLessThanOrEqualTo(WireCodec.MAX_MESSAGE);
            assertThat(WireCodec.decodeDownlink(bytes))
                    .isEqualTo(new Decoded.Readable<>(SampleMessages.enveloped(receipts)));
        }
    }

    @Test
    void clampsAMadClockInsteadOfLosingTheMessage() {
        var sent = new Stamp(1, 0, Long.MIN_VALUE, TimeQuality.UNSYNCHRONISED);
        var envelope = new Envelope<Uplink>(ID, 0, sent, new Uplink.Gone(0));

        assertThat(readable(WireCodec.decodeUplink(WireCodec.encode(envelope)))
                        .sentAt()
                        .wallMillis())
                .isZero();
        assertThat(new Stamp(1, 0, Long.MAX_VALUE, TimeQuality.RESTORED).wallMillis())
                .isEqualTo(Stamp.MAX_WALL);
    }

    @Test
    void givesTheSameBytesForTheSameResponseWhateverTheOrderOfItsSets() {
        Response response = SampleResponses.everyKind();

        for (int i = 0; i < 20; i++) {
            assertThat(ResponseCodec.encode(SampleResponses.everyKind())).isEqualTo(ResponseCodec.encode(response));
        }
    }

    @Test
    void refusesToWriteTextThatNobodyCouldRead() {
        Answer words = new Answer.Words(new QuestionId("comment"), "a\ud800");
        Response response = SampleResponses.response(SampleSurveys.smileyWhy(), 1, Collections.singletonList(words));

        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> ResponseCodec.encode(response));
    }

    @Test
    void saysWhetherAResponseIsNewerOrFaulty() {
        String response = new String(ResponseCodec.encode(SampleResponses.smileyWhy()), UTF_8);

        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> ResponseCodec.decode(
                        response.replace("\"complete\"", "\"dreamt\"").getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.newer()).isTrue());
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(
                        () -> ResponseCodec.decode(response.replace("{", "[").getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.newer()).isFalse());
    }

    private static Decoded<Uplink> up(String json) {
        return WireCodec.decodeUplink(json.getBytes(UTF_8));
    }

    private static Envelope<Uplink> readable(Decoded<Uplink> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Readable.class);
        return ((Decoded.Readable<Uplink>) decoded).envelope();
    }

    private static String json(Message message) {
        return new String(WireCodec.encode(SampleMessages.enveloped(message)), UTF_8);
    }
}
