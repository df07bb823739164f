package fi.hymy.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Envelope;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Uplink;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The short cut for batches of responses reads what the long way reads, or nothing; and what is written
/// without a tree is what the tree would have been written as.
final class ResponsesScanTest {
    private static final int MUTATIONS = 30_000;
    private static final String NASTY = "\"Jono\" \\ pitkä\n\t\r 😀 \u2028 \u007f /";

    @Test
    void readsWhatKiosksWrite() {
        Envelope<Uplink> batch = batch(
                SampleResponses.smileyWhy(1),
                SampleResponses.nps(2, 10),
                withoutDetails(SampleResponses.everyKind()),
                SampleResponses.sealed(),
                saying(SampleResponses.smileyWhy(4), NASTY, EnumSet.allOf(Response.Flag.class)));

        byte[] bytes = WireCodec.encode(batch);

        assertThat(ResponsesScan.read(bytes)).contains(batch);
        assertThat(WireCodec.decodeAnyUplink(bytes)).isEqualTo(new Decoded.Readable<>(batch));
    }

    @Test
    void leavesContactDetailsAndWhatMayHaveBeenReplacedToTheReader() {
        for (Response response :
                List.of(saying(SampleResponses.smileyWhy(2), "\ufffd", Set.of()), SampleResponses.everyKind())) {
            byte[] bytes = WireCodec.encode(batch(response));

            assertThat(ResponsesScan.read(bytes)).isEmpty();
            assertThat(WireCodec.decodeUplink(bytes)).isEqualTo(new Decoded.Readable<>(batch(response)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" {", "{ ", "{\"v\":1,\"new\":2", "{\"v\":01", "{\"v\":2"})
    void leavesAnotherBeginningToTheReader(String beginning) {
        String usual = new String(WireCodec.encode(batch(SampleResponses.smileyWhy(1))), UTF_8);

        byte[] bytes = usual.replaceFirst("\\{\"v\":1|\\{", beginning).getBytes(UTF_8);

        assertThat(ResponsesScan.read(bytes)).isEmpty();
    }

    @Test
    void leavesAnythingBehindTheEndToTheReader() {
        byte[] bytes = WireCodec.encode(batch(SampleResponses.smileyWhy(1)));

        assertThat(ResponsesScan.read(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
        assertThat(ResponsesScan.read(Arrays.copyOf(bytes, bytes.length - 1))).isEmpty();
    }

    @Test
    void leavesAMessageThatIsTooLongToTheReader() {
        var rows = new Uplink.Row[Uplink.Responses.MAX_ROWS];
        String words = "a".repeat(Answer.MAX_TEXT);
        Arrays.setAll(rows, i -> new Uplink.Row(i + 1, saying(SampleResponses.smileyWhy(i), words, Set.of())));

        byte[] bytes = WireCodec.encode(
                SampleMessages.enveloped(Uplink.Responses.of(new OutboxId("outbox-1"), List.of(rows))));

        assertThat(bytes.length).isGreaterThan(WireCodec.MAX_MESSAGE);
        assertThat(ResponsesScan.read(bytes)).isEmpty();
    }

    @Test
    void neverReadsWhatTheReaderWouldReadOtherwise() {
        byte[] sound = WireCodec.encode(batch(
                SampleResponses.smileyWhy(1),
                withoutDetails(SampleResponses.everyKind()),
                saying(SampleResponses.smileyWhy(4), NASTY, EnumSet.of(Response.Flag.REPEAT))));
        int read = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            byte[] bytes = mutated(sound, new SplittableRandom(seed));
            var scanned = ResponsesScan.read(bytes);
            if (scanned.isPresent()) {
                read++;
                assertThat(WireCodec.decodeAnyUplink(bytes))
                        .as("seed %d", seed)
                        .isEqualTo(new Decoded.Readable<>(scanned.get()));
            }
        }
        assertThat(read).as("mutations that were read").isBetween(MUTATIONS / 100, MUTATIONS / 2);
    }

    @Test
    void writesResponsesAsTheirTreeIsWritten() {
        for (Response response : List.of(
                SampleResponses.everyKind(),
                saying(SampleResponses.smileyWhy(1), NASTY, EnumSet.allOf(Response.Flag.class)))) {
            assertThat(ResponseCodec.encode(response)).isEqualTo(throughTree(ResponseCodec.encode(response)));
            byte[] message = WireCodec.encode(batch(response));
            assertThat(message).isEqualTo(throughTree(message));
        }
    }

    @Test
    void writesReceiptsAsTheirTreeIsWritten() {
        byte[] message = WireCodec.encode(SampleMessages.enveloped(new Downlink.Receipts(List.of(
                new Receipt(SampleResponses.smileyWhy(1).id(), new Receipt.Stored()),
                new Receipt(SampleResponses.smileyWhy(2).id(), new Receipt.Duplicate()),
                new Receipt(SampleResponses.smileyWhy(3).id(), new Receipt.Deferred(NASTY)),
                new Receipt(SampleResponses.smileyWhy(4).id(), new Receipt.Rejected(NASTY))))));

        assertThat(message).isEqualTo(throughTree(message));
    }

    private static byte[] throughTree(byte[] json) {
        return Json.MESSAGE.bytes(Json.MESSAGE.tree(new String(json, UTF_8)));
    }

    private static Envelope<Uplink> batch(Response... responses) {
        var rows = new Uplink.Row[responses.length];
        Arrays.setAll(rows, i -> new Uplink.Row(7 + i, responses[i]));
        return SampleMessages.enveloped(Uplink.Responses.of(new OutboxId("outbox-1"), List.of(rows)));
    }

    private static Response withoutDetails(Response response) {
        return with(
                response,
                response.answers().stream()
                        .filter(answer -> !(answer instanceof Answer.Details))
                        .toList(),
                response.flags());
    }

    private static Response saying(Response response, String words, Set<Response.Flag> flags) {
        return with(response, List.of(new Answer.Words(new QuestionId("comment"), words)), flags);
    }

    private static Response with(Response response, List<Answer> answers, Set<Response.Flag> flags) {
        return new Response(
                response.id(),
                response.survey(),
                response.language(),
                response.channel(),
                response.startedAt(),
                response.endedAt(),
                response.status(),
                answers,
                flags);
    }

    /// One letter changed, left out or doubled, or a piece of the text repeated or left out.
    private static byte[] mutated(byte[] sound, SplittableRandom random) {
        int at = random.nextInt(sound.length);
        int length = random.nextInt(1, random.nextBoolean() ? 2 : 40);
        byte[] rest = Arrays.copyOfRange(sound, Math.min(sound.length, at + length), sound.length);
        byte[] piece = Arrays.copyOfRange(sound, at, Math.min(sound.length, at + length));
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] changed = sound.clone();
                changed[at] = (byte) "0129azAZ_-\"\\{}[],: \u0000".charAt(random.nextInt(20));
                yield changed;
            }
            case 1 -> joined(Arrays.copyOf(sound, at), rest);
            case 2 -> joined(Arrays.copyOf(sound, at), piece, piece, rest);
            default -> {
                byte[] changed = sound.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
